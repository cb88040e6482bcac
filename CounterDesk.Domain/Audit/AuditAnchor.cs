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

    /// <summary>For how many months entries are kept at least (Cybersecurity Law, Art. 21(3)).</summary>
    public const int LeastMonths = 6;

    private const string DayFormat = "yyyy-MM-dd";
    private const string SaidAtDetail = "SaidAt";

    public int Format { get; init; } = CurrentFormat;

    public required AuditAnchorKind Kind { get; init; }

    public required string Hall { get; init; }

    /// <summary>The day whose entries the root is of, or the last day that was deleted.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The first entry of the day, of what was read, of what is missing, or of what was deleted.</summary>
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

    private string AtText => AtUtc.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads the anchor in an entry that closes a day or deletes days; null when the entry does neither, or carries
    /// something else.
    /// </summary>
    public static AuditAnchor? Of(AuditEntry entry) => entry.Action switch
    {
        nameof(AuditAction.DayClosed) => OfDay(entry),
        nameof(AuditAction.EntriesDeleted) => OfDeletion(entry),
        _ => null,
    };

    /// <summary>The note of the entry that closes this anchor's day, or deletes its entries, and carries it.</summary>
    public AuditNote ToNote() => Kind switch
    {
        AuditAnchorKind.Day => ToNote(AuditAction.DayClosed, new AuditDetail(nameof(Root), Root!)),
        AuditAnchorKind.Deleted => ToNote(
            AuditAction.EntriesDeleted, new AuditDetail(nameof(Head), Head), new AuditDetail(SaidAtDetail, AtText)),
        _ => throw new InvalidOperationException($"No entry carries an anchor that says {Kind}."),
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

    private static AuditAnchor? OfDay(AuditEntry entry) =>
        OfDetails(entry, AuditAnchorKind.Day) is { Root: not null } day
            ? day with
            {
                Last = entry.Sequence - 1, Head = Convert.ToHexStringLower(entry.PreviousHash), AtUtc = entry.AtUtc,
            }
            : null;

    // Its head is gone with the entries, and it was signed before its entry was written.
    private static AuditAnchor? OfDeletion(AuditEntry entry)
    {
        var details = AuditDetail.Read(entry.Details);
        return OfDetails(entry, AuditAnchorKind.Deleted) is { } deleted
            && long.TryParse(details.GetValueOrDefault(nameof(Last)), CultureInfo.InvariantCulture, out var last)
            && details.TryGetValue(nameof(Head), out var head)
            && DateTime.TryParseExact(
                details.GetValueOrDefault(SaidAtDetail), "O", CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind, out var at)
            ? deleted with { Last = last, Head = head, AtUtc = at }
            : null;
    }

    private static AuditAnchor? OfDetails(AuditEntry entry, AuditAnchorKind kind)
    {
        var details = AuditDetail.Read(entry.Details);
        return DateOnly.TryParseExact(
                details.GetValueOrDefault(nameof(Day)), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day)
            && long.TryParse(details.GetValueOrDefault(nameof(First)), CultureInfo.InvariantCulture, out var first)
            && details.TryGetValue(SignatureDetail, out var signature)
            ? new AuditAnchor
            {
                Kind = kind, Hall = entry.Hall, Day = day, First = first, Last = 0, Head = "",
                Root = details.GetValueOrDefault(nameof(Root)), AtUtc = default, Signature = signature,
            }
            : null;
    }

    private AuditNote ToNote(AuditAction action, params AuditDetail[] more) => new()
    {
        Action = action,
        Details =
        [
            new(nameof(Day), DayText!), new(nameof(First), $"{First}"), new(nameof(Last), $"{Last}"),
            .. more, new(SignatureDetail, Signature),
        ],
    };
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

    /// <summary>
    /// The entries from First to Last, of days up to Day, had been kept for their time and were deleted: the chain
    /// begins behind them.
    /// </summary>
    Deleted,
}
