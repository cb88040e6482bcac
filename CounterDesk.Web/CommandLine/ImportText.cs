using System.Globalization;
using System.Text;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.CommandLine;

/// <summary>The words of <c>import</c>: a line for every refusal, remarks of one sort together, and the count at the end.</summary>
internal static class ImportText
{
    private const int MostRowsNamed = 5;

    public static string Of(ImportProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"{progress.Share * 100,3:0} % read: {progress.Rows} rows, {progress.Added} added, {progress.Changed} changed, " +
        $"{progress.Unchanged} unchanged, {progress.Refused} refused");

    public static string Of(ImportSummary summary)
    {
        var text = new StringBuilder();
        foreach (var refusal in summary.Refusals)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Place(refusal)}: {Words(refusal)}\n");
        }

        foreach (var same in summary.Remarks.GroupBy(remark => (remark.Field, remark.Reason, remark.Detail)))
        {
            text.Append(CultureInfo.InvariantCulture, $"remark, {Rows(same)}: {Words(same.First())}\n");
        }

        var done = summary.Done;
        return text.Append(
            CultureInfo.InvariantCulture,
            $"{done.Added} added, {done.Changed} changed, {done.Unchanged} unchanged, {done.Refused} refused.\n").ToString();
    }

    private static string Place(ImportFinding finding) => finding switch
    {
        { Row: 0 } => "manifest",
        { Field: null } => string.Create(CultureInfo.InvariantCulture, $"row {finding.Row}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"row {finding.Row}, {finding.Field}"),
    };

    private static string Rows(IEnumerable<ImportFinding> same)
    {
        var findings = same.ToList();
        var named = string.Join(", ", findings.Take(MostRowsNamed).Select(finding => finding.Row));
        var others = findings.Count - MostRowsNamed;
        var rows = others > 0 ? $"rows {named} and {others} more" : findings.Count is 1 ? $"row {named}" : $"rows {named}";
        return findings[0].Field is { } field ? $"{rows}, {field}" : rows;
    }

    private static string Words(ImportFinding finding)
    {
        var words = Words(finding.Reason);
        return finding.Detail is { } detail ? $"{words} ({detail})." : $"{words}.";
    }

    private static string Words(ImportReason reason) => reason switch
    {
        ImportReason.NoManifest => "the folder has neither manifest.csv nor manifest.json",
        ImportReason.TwoManifests => "the folder has two manifests; leave one",
        ImportReason.ManifestUnreadable => "it cannot be read",
        ImportReason.ManifestNotJson => "it is no JSON array from here on, line and byte",
        ImportReason.ColumnMissing => "a column is missing",
        ImportReason.ColumnTwice => "the column stands there twice, perhaps under two of its names",
        ImportReason.WrongColumnCount => "the row has not as many columns as the header",
        ImportReason.BadQuotes => "a quotation mark is not closed, or something stands behind a closing one",
        ImportReason.NotAnObject => "there should be a JSON object",
        ImportReason.BadEncoding => "some bytes are no characters in the encoding of the manifest",
        ImportReason.Duplicate => "an earlier row is about the same license",
        ImportReason.Missing => "there is no value",
        ImportReason.TooLong => "the value is too long",
        ImportReason.WrongLength => "the value has not the right length",
        ImportReason.WrongParts => "the parts between the dots are not those of an identifier",
        ImportReason.IllegalCharacter => "a character is not allowed there",
        ImportReason.WrongCheckCharacter => "the check character is wrong",
        ImportReason.WrongBodyCheckCharacter => "the check character of the organization code inside is wrong",
        ImportReason.ImpossibleDate => "the date of birth inside is no day of the calendar",
        ImportReason.NotADate => "the value is no date",
        ImportReason.DatesReversed => "the end lies before the beginning",
        ImportReason.UnknownHolderType => "the type of the holder's number is none of GB/T 36903",
        ImportReason.HolderCountDisagrees => "there are not as many names as numbers of holders, or types for them",
        ImportReason.DisagreesWithIdentifier => "the value is not the one in the identifier",
        ImportReason.NotAText => "a field of the face is not a text with a short name",
        ImportReason.Repeated => "the field is given twice, perhaps under two of its names",
        ImportReason.NotASex => "the value is neither 男 nor 女",
        ImportReason.MalformedNumber => "the number is not well formed",
        ImportReason.NotAllowed => "the kind does not allow this value",
        ImportReason.DisagreesWithNumber => "the value is not what the resident number says",
        ImportReason.TermNotOfKind => "licenses of the kind are not given out for so long",
        ImportReason.TooYoung => "the holder was too young on that day",
        ImportReason.DisagreesWithPart => "the number on the face says another year, level or category",
        ImportReason.DisagreesWithMetadata => "the face says something else than the metadata",
        ImportReason.FileMissing => "there is no such file",
        ImportReason.FileOutsideFolder => "the file lies outside the folder",
        ImportReason.FileUnreadable => "the file cannot be read",
        ImportReason.FileTooLarge => "the file is too large",
        ImportReason.FileFormatUnknown => "the file is neither OFD nor PDF",
        ImportReason.FileDisagrees => "the file says something else than its row",
        ImportReason.KindUnlisted => "the catalog lacks the kind: the license can be verified, and has no certified copy",
        ImportReason.UnknownColumn => "the column means nothing here and was left out",
        ImportReason.UnknownField => "the kind has no such field; it was kept",
        ImportReason.UnknownStatus => "the status is missing or not understood, so whether it is in force cannot be told",
        ImportReason.UnusualNumber => "the number is not made as the kind says",
        ImportReason.DisagreesWithHolder => "the holder's number says another date of birth or sex",
    };
}
