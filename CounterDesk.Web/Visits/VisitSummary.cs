using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What was done at a visit: licenses verified and papers made, in their order, and whether it was rated.
/// </summary>
public sealed record VisitSummary(
    IReadOnlyList<VerificationEntry> Verified, IReadOnlyList<RegisteredCopy> Copies, bool IsRated)
{
    /// <summary>Rules that supervisors have opened for it and nobody has ended yet.</summary>
    public IReadOnlyList<BreakGlassOpening> Opened { get; init; } = [];

    /// <summary>Papers of which nobody has said how they came out.</summary>
    public IEnumerable<RegisteredCopy> Unanswered => Copies.Where(copy => copy.IsAsked);

    public bool HasPrinted => Copies.Any(copy => copy.State is CopyState.Printed or CopyState.Withdrawn);
}
