namespace CounterDesk.Domain.Audit;

/// <summary>
/// Where a hall's chain ends: the last entry's number and hash. Moved in the transaction that writes the entry.
/// </summary>
public sealed class AuditHead
{
    public const int MaxHallLength = 8;

    private AuditHead(string hall, long sequence, byte[] hash) => (Hall, Sequence, Hash) = (hall, sequence, hash);

    public string Hall { get; private init; }

    /// <summary>0 before the first entry.</summary>
    public long Sequence { get; private set; }

    /// <summary>32 zero bytes before the first entry.</summary>
    public byte[] Hash { get; private set; }

    public static AuditHead BeforeTheFirst(string hall) => new(hall, 0, new byte[AuditChain.HashLength]);

    /// <summary>Where the chain was when the entry <paramref name="sequence"/> was its last.</summary>
    public static AuditHead At(string hall, long sequence, byte[] hash) => new(hall, sequence, hash);

    /// <exception cref="ArgumentException">The entry does not follow this head.</exception>
    public void MoveTo(AuditEntry entry)
    {
        if (entry.Hall != Hall || entry.Sequence != Sequence + 1 || !entry.PreviousHash.AsSpan().SequenceEqual(Hash))
        {
            throw new ArgumentException("Make the entry from this head, and move the head only once.", nameof(entry));
        }

        (Sequence, Hash) = (entry.Sequence, entry.Hash);
    }
}
