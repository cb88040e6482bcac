namespace CounterDesk.Domain.Audit;

/// <summary>What is wrong with the proof of one entry.</summary>
public enum EntryProofFault
{
    /// <summary>The entry does not have the hash that its fields give, or another hall's or place's.</summary>
    EntryChanged,

    /// <summary>The path does not lead from the entry to the day's root.</summary>
    PathWrong,

    /// <summary>The day's root is not signed by the key.</summary>
    RootNotSigned,
}

/// <summary>
/// That one entry stood in the log on a day, at its place, as it is: the entry, the way from its hash to the root of the
/// day, and the root as the hall signed it. Nothing else of the log is needed to check it.
/// </summary>
/// <param name="Entry">As it stands in its row.</param>
/// <param name="Path">From its hash to the root of its day.</param>
/// <param name="Day">The signed root.</param>
public sealed record EntryProof(AuditEntry Entry, MerklePath Path, AuditAnchor Day)
{
    /// <summary>What is wrong with it; null when it proves the entry.</summary>
    public EntryProofFault? FindFault(Signing.Sm2PublicKey key) =>
        Entry.Hall != Day.Hall || Entry.Sequence != Day.First + Path.Leaf || Path.Leaves != Day.Last - Day.First + 1
            || !Entry.Hash.AsSpan().SequenceEqual(AuditChain.HashOf(Entry)) ? EntryProofFault.EntryChanged
        : Path.RootFrom(Entry.Hash) is not { } root || Convert.ToHexStringLower(root) != Day.Root ? EntryProofFault.PathWrong
        : Day.Kind is not AuditAnchorKind.Day || !Day.IsSignedBy(key) ? EntryProofFault.RootNotSigned
        : null;
}
