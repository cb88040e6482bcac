using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// Who looked at somebody's licenses, why, and what came of it, as the audit log has it: at one visit, or in all that
/// may be told of a period. At the end of a visit it is also the summary of what was done.
/// </summary>
public sealed record WhoLookedModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Of the visit at which it is handed out.</summary>
    public required string Number { get; init; }

    /// <summary>Whose licenses, masked.</summary>
    public required string MaskedName { get; init; }

    /// <summary>The first day; of one visit, the day on which the paper is made.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What was done at one visit; otherwise everything of the period.</summary>
    public required bool IsOfVisit { get; init; }

    /// <summary>Of one visit in the order of their times, of a period the latest first.</summary>
    public required ImmutableArray<Look> Looks { get; init; }

    /// <summary>There are more of the period, earlier ones, than a paper has room for.</summary>
    public bool HasMore { get; init; }

    /// <summary>Of a period: copies that were made or checked in it, the latest first.</summary>
    public ImmutableArray<LookedCopy> Copies { get; init; } = [];

    /// <summary>Receipt numbers of objections that were filed for the person.</summary>
    public ImmutableArray<string> Objections { get; init; } = [];

    /// <summary>For how many months at least the audit log keeps who looked.</summary>
    public required int LogMonths { get; init; }
}
