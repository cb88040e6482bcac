using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>One license that was looked at, or one search: a row of the paper.</summary>
public sealed record Look
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The code of another hall than the one that hands the paper out; null for this one.</summary>
    public string? Hall { get; init; }

    public string? Counter { get; init; }

    /// <summary>The role under which it was done, as the audit log has it; null where the program did it by itself.</summary>
    public string? Role { get; init; }

    /// <summary>Null for another clerk than the one who hands the paper out: the log leads to her.</summary>
    public string? ClerkNumber { get; init; }

    /// <summary>Null for a search.</summary>
    public TwoNames? Kind { get; init; }

    public string? Matter { get; init; }

    public string? Recipient { get; init; }

    public BasisKind? Basis { get; init; }

    /// <summary>Whether who agreed signed for it on the screen.</summary>
    public bool IsSigned { get; init; }

    /// <summary>What was done and what came of it, in order. Never empty.</summary>
    public required ImmutableArray<LookStep> Steps { get; init; }
}

/// <summary>A copy of a license of somebody, and when receivers checked it.</summary>
public sealed record LookedCopy
{
    public required TwoNames Kind { get; init; }

    /// <summary>The end of its number.</summary>
    public required string NumberTail { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who was to receive it; null where it was made for somebody else's matter.</summary>
    public string? Recipient { get; init; }

    /// <summary>The last day of its use.</summary>
    public required DateOnly Until { get; init; }

    public required CopyFate Fate { get; init; }

    /// <summary>The checks of the period, in the order of their times. Who checked nobody knows.</summary>
    public ImmutableArray<DateTimeOffset> Checks { get; init; } = [];
}
