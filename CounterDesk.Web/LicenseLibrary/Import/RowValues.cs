using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>The values of one row, with what was found wrong or remarkable while they were read.</summary>
internal sealed class RowValues(ManifestRow row)
{
    // What a decoder leaves where bytes were no character.
    private const char Undecodable = '\uFFFD';

    private readonly List<ImportFinding> _refusals = [];
    private readonly List<ImportFinding> _remarks = [];

    public IReadOnlyList<ImportFinding> Refusals => _refusals;

    public IReadOnlyList<ImportFinding> Remarks => _remarks;

    /// <summary>The value without spaces around it; null when there is none or it is no good.</summary>
    public string? Text(MetadataItem item, int maxLength)
    {
        var text = row.Values.GetValueOrDefault(item, "").Trim();
        if (text.Length is 0)
        {
            return null;
        }

        if (FindFault(text, maxLength) is { } fault)
        {
            Refuse(item.Key, fault);
            return null;
        }

        return text;
    }

    public string? Required(MetadataItem item, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(row.Values.GetValueOrDefault(item)))
        {
            Refuse(item.Key, ImportReason.Missing);
        }

        return Text(item, maxLength);
    }

    public DateOnly? Date(MetadataItem item)
    {
        if (Text(item, License.MaxValidityTextLength) is not { } text)
        {
            return null;
        }

        if (FaceDate.TryParse(text, out var date))
        {
            return date;
        }

        Refuse(item.Key, ImportReason.NotADate);
        return null;
    }

    /// <summary>The same thing said of several holders is said once.</summary>
    public void Refuse(string field, ImportReason reason)
    {
        var finding = new ImportFinding(row.Number, field, reason);
        if (!_refusals.Contains(finding))
        {
            _refusals.Add(finding);
        }
    }

    /// <summary>Domain's fault under the name that the import's words know.</summary>
    public void Refuse(string field, IdentifierFault fault) => Refuse(field, Enum.Parse<ImportReason>(fault.ToString()));

    public void Remark(string field, ImportReason reason) => _remarks.Add(new ImportFinding(row.Number, field, reason));

    /// <summary>What keeps a text from being stored, or null. Line breaks and tabs are part of longer texts.</summary>
    public static ImportReason? FindFault(string text, int maxLength) =>
        text.Contains(Undecodable, StringComparison.Ordinal) ? ImportReason.BadEncoding
        : text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t')) ? ImportReason.IllegalCharacter
        : text.Length > maxLength ? ImportReason.TooLong
        : null;
}
