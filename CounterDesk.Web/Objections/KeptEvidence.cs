using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Objections;

/// <summary>
/// What is encrypted of an objection's evidence: which license it is, what the checks said, and the very file. Names of
/// properties stand in the bytes: a new one must be optional, and none is ever renamed.
/// </summary>
internal sealed record KeptEvidence
{
    // Only this program reads it back, never a page.
    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What is wrong in the clerk's words.</summary>
    public string? Note { get; init; }

    /// <summary>What was searched for when nothing was found.</summary>
    public string? Searched { get; init; }

    public string? Identifier { get; init; }

    public string? Number { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The names of the two answers.</summary>
    public string? Genuine { get; init; }

    public string? InForce { get; init; }

    /// <summary>Every check with its outcome and its reason, by their names: <c>FileIntact=Failed:RefDigestMismatch</c>.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>The name of a <see cref="LicenseFileFormat"/>; null when there is no file.</summary>
    public string? FileFormat { get; init; }

    public ReadOnlyMemory<byte>? File { get; init; }

    public static KeptEvidence Of(LicenseQuery query, string? note) => new() { Note = note, Searched = TermOf(query) };

    public static KeptEvidence Of(OpenLicense open, string? note) => new()
    {
        Note = note,
        Identifier = open.License.Identifier.Value,
        Number = open.License.Number,
        CheckedAt = open.Report.CheckedAt,
        Genuine = open.Report.Genuine.ToString(),
        InForce = open.Report.InForce.ToString(),
        Checks = [.. open.Report.Results.Select(Line)],
        FileFormat = open.File?.Format.ToString(),
        File = open.File?.Bytes,
    };

    public static KeptEvidence Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<KeptEvidence>(bytes, _options)!;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, _options);

    private static string Line(CheckResult result)
    {
        var reason = result.Reason?.ToString() ?? result.FileReason?.ToString() ?? result.FileWarning?.ToString();
        return $"{result.Check}={result.Outcome}{(reason is null ? "" : $":{reason}")}";
    }

    private static string TermOf(LicenseQuery query) => query switch
    {
        LicenseQuery.ByHolder(var code) => code.Text,
        LicenseQuery.ByIdentifier(var identifier) => identifier.Value,
        LicenseQuery.ByNumber(var number) => number,
        LicenseQuery.ByNameAndBirthDate(var name, var birthDate) =>
            string.Create(CultureInfo.InvariantCulture, $"{name} {birthDate:yyyy-MM-dd}"),
        _ => throw new UnreachableException(),
    };
}
