using System.Globalization;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// What is known of a log outside its database: that it had an entry <see cref="Last"/> with the hash
/// <see cref="Head"/>. Signed by the hall and never taken back, so that a log which was cut, exchanged or brought back
/// from yesterday is told from the one that was there. docs/audit-log.md describes it for others.
/// </summary>
public sealed record AuditAnchor
{
    public const int CurrentFormat = 1;

    /// <summary>The detail of a closing entry that has the signature, in hex.</summary>
    public const string SignatureDetail = "Signature";

    private const string DayFormat = "yyyy-MM-dd";

    public int Format { get; init; } = CurrentFormat;

    public required AuditAnchorKind Kind { get; init; }

    public required string Hall { get; init; }

    /// <summary>The day whose entries the root is of; a root has one and nothing else.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The first entry of the day, of what was read, or of what is missing.</summary>
    public required long First { get; init; }

    /// <summary>The last one of the same.</summary>
    public required long Last { get; init; }

    /// <summary>The hash of the entry <see cref="Last"/>, in hex.</summary>
    public required string Head { get; init; }

    /// <summary>The Merkle root over the hashes of the day's entries, in hex.</summary>
    public string? Root { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>SM2 with SM3 over <see cref="CanonicalForm"/>: r‖s in hex.</summary>
    public string Signature { get; init; } = "";

    private string? DayText => Day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads the anchor that an entry closing a day carries; null when the entry is none, or carries something else.
    /// </summary>
    public static AuditAnchor? Of(AuditEntry entry)
    {
        if (entry.Action != nameof(AuditAction.DayClosed))
        {
            return null;
        }

        var details = AuditDetail.Read(entry.Details);
        return details.TryGetValue(nameof(Day), out var day)
            && DateOnly.TryParseExact(
                day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var closed)
            && details.TryGetValue(nameof(First), out var first) && long.TryParse(first, CultureInfo.InvariantCulture, out var from)
            && details.TryGetValue(nameof(Root), out var root)
            && details.TryGetValue(SignatureDetail, out var signature)
            ? new AuditAnchor
            {
                Kind = AuditAnchorKind.Day,
                Hall = entry.Hall,
                Day = closed,
                First = from,
                Last = entry.Sequence - 1,
                Head = Convert.ToHexStringLower(entry.PreviousHash),
                Root = root,
                AtUtc = entry.AtUtc,
                Signature = signature,
            }
            : null;
    }

    /// <summary>The note of the entry that closes this anchor's day and carries it.</summary>
    public AuditNote ToNote() => new()
    {
        Action = AuditAction.DayClosed,
        Details =
        [
            new(nameof(Day), DayText!), new(nameof(First), $"{First}"),
            new(nameof(Last), $"{Last}"), new(nameof(Root), Root!), new(SignatureDetail, Signature),
        ],
    };

    /// <summary>
    /// Format 1: a CBOR map in deterministic order, integer keys, without what the anchor lacks. The signature is over
    /// these bytes.
    /// </summary>
    public byte[] CanonicalForm()
    {
        var cbor = new CanonicalMap();
        cbor.Write(1, Format);
        cbor.Write(2, $"CounterDesk audit {Kind}");
        cbor.Write(3, Hall);
        cbor.Write(4, DayText);
        cbor.Write(5, First);
        cbor.Write(6, Last);
        cbor.Write(7, Convert.FromHexString(Head));
        cbor.Write(8, Root is null ? null : Convert.FromHexString(Root));
        cbor.Write(9, (AtUtc - DateTime.UnixEpoch).Ticks);
        return cbor.Encode();
    }

    public AuditAnchor SignedBy(IKeyRing keys) =>
        this with { Signature = Convert.ToHexStringLower(keys.SignAudit(CanonicalForm())) };

    /// <summary>Whether the signature is the key's. False as well for what cannot be read as an anchor.</summary>
    public bool IsSignedBy(Sm2PublicKey key)
    {
        try
        {
            return Format is CurrentFormat && Sm2.Verify(key, CanonicalForm(), Convert.FromHexString(Signature));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>What an anchor says. The names are signed, so a name never changes.</summary>
public enum AuditAnchorKind
{
    /// <summary>A day is over, and this is the root of its entries.</summary>
    Day,

    /// <summary>The log was read from First to Last and found whole.</summary>
    Proven,

    /// <summary>Somebody said why the entries from First to Last, known by earlier anchors, are not there.</summary>
    Resumed,
}
