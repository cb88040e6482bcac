namespace CounterDesk.Domain.Copies;

/// <summary>How a copy is set: its edition, and whether English stands beside the Chinese in headings and labels.</summary>
public sealed record CopyLook(CopyEdition Edition, bool HasEnglish);
