using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Copies;

/// <summary>Why a paper is printed a second time although the first was good, as the clerk says it.</summary>
public sealed record Reprint
{
    public const int MaxNoteLength = 80;

    private Reprint(ReprintReason reason, string? note) => (Reason, Note) = (reason, note);

    public ReprintReason Reason { get; }

    /// <summary>Null when the reason says it all.</summary>
    public string? Note { get; }

    /// <summary>Says what is wrong, or null when it can be recorded.</summary>
    public static TextFault? FindFault(ReprintReason reason, string note) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault
        && (fault is not TextFault.Missing || reason is ReprintReason.Other)
            ? fault
            : null;

    /// <exception cref="ArgumentException">The note has a fault: ask FindFault first.</exception>
    public static Reprint Create(ReprintReason reason, string note) =>
        FindFault(reason, note) is { } fault
            ? throw new ArgumentException($"The note of a reprint is {fault}.", nameof(note))
            : new(reason, TypedText.Tidy(note) is { Length: > 0 } said ? said : null);
}

/// <summary>The short list to choose from.</summary>
public enum ReprintReason
{
    Lost,
    Damaged,

    /// <summary>The recipient takes more than one.</summary>
    MoreWanted,

    /// <summary>The recipient did not take the one before, as it was.</summary>
    NotTaken,

    /// <summary>The note says which.</summary>
    Other,
}

/// <summary>
/// What the clerk answered when the desk told her what was printed before: the latest she was shown, and why there is to
/// be another, where the rule asks that.
/// </summary>
public sealed record ReprintAnswer(Identifiers.CopyNumber Seen, Reprint? Why);
