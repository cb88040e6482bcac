using System.Globalization;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.CommandLine;

/// <summary>A file's report as lines for people. Who sealed is said as the file says it.</summary>
internal static class InspectText
{
    private static readonly TimeSpan _chinaOffset = TimeSpan.FromHours(8);

    public static string Of(string file, FileReport report) => string.Join(
        '\n',
        [
            $"{file}: {FileReasonNames.Of(report.Verdict)}",
            $"  format: {NameOf(report.Format)}",
            .. Names("because of", report.Reasons.Select(FileReasonNames.Of)),
            .. Names("remarks", report.Warnings.Select(FileReasonNames.Of)),
            .. report.Signatures.SelectMany(Lines),
        ]);

    private static string NameOf(FileFormat format) => format switch
    {
        FileFormat.Ofd => "OFD",
        FileFormat.Pdf => "PDF",
        FileFormat.Neither => "neither OFD nor PDF",
    };

    private static IEnumerable<string> Lines(SignatureReport signature) =>
    [
        $"  signature {signature.Id}: {FileReasonNames.Of(signature.Verdict)}",
        .. signature.Checks.Select(result => $"    {result.Check}: {Answer(result)}"),
        .. Fact("seal", signature.SealName),
        .. Fact("signer", signature.Signer?.Subject),
        .. Fact("maker", signature.Maker?.Subject),
        .. Fact("signed at", Time(signature.SignedAt)),
        .. Fact("stamped at", Time(signature.StampedAt)),
        .. Fact("signer's revocation as of", AsOf(signature.SignerRevocation)),
        .. Fact("maker's revocation as of", AsOf(signature.MakerRevocation)),
        .. signature.UncoveredEntries.Select(entry => $"    not covered: {entry}"),
    ];

    private static string Answer(SealCheckResult result) => result switch
    {
        { Reason: { } reason } => $"{result.Outcome} ({FileReasonNames.Of(reason)})",
        { Warning: { } warning } => $"{result.Outcome} ({FileReasonNames.Of(warning)})",
        _ => $"{result.Outcome}",
    };

    private static IEnumerable<string> Names(string title, IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? [$"  {title}: {list}"] : [];

    private static IEnumerable<string> Fact(string title, string? text) =>
        string.IsNullOrEmpty(text) ? [] : [$"    {title}: {text}"];

    private static string? AsOf(RevocationFacts? revocation) =>
        revocation is null ? null : Time(revocation.AsOf) ?? "no list at hand";

    private static string? Time(DateTimeOffset? time) =>
        time?.ToOffset(_chinaOffset).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
}
