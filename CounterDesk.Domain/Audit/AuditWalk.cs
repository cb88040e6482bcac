using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// Reads a hall's entries one by one, in the order of their numbers, and says which is the first that is not proven: by
/// the chain, by the roots that close its days, and by what anchors say from outside the database.
/// </summary>
/// <param name="start">Where the chain is known to be whole.</param>
/// <param name="anchors">What the log must agree with.</param>
/// <param name="key">The key of roots; null where signatures are not looked at.</param>
public sealed class AuditWalk(AuditHead start, AuditAnchors anchors, Sm2PublicKey? key)
{
    // The day that ends where the walk begins: its entries are not read again.
    private readonly AuditAnchor? _startDay = anchors.Standing.FirstOrDefault(
        anchor => anchor.Kind is AuditAnchorKind.Day && anchor.Last == start.Sequence);

    private readonly List<AuditAnchor> _missing = [];

    private byte[] _hash = start.Hash;
    private MerkleTree _day = new();
    private long _dayFirst = start.Sequence + 1;
    private long _agreed = start.Sequence;
    private int _next = anchors.Standing.TakeWhile(anchor => anchor.Last <= start.Sequence).Count();

    /// <summary>The last entry that is proven so far.</summary>
    public long Proven { get; private set; } = start.Sequence;

    /// <summary>The hash of that entry, in hex.</summary>
    public string ProvenHash => Convert.ToHexStringLower(_hash);

    /// <summary>The days whose roots are in the log and in no anchor outside.</summary>
    public IReadOnlyList<AuditAnchor> MissingAnchors => _missing;

    /// <summary>What is wrong with the log, now that <paramref name="entry"/> is known; null when nothing is.</summary>
    public AuditFault? Next(AuditEntry entry)
    {
        if ((FindFault(entry) ?? FindRootFault(entry)) is { } fault)
        {
            return fault;
        }

        for (; _next < anchors.Standing.Length && anchors.Standing[_next].Last == entry.Sequence; _next++)
        {
            if (!Same(Convert.FromHexString(anchors.Standing[_next].Head), entry.Hash))
            {
                return new AuditFault(_agreed + 1, AuditFaultKind.Rewritten);
            }

            _agreed = entry.Sequence;
        }

        _day.Add(entry.Hash);
        (Proven, _hash) = (entry.Sequence, entry.Hash);
        return null;
    }

    /// <summary>What is wrong, now that there are no more entries before <paramref name="end"/>, the head row.</summary>
    public AuditFault? End(AuditHead? end) =>
        _next < anchors.Standing.Length && (end?.Sequence ?? 0) <= Proven
            ? new AuditFault(Proven + 1, AuditFaultKind.CutOff)
        : end is null ? new AuditFault(Proven, AuditFaultKind.NoHead)
        : end.Sequence > Proven ? new AuditFault(Proven + 1, AuditFaultKind.Missing)
        : end.Sequence < Proven ? new AuditFault(end.Sequence + 1, AuditFaultKind.AddedBehindTheHead)
        : !Same(end.Hash, _hash) ? new AuditFault(Proven, AuditFaultKind.Replaced)
        : null;

    private AuditFault? FindFault(AuditEntry entry) =>
        entry.Sequence > Proven + 1 ? new AuditFault(Proven + 1, AuditFaultKind.Missing)
        : entry.Sequence <= Proven ? new AuditFault(entry.Sequence, AuditFaultKind.OutOfOrder)
        : entry.Format is not AuditChain.CurrentFormat ? new AuditFault(entry.Sequence, AuditFaultKind.UnknownFormat)
        : entry.Hall != start.Hall || !Same(entry.Hash, AuditChain.HashOf(entry))
            ? new AuditFault(entry.Sequence, AuditFaultKind.Changed)
        // The entry agrees with itself, so it is the one before that was exchanged after this one had been written.
        : !Same(entry.PreviousHash, _hash) ? new AuditFault(Math.Max(Proven, 1), AuditFaultKind.Replaced)
        : null;

    private AuditFault? FindRootFault(AuditEntry entry)
    {
        if (entry.Action != nameof(AuditAction.DayClosed))
        {
            return null;
        }

        var root = Convert.ToHexStringLower(_day.Root());
        var first = _dayFirst;
        (_day, _dayFirst) = (new MerkleTree(), entry.Sequence);
        if (AuditAnchor.Of(entry) is not { } closed || key is not null && !closed.IsSignedBy(key))
        {
            return new AuditFault(entry.Sequence, AuditFaultKind.RootWrong);
        }

        if (closed.Last == start.Sequence && start.Sequence > 0)
        {
            // Its entries are not read again, or are deleted: what is known of them is what was signed.
            (first, root) = _startDay is { Root: { } known } ? (_startDay.First, known) : (closed.First, closed.Root!);
        }

        if (closed.First != first || closed.Root != root)
        {
            return new AuditFault(entry.Sequence, AuditFaultKind.RootWrong);
        }

        if (!anchors.Standing.Contains(closed) && !anchors.Gaps.Any(gap => gap.First <= closed.Last && closed.Last <= gap.Last))
        {
            _missing.Add(closed);
        }

        return null;
    }

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
