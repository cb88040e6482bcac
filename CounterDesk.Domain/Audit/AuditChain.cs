using System.Formats.Cbor;
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
        var cbor = new CborWriter(CborConformanceMode.Canonical, convertIndefiniteLengthEncodings: true);
        cbor.WriteStartMap(null);
        WriteNumber(cbor, 1, entry.Format);
        WriteText(cbor, 2, entry.Hall);
        WriteNumber(cbor, 3, entry.Sequence);
        WriteNumber(cbor, 4, (entry.AtUtc - DateTime.UnixEpoch).Ticks);
        WriteNumber(cbor, 5, entry.Announcement);
        WriteText(cbor, 6, entry.Action);
        WriteText(cbor, 7, entry.Outcome);
        WriteText(cbor, 8, entry.Actor);
        WriteText(cbor, 9, entry.Role);
        WriteText(cbor, 10, entry.Counter);
        WriteBytes(cbor, 11, entry.Visit?.ToByteArray(bigEndian: true));
        WriteText(cbor, 12, entry.Purpose);
        WriteText(cbor, 13, entry.Basis);
        WriteText(cbor, 14, entry.Subject);
        WriteBytes(cbor, 15, entry.SubjectHash);
        WriteBytes(cbor, 16, entry.LicenseHash);
        WriteText(cbor, 17, entry.KindCode);
        WriteText(cbor, 18, entry.Details);
        cbor.WriteEndMap();
        return cbor.Encode();
    }

    /// <summary>
    /// Says which entry is the first that is not proven, or null when <paramref name="entries"/>, in the order of their
    /// numbers, lead from <paramref name="start"/> to <paramref name="end"/>, the hall's head row, without one.
    /// </summary>
    public static AuditFault? FindFault(AuditHead start, IEnumerable<AuditEntry> entries, AuditHead? end)
    {
        var (sequence, hash) = (start.Sequence, start.Hash);
        foreach (var entry in entries)
        {
            if (FindFault(start.Hall, sequence, hash, entry) is { } fault)
            {
                return fault;
            }

            (sequence, hash) = (entry.Sequence, entry.Hash);
        }

        return end is null ? new AuditFault(sequence, AuditFaultKind.NoHead)
            : end.Sequence > sequence ? new AuditFault(sequence + 1, AuditFaultKind.Missing)
            : end.Sequence < sequence ? new AuditFault(end.Sequence + 1, AuditFaultKind.AddedBehindTheHead)
            : !Same(end.Hash, hash) ? new AuditFault(sequence, AuditFaultKind.Replaced)
            : null;
    }

    private static AuditFault? FindFault(string hall, long previous, byte[] previousHash, AuditEntry entry) =>
        entry.Sequence > previous + 1 ? new AuditFault(previous + 1, AuditFaultKind.Missing)
        : entry.Sequence <= previous ? new AuditFault(entry.Sequence, AuditFaultKind.OutOfOrder)
        : entry.Format is not CurrentFormat ? new AuditFault(entry.Sequence, AuditFaultKind.UnknownFormat)
        : entry.Hall != hall || !Same(entry.Hash, HashOf(entry))
            ? new AuditFault(entry.Sequence, AuditFaultKind.Changed)
        // The entry agrees with itself, so it is the one before that was exchanged after this one had been written.
        : !Same(entry.PreviousHash, previousHash) ? new AuditFault(Math.Max(previous, 1), AuditFaultKind.Replaced)
        : null;

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    private static void WriteNumber(CborWriter cbor, int key, long? number)
    {
        if (number is { } present)
        {
            cbor.WriteInt32(key);
            cbor.WriteInt64(present);
        }
    }

    private static void WriteText(CborWriter cbor, int key, string? text)
    {
        if (text is not null)
        {
            cbor.WriteInt32(key);
            cbor.WriteTextString(text);
        }
    }

    private static void WriteBytes(CborWriter cbor, int key, byte[]? bytes)
    {
        if (bytes is not null)
        {
            cbor.WriteInt32(key);
            cbor.WriteByteString(bytes);
        }
    }
}
