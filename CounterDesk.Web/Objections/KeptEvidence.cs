using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
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

    /// <summary>Where whoever raised it can be called, when she left a number.</summary>
    public string? Telephone { get; init; }

    /// <summary>Of what was not found, when its paper form was issued.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>What was searched for when nothing was found.</summary>
    public string? Searched { get; init; }

    public string? Identifier { get; init; }

    public string? Number { get; init; }

    /// <summary>Whose it is; of what was not found, whose number was asked for.</summary>
    public string? HolderName { get; init; }

    public string? HolderCode { get; init; }

    /// <summary>The number of a <see cref="HolderCodeType"/>.</summary>
    public int? HolderCodeType { get; init; }

    /// <summary>In what other sources have it otherwise, by the names of <see cref="DifferenceKind"/>.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The names of the two answers.</summary>
    public string? Genuine { get; init; }

    public string? InForce { get; init; }

    /// <summary>Every check with its outcome and its reason, by their names: <c>FileIntact=Failed:RefDigestMismatch</c>.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>The name of a <see cref="LicenseFileFormat"/>; null when there is no file.</summary>
    public string? FileFormat { get; init; }

    public ReadOnlyMemory<byte>? File { get; init; }

    public static KeptEvidence Of(LicenseQuery query, Holder? holder, MissingLicense? missing, string? note) => new()
    {
        Number = missing?.Number,
        IssuedOn = missing?.IssuedOn,
        Note = note,
        Searched = TermOf(query),
        HolderName = holder?.Name,
        HolderCode = holder?.Code.Text,
        HolderCodeType = (int?)holder?.Code.Type,
    };

    public static KeptEvidence Of(OpenLicense open, LicenseHit? hit, string? note) => new()
    {
        Note = note,
        HolderName = open.License.Holders[0].Name,
        HolderCode = open.License.Holders[0].Code.Text,
        HolderCodeType = (int)open.License.Holders[0].Code.Type,
        Differences = [.. (hit?.Differences ?? []).Select(difference => difference.Kind.ToString()).Distinct()],
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

    /// <summary>
    /// What is reported to the issuer; null where it is not known what: a license that was not found has neither
    /// identifier nor issuer, unless the clerk named kind and issuer.
    /// </summary>
    public PlatformReport? ToReport(Objection objection) =>
        FindReport(objection) is { } report ? report with { Telephone = Telephone, Evidence = SentFile } : null;

    // The file as it came is what shows that something is wrong with it.
    private LicenseFile? SentFile =>
        File is { } bytes && FileFormat is { } format ? new(Enum.Parse<LicenseFileFormat>(format), bytes) : null;

    private PlatformReport? FindReport(Objection objection) => Identifier is { } identifier
        ? ToReport(objection.Fault, LicenseIdentifier.FromSource(identifier))
        : objection is { KindName: { } kind, IssuerName: { } issuer } && HolderCode is not null
            ? new PlatformReport.Missing(
                new(HolderName!, Domain.Identifiers.HolderCode.Parse((HolderCodeType)HolderCodeType!.Value, HolderCode)), kind, issuer)
            {
                Number = Number, IssuedOn = IssuedOn,
            }
            : null;

    // What the issuer reads is in the issuer's language.
    private PlatformReport ToReport(ObjectionFault fault, LicenseIdentifier identifier) => fault switch
    {
        ObjectionFault.Missing or ObjectionFault.FileUnreadable => new PlatformReport.Unloadable(identifier),
        ObjectionFault.Wrong => new PlatformReport.Wrong(identifier, Note ?? "证照内容有误"),
        ObjectionFault.NotGenuine => new PlatformReport.Wrong(identifier, WithNote("文件或印章没有通过核验")),
        ObjectionFault.SourcesDiffer => new PlatformReport.Wrong(
            identifier, WithNote($"不同来源的数据不一致：{string.Join('、', Differences.Select(WordOf))}")),
    };

    private string WithNote(string remark) => Note is null ? remark : $"{remark}。{Note}";

    private static string WordOf(string difference) => Enum.Parse<DifferenceKind>(difference) switch
    {
        DifferenceKind.OlderVersion => "版本",
        DifferenceKind.Status => "状态",
        DifferenceKind.Term => "有效期",
        DifferenceKind.Number => "号码",
        DifferenceKind.Holders => "持证人",
    };

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
