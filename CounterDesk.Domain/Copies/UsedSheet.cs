using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>What became of a numbered sheet.</summary>
public enum SheetUse
{
    /// <summary>It was handed over as part of a copy.</summary>
    Copy,

    Spoiled,

    /// <summary>No copy is on it; the note says where it is.</summary>
    Explained,
}

/// <summary>A numbered sheet of the hall that is used up. None is used twice.</summary>
public sealed class UsedSheet
{
    public const int MaxNoteLength = 100;

    // For the database, which fills the properties.
    private UsedSheet()
    {
    }

    public string Hall { get; private init; } = "";

    public SheetNumber Number { get; private init; } = null!;

    /// <summary>In China.</summary>
    public DateOnly Day { get; private init; }

    public string Counter { get; private init; } = "";

    public SheetUse Use { get; private init; }

    /// <summary>Null when it is explained.</summary>
    public CopyNumber? Copy { get; private init; }

    /// <summary>Where it is; null unless it is explained.</summary>
    public string? Note { get; private init; }

    /// <summary>Who said so.</summary>
    public string ClerkId { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>A sheet that a copy took.</summary>
    public static UsedSheet Of(RegisteredCopy copy, SheetNumber number, DateOnly day, string clerkId, DateTime atUtc) =>
        new()
        {
            Hall = copy.Hall,
            Number = number,
            Day = day,
            Counter = copy.Counter,
            Use = copy.State is CopyState.Void ? SheetUse.Spoiled : SheetUse.Copy,
            Copy = copy.Number,
            ClerkId = clerkId,
            AtUtc = atUtc,
        };

    /// <summary>A sheet of which a supervisor says where it is.</summary>
    public static UsedSheet Explain(
        string hall, SheetNumber number, DateOnly day, string counter, string note, string clerkId, DateTime atUtc) =>
        new()
        {
            Hall = hall,
            Number = number,
            Day = day,
            Counter = counter,
            Use = SheetUse.Explained,
            Note = note.Trim(),
            ClerkId = clerkId,
            AtUtc = atUtc,
        };
}
