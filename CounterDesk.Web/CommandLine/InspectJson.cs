using System.Text.Encodings.Web;
using System.Text.Json;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.CommandLine;

/// <summary>A file's report as one line of JSON, for programs.</summary>
internal static class InspectJson
{
    // Names of files are often Chinese; nothing here is put into a web page.
    private static readonly JsonSerializerOptions _options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string file, FileReport report) => JsonSerializer.Serialize(
        new
        {
            file,
            verdict = FileReasonNames.Of(report.Verdict),
            reasons = report.Reasons.Select(FileReasonNames.Of),
            signatures = report.Signatures.Select(signature => new
            {
                id = signature.Id,
                verdict = FileReasonNames.Of(signature.Verdict),
                reasons = signature.Reasons.Select(FileReasonNames.Of),
            }),
            warnings = report.Warnings.Select(FileReasonNames.Of),
        },
        _options);
}
