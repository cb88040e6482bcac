using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>One license that was looked at, or one search: a row of the paper.</summary>
public sealed record Look
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    public string? Counter { get; init; }

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
