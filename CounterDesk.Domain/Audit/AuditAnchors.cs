using System.Collections.Immutable;

namespace CounterDesk.Domain.Audit;

/// <summary>The anchors of one hall that its log must agree with, and the gaps that somebody explained.</summary>
public sealed class AuditAnchors
{
    private AuditAnchors(ImmutableArray<AuditAnchor> standing, ImmutableArray<AuditAnchor> gaps) =>
        (Standing, Gaps) = (standing, gaps);

    public static AuditAnchors None { get; } = new([], []);

    /// <summary>In the order of their last entries.</summary>
    public ImmutableArray<AuditAnchor> Standing { get; }

    /// <summary>Which entries are gone and were said to be, the earliest said first.</summary>
    public ImmutableArray<AuditAnchor> Gaps { get; }

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
    /// no longer binds, and what came after binds as ever.
    /// </summary>
    public static AuditAnchors Of(IEnumerable<AuditAnchor> said)
    {
        List<AuditAnchor> standing = [];
        List<AuditAnchor> gaps = [];
        foreach (var anchor in said)
        {
            if (anchor.Kind is AuditAnchorKind.Resumed)
            {
                standing.RemoveAll(earlier => anchor.First <= earlier.Last && earlier.Last <= anchor.Last);
                gaps.Add(anchor);
            }
            else
            {
                standing.Add(anchor);
            }
        }

        return new([.. standing.OrderBy(anchor => anchor.Last)], [.. gaps]);
    }
}
