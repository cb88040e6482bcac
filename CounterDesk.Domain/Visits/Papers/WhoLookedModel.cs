using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// Who looked at somebody's licenses, why, and what came of it, as the audit log has it: at one visit, or at the hall
/// on one day. At the end of a visit it is also the summary of what was done.
/// </summary>
public sealed record WhoLookedModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Of the visit at which it is handed out.</summary>
    public required string Number { get; init; }

    /// <summary>Whose licenses, masked.</summary>
    public required string MaskedName { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Everything at the hall on that day; otherwise what was done at one visit.</summary>
    public required bool IsWholeDay { get; init; }

    /// <summary>In the order of their times.</summary>
    public required ImmutableArray<Look> Looks { get; init; }

    /// <summary>Receipt numbers of objections that were filed for the person.</summary>
    public ImmutableArray<string> Objections { get; init; } = [];

    /// <summary>For how many months at least the audit log keeps who looked.</summary>
    public required int LogMonths { get; init; }
}
