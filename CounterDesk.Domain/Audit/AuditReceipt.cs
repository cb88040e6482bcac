namespace CounterDesk.Domain.Audit;

/// <summary>
/// Proof for the caller that an entry is committed: only now may what it announces be done, or what it records be
/// shown.
/// </summary>
/// <param name="Sequence">The entry's number in its hall's chain.</param>
/// <param name="AtUtc">The time the entry carries.</param>
public sealed record AuditReceipt(long Sequence, DateTime AtUtc);
