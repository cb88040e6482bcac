namespace CounterDesk.Domain.Printing;

/// <summary>One file for one printer.</summary>
/// <param name="JobName">What the job is found again by, as a copy's number. Never a person's name.</param>
/// <param name="Pdf">The very file that was previewed.</param>
/// <param name="Paper">The paper it is to come out on.</param>
/// <param name="Tray">The printer's name of a tray; null leaves it to the printer.</param>
public sealed record PrintOrder(string JobName, ReadOnlyMemory<byte> Pdf, PaperSize Paper, string? Tray);
