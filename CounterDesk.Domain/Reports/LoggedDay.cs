using System.Collections.Immutable;

namespace CounterDesk.Domain.Reports;

/// <summary>What the audit log has of a day, as far as the numbers of a report are made of it.</summary>
public sealed record LoggedDay
{
    public required long First { get; init; }

    /// <summary>One less than the first where the day has no entries.</summary>
    public required long Last { get; init; }

    public required IReadOnlyCollection<EntryTally> Opened { get; init; }

    public required IReadOnlyCollection<EntryTally> Searches { get; init; }

    public required IReadOnlyCollection<EntryTally> ObjectionsAnswered { get; init; }

    public required IReadOnlyCollection<EntryTally> Papers { get; init; }

    /// <summary>Rules that a supervisor opened or wanted to open.</summary>
    public required IReadOnlyCollection<EntryTally> BreakGlass { get; init; }

    public required IReadOnlyCollection<VerificationTally> Verifications { get; init; }

    /// <summary>The questions that a source left without an answer.</summary>
    public required IReadOnlyCollection<Unanswered> Unanswered { get; init; }

    /// <summary>What was undone of papers that have a number, of whatever day: names of actions.</summary>
    public required ImmutableArray<Counted> Undone { get; init; }

    /// <summary>Names of actions, the most frequent first; so are those of the next two.</summary>
    public required ImmutableArray<Counted> WithoutOutcome { get; init; }

    public required ImmutableArray<Counted> Refused { get; init; }

    public required ImmutableArray<Counted> Failed { get; init; }
}
