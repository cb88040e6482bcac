using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Auditing.Search;

/// <summary>What an auditor follows through the log: somebody or something that entries are about.</summary>
public abstract record AuditTerm
{
    private const int ShortestNumber = 5;
    private const char EntryMark = '#';

    private AuditTerm()
    {
    }

    /// <summary>The number of a person, an organization or a license. Which, the log will tell.</summary>
    public sealed record Number(string Text) : AuditTerm
    {
        /// <summary>Masked: what is printed of a record must be harmless.</summary>
        public override string ToString() => Mask.Number(Text);
    }

    /// <summary>Whom an entry is about, by the hash that it has.</summary>
    /// <param name="Hash">The keyed hash, 32 bytes.</param>
    /// <param name="Masked">As the entry shows them; empty when it does not.</param>
    public sealed record Subject(byte[] Hash, string Masked) : AuditTerm;

    /// <summary>Which license an entry is about, by the hash that it has.</summary>
    public sealed record License(byte[] Hash) : AuditTerm;

    public sealed record Visit(Guid Id) : AuditTerm;

    /// <summary>The eight digits on a visit's papers.</summary>
    public sealed record VisitOnPaper(VisitNumber Value) : AuditTerm;

    /// <summary>The entry with this number, and those before it.</summary>
    public sealed record Entry(long Sequence) : AuditTerm;

    /// <summary>Null when <paramref name="typed"/> is nothing that can be followed.</summary>
    public static AuditTerm? Read(string typed)
    {
        var text = typed.Trim();
        var digits = text.TrimStart(EntryMark);
        return Guid.TryParse(text, out var visit) ? new Visit(visit)
            : (text.StartsWith(EntryMark) || text.Length < VisitNumber.Length)
                && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) && sequence > 0
                ? new Entry(sequence)
            : VisitNumber.TryParse(text, out var onPaper) ? new VisitOnPaper(onPaper)
            : text.Length is >= ShortestNumber and <= HolderCode.MaxLength && !text.Any(char.IsControl)
                || LicenseIdentifier.TryParse(text, out _) ? new Number(text)
            : null;
    }
}
