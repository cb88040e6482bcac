using System.Collections.Immutable;

namespace CounterDesk.Domain.Audit;

/// <summary>The anchors of one hall that its log must agree with, and the gaps that somebody explained.</summary>
public sealed class AuditAnchors
{
    private AuditAnchors(
        ImmutableArray<AuditAnchor> standing, ImmutableArray<AuditAnchor> gaps, AuditAnchor? deleted) =>
        (Standing, Gaps, Deleted) = (standing, gaps, deleted);

    public static AuditAnchors None { get; } = new([], [], null);

    /// <summary>In the order of their last entries.</summary>
    public ImmutableArray<AuditAnchor> Standing { get; }

    /// <summary>Which entries are gone and were said to be, the earliest said first.</summary>
    public ImmutableArray<AuditAnchor> Gaps { get; }

    /// <summary>Up to where entries were deleted after their time; null when none were.</summary>
    public AuditAnchor? Deleted { get; }

    /// <summary>The first entry of a chain of which entries were deleted up to an anchor; null when none were.</summary>
    public static long BeginBehind(AuditAnchor? deleted) => (deleted?.Last ?? 0) + 1;

    /// <summary>Whether what an anchor says was read began where the chain does.</summary>
    public bool IsWhole(AuditAnchor proven) => proven.First <= BeginBehind(Deleted);

    /// <summary>Where the chain begins: before the first entry, or behind the last one that was deleted.</summary>
    public AuditHead StartOf(string hall) => Deleted is { } deleted
        ? AuditHead.At(hall, deleted.Last, Convert.FromHexString(deleted.Head))
        : AuditHead.BeforeTheFirst(hall);

    /// <summary>
    /// The day up to which a proof need not read again: closed, and read as whole later. Null when there is none.
    /// </summary>
    public AuditAnchor? ProvenDay
    {
        get
        {
            var proven = Standing.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Proven)?.Last;
            return Standing.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Day && anchor.Last <= proven);
        }
    }

    /// <summary>
    /// Of <paramref name="said"/>, anchors of one hall in the order in which they were made: what was said to be gone
    /// no longer binds, and what came after binds as ever. Of what was deleted its last day still binds: the entry
    /// behind it has its root.
    /// </summary>
    public static AuditAnchors Of(IEnumerable<AuditAnchor> said)
    {
        List<AuditAnchor> standing = [];
        List<AuditAnchor> gaps = [];
        AuditAnchor? deleted = null;
        foreach (var anchor in said)
        {
            if (anchor.Kind is AuditAnchorKind.Resumed)
            {
                standing.RemoveAll(earlier => anchor.First <= earlier.Last && earlier.Last <= anchor.Last);
                gaps.Add(anchor);
            }
            else if (anchor.Kind is AuditAnchorKind.Deleted)
            {
                standing.RemoveAll(earlier => earlier.Last < anchor.Last);
                deleted = deleted is null || deleted.Last < anchor.Last ? anchor : deleted;
            }
            else
            {
                standing.Add(anchor);
            }
        }

        return new([.. standing.OrderBy(anchor => anchor.Last)], [.. gaps], deleted);
    }
}
