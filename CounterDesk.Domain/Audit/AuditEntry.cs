using System.Text;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// One link of a hall's chain, as it stands in its row. Written once. The names of action and outcome are kept as text,
/// so that an entry can be read and proven whatever a tamperer, or a later program, wrote into it.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxNameLength = 32;
    public const int MaxActorLength = 128;
    public const int MaxRoleLength = 32;
    public const int MaxCounterLength = 16;
    public const int MaxPurposeLength = 200;
    public const int MaxBasisLength = 200;
    public const int MaxSubjectLength = 128;
    public const int MaxKindCodeLength = 32;
    public const int MaxDetailsLength = 2000;

    /// <summary>
    /// The entry that follows <paramref name="head"/>; <paramref name="announcement"/> is the entry it answers, or
    /// null.
    /// </summary>
    public AuditEntry(AuditHead head, AuditNote note, long? announcement, DateTime atUtc)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(atUtc.Kind, DateTimeKind.Utc);

        (Hall, Sequence, PreviousHash) = (head.Hall, head.Sequence + 1, head.Hash);
        (Format, AtUtc, Announcement) = (AuditChain.CurrentFormat, atUtc, announcement);
        (Action, Outcome) = (note.Action.ToString(), note.Outcome.ToString());
        Actor = Fit(note.Actor, MaxActorLength);
        Role = Fit(note.Role, MaxRoleLength);
        Counter = Fit(note.Counter, MaxCounterLength);
        Visit = note.Visit;
        Purpose = Fit(note.Purpose, MaxPurposeLength);
        Basis = Fit(note.Basis, MaxBasisLength);
        Subject = Fit(note.Subject, MaxSubjectLength);
        (SubjectHash, LicenseHash) = (note.SubjectHash, note.LicenseHash);
        KindCode = Fit(note.KindCode, MaxKindCodeLength);
        Details = note.Details.IsEmpty ? null : Fit(DetailText(note), MaxDetailsLength, '\n');
        Hash = AuditChain.HashOf(this);
    }

    // For rows read back.
    private AuditEntry() => (Hall, Action, Outcome, PreviousHash, Hash) = ("", "", "", [], []);

    public string Hall { get; private init; }

    /// <summary>From 1 on, without a gap.</summary>
    public long Sequence { get; private init; }

    /// <summary>Which canonical form was hashed; see docs/audit-log.md.</summary>
    public int Format { get; private init; }

    public DateTime AtUtc { get; private init; }

    /// <summary>The announcement whose outcome this entry records.</summary>
    public long? Announcement { get; private init; }

    /// <summary>The name of an <see cref="AuditAction"/>.</summary>
    public string Action { get; private init; }

    /// <summary>The name of an <see cref="AuditOutcome"/>.</summary>
    public string Outcome { get; private init; }

    public string? Actor { get; private init; }

    public string? Role { get; private init; }

    public string? Counter { get; private init; }

    public Guid? Visit { get; private init; }

    public string? Purpose { get; private init; }

    public string? Basis { get; private init; }

    public string? Subject { get; private init; }

    public byte[]? SubjectHash { get; private init; }

    public byte[]? LicenseHash { get; private init; }

    public string? KindCode { get; private init; }

    /// <summary>One detail a line: name, equals sign, value.</summary>
    public string? Details { get; private init; }

    public byte[] PreviousHash { get; private init; }

    public byte[] Hash { get; private init; }

    private static string DetailText(AuditNote note) =>
        string.Join(
            '\n', note.Details.Select(detail => $"{detail.Name}={Fit(detail.Value, AuditDetail.MaxValueLength)}"));

    // What a database might change on the way in (half a surrogate pair, a NUL) is replaced before it is hashed, and
    // what a column cannot hold is cut: an entry must neither fail nor look tampered with because of what somebody
    // typed.
    private static string? Fit(string? text, int longest, char? allowed = null)
    {
        if (text is null)
        {
            return null;
        }

        var fitted = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var kept = Rune.IsControl(rune) && rune.Value != allowed ? Rune.ReplacementChar : rune;
            if (fitted.Length + kept.Utf16SequenceLength > longest)
            {
                break;
            }

            fitted.Append(kept);
        }

        return fitted.ToString();
    }
}
