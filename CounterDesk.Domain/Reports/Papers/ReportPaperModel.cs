using System.Collections.Immutable;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>All that stands on the paper of a day's report. Everything is decided, and its words but the paper's own are found.</summary>
public sealed record ReportPaperModel
{
    public required string HallName { get; init; }

    public required bool IsDemo { get; init; }

    public required DailyReport Numbers { get; init; }

    /// <summary>Of the closed report; null while the day goes on.</summary>
    public required int? Version { get; init; }

    /// <summary>Whether nothing can be added to the day any more.</summary>
    public required bool IsWholeDay { get; init; }

    /// <summary>When the numbers were counted or closed, by the counter's clock.</summary>
    public required DateTimeOffset CountedAt { get; init; }

    public required ImmutableArray<ReportTable> Tables { get; init; }

    /// <summary>In the order of their weight.</summary>
    public required ImmutableArray<PrintedException> Exceptions { get; init; }

    /// <summary>How many more there are, all of less weight.</summary>
    public int LeftOut { get; init; }

    /// <summary>Null while nobody has signed: the paper then says so on every page.</summary>
    public PrintedSignOff? SignOff { get; init; }

    /// <summary>What was added after the signing, the earliest first.</summary>
    public ImmutableArray<PrintedAddendum> Addenda { get; init; } = [];

    /// <summary>
    /// The time of the newest thing on it, so that the same report has the same time whenever it is drawn.
    /// </summary>
    public DateTimeOffset DrawnAt => Addenda is [.., { At: var added }] ? added : SignOff?.At ?? CountedAt;
}

/// <summary>An exception in words.</summary>
/// <param name="Level">How much it asks for.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Said">What was found.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="ClerkNumber">The staff number of the clerk concerned; null where it is about nobody, or not known.</param>
/// <param name="Entries">The entries of the log behind it.</param>
/// <param name="Decisions">The earliest first; the last counts. Empty while nobody decided.</param>
public sealed record PrintedException(
    string Level, string Title, string Said, string Why, string? ClerkNumber, ImmutableArray<long> Entries,
    ImmutableArray<PrintedDecision> Decisions);

/// <summary>What somebody decided about an exception, in words.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Note">The supervisor's own words; null where there are none.</param>
/// <param name="Answers">What clerks said who were asked.</param>
/// <param name="By">Who decided: name and staff number.</param>
/// <param name="At">When, by the counter's clock.</param>
public sealed record PrintedDecision(
    string Decision, string? Note, ImmutableArray<string> Answers, PrintedPerson By, DateTimeOffset At);

/// <summary>That the day was signed. Hexadecimal where it is bytes.</summary>
/// <param name="By">Who signed.</param>
/// <param name="At">When, by the counter's clock.</param>
/// <param name="Note">The signer's words; null where there are none.</param>
/// <param name="Root">The day's Merkle root.</param>
/// <param name="Digest">SM3 of the statement that was signed.</param>
/// <param name="Signature">SM2 with SM3 over the statement.</param>
/// <param name="KeyFingerprint">SM3 of the key's point.</param>
public sealed record PrintedSignOff(
    PrintedPerson By, DateTimeOffset At, string? Note, string Root, string Digest, string Signature,
    string KeyFingerprint)
{
    /// <summary>The very bytes that were signed; the file carries them, so that the signature can be verified by it alone.</summary>
    public ImmutableArray<byte> Statement { get; init; } = [];
}

/// <summary>Something that was added to a signed report.</summary>
public sealed record PrintedAddendum(string Text, PrintedPerson By, DateTimeOffset At);

/// <summary>Somebody of the hall as papers name them.</summary>
public sealed record PrintedPerson(string Name, string Number);
