using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>
/// That a supervisor signed the report of a day. Written once, one for a day; what turns out wrong later is an addendum.
/// </summary>
public sealed class ReportSignOff
{
    /// <summary>So long that the audit log has every word of it.</summary>
    public const int MaxNoteLength = AuditDetail.MaxValueLength;

    // For the database, which fills the properties.
    private ReportSignOff()
    {
    }

    public string Hall { get; private init; } = "";

    public DateOnly Day { get; private init; }

    /// <summary>Of the closed report.</summary>
    public int Version { get; private init; }

    public string SignedBy { get; private init; } = "";

    public string SignedByNumber { get; private init; } = "";

    public string SignedByName { get; private init; } = "";

    public DateTime SignedAtUtc { get; private init; }

    public string? Note { get; private init; }

    /// <summary>A <see cref="SignOffStatement"/>, as the bytes that were signed.</summary>
    public byte[] Statement { get; private init; } = [];

    /// <summary>SM3 of the statement. It stands in the audit log.</summary>
    public byte[] Digest { get; private init; } = [];

    /// <summary>SM2 with SM3 over the statement by the key that signs the log's roots: r‖s, 64 bytes.</summary>
    public byte[] Signature { get; private init; } = [];

    /// <summary>
    /// <see cref="ReportSeal.DigestOf">SM3</see> of the paper in Chinese as it was drawn when it was signed, which stands in
    /// the audit log as well; null where none was. The same report, drawn by the same program, has it again.
    /// </summary>
    public byte[]? PdfDigest { get; private set; }

    public static TextFault? FindNoteFault(string? note, bool isNeeded) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault && (isNeeded || fault is not TextFault.Missing) ? fault : null;

    /// <summary>Signs a statement.</summary>
    /// <param name="statement">What is signed.</param>
    /// <param name="keys">The hall's.</param>
    /// <param name="pdfDigest">Given what was signed, the digest of the paper drawn of it; null for no paper.</param>
    /// <exception cref="KeyRingException">The key cannot be used.</exception>
    public static ReportSignOff Of(
        SignOffStatement statement, IKeyRing keys, Func<ReportSignOff, byte[]?>? pdfDigest = null)
    {
        var written = statement.Write();
        var signature = keys.SignAudit(written);
        ReportSignOff signOff = new()
        {
            Hall = statement.Matter.Hall,
            Day = statement.Matter.Day,
            Version = statement.Matter.Version,
            SignedBy = statement.Signer.Id,
            SignedByNumber = statement.Signer.Number,
            SignedByName = statement.Signer.Name,
            SignedAtUtc = statement.SignedAtUtc,
            Note = statement.Note,
            Statement = written,
            Digest = Sm3.Hash(written),
            Signature = signature,
        };
        signOff.PdfDigest = pdfDigest?.Invoke(signOff);
        return signOff;
    }

    /// <exception cref="FormatException">Somebody changed it, or a later program wrote it.</exception>
    public SignOffStatement Read() => SignOffStatement.Read(Statement);
}

/// <summary>
/// What a supervisor adds to a report after it was signed. Never an edit: it stands below what was signed, and none is
/// taken back.
/// </summary>
public sealed class ReportAddendum
{
    /// <summary>So long that the audit log has every word of it.</summary>
    public const int MaxTextLength = AuditDetail.MaxValueLength;

    // For the database, which fills the properties.
    private ReportAddendum()
    {
    }

    /// <summary>Ascending in the order in which addenda were written.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Hall { get; private init; } = "";

    public DateOnly Day { get; private init; }

    public string Text { get; private init; } = "";

    public string By { get; private init; } = "";

    public string ByNumber { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    public static TextFault? FindTextFault(string? text) => TypedText.FindFault(text, MaxTextLength);

    /// <exception cref="ArgumentException">The text has a fault: ask FindTextFault first.</exception>
    public static ReportAddendum Of(string hall, DateOnly day, string text, Signer by, DateTime atUtc) =>
        FindTextFault(text) is null
            ? new()
            {
                Hall = hall, Day = day, Text = TypedText.Tidy(text), By = by.Id, ByNumber = by.Number, ByName = by.Name,
                AtUtc = atUtc,
            }
            : throw new ArgumentException("Ask FindTextFault before a text is taken.", nameof(text));
}
