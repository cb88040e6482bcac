using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// How entries hang together: hash = SM3(previous hash ‖ canonical form). docs/audit-log.md describes the canonical
/// form for others to implement, with a test vector.
/// </summary>
public static class AuditChain
{
    public const int HashLength = 32;
    public const int CurrentFormat = 1;

    public static byte[] HashOf(AuditEntry entry) => Sm3.Hash(entry.PreviousHash, CanonicalForm(entry));

    /// <summary>
    /// Format 1: a CBOR map in deterministic order, integer keys, without the fields that an entry lacks.
    /// </summary>
    public static byte[] CanonicalForm(AuditEntry entry)
    {
        var cbor = new CanonicalMap();
        cbor.Write(1, entry.Format);
        cbor.Write(2, entry.Hall);
        cbor.Write(3, entry.Sequence);
        cbor.Write(4, (entry.AtUtc - DateTime.UnixEpoch).Ticks);
        cbor.Write(5, entry.Announcement);
        cbor.Write(6, entry.Action);
        cbor.Write(7, entry.Outcome);
        cbor.Write(8, entry.Actor);
        cbor.Write(9, entry.Role);
        cbor.Write(10, entry.Counter);
        cbor.Write(11, entry.Visit?.ToByteArray(bigEndian: true));
        cbor.Write(12, entry.Purpose);
        cbor.Write(13, entry.Basis);
        cbor.Write(14, entry.Subject);
        cbor.Write(15, entry.SubjectHash);
        cbor.Write(16, entry.LicenseHash);
        cbor.Write(17, entry.KindCode);
        cbor.Write(18, entry.Details);
        return cbor.Encode();
    }

    /// <summary>
    /// Says which entry is the first that is not proven, or null when <paramref name="entries"/>, in the order of their
    /// numbers, lead from <paramref name="start"/> to <paramref name="end"/>, the hall's head row, without one.
    /// </summary>
    public static AuditFault? FindFault(AuditHead start, IEnumerable<AuditEntry> entries, AuditHead? end)
    {
        var walk = new AuditWalk(start, AuditAnchors.None, key: null);
        return entries.Select(walk.Next).FirstOrDefault(fault => fault is not null) ?? walk.End(end);
    }
}
