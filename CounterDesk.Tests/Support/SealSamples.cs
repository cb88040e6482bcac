using System.Collections.Immutable;
using System.Text.Json;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Real and generated license files with the answers wanted. They may not be published and are no part of the repository: the
/// environment variable COUNTERDESK_SAMPLES names the folder that holds the folder "seals". Without it their tests are skipped.
/// </summary>
internal static class SealSamples
{
    public const string WhyMissing = "COUNTERDESK_SAMPLES does not name a folder that holds the folder 'seals'.";

    /// <summary>The day the answers are for.</summary>
    public static readonly DateTimeOffset At = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<TrustStore> _trust = new(() => TrustStore.Load(
        TrustFiles("anchors"), TrustFiles("intermediates"), TrustFiles("crls")));

    public static bool ArePresent => File.Exists(PathOf("index.json"));

    /// <summary>As in the samples' own folder; nobody else is trusted.</summary>
    public static TrustStore Trust => _trust.Value;

    /// <summary>Files with a verdict wanted; none where the samples are missing.</summary>
    public static IReadOnlyList<SealSample> Files() => ArePresent ? [.. ReadIndex()] : [];

    public static byte[] Read(string file) => File.ReadAllBytes(PathOf(file));

    private static IEnumerable<SealSample> ReadIndex()
    {
        using var index = JsonDocument.Parse(File.ReadAllBytes(PathOf("index.json")));
        return
        [
            .. from sample in index.RootElement.GetProperty("samples").EnumerateArray()
               let expected = sample.GetProperty("expected")
               where expected.TryGetProperty("verdict", out _)
               select new SealSample(
                   sample.GetProperty("file").GetString()!,
                   expected.GetProperty("verdict").GetString()!,
                   Texts(expected, "also_acceptable"),
                   Texts(expected, "reasons"),
                   Texts(expected, "warnings"),
                   [.. expected.GetProperty("per_signature").EnumerateArray()
                       .Select(signature => signature.GetProperty("verdict").GetString()!)]),
        ];
    }

    private static ImmutableArray<string> Texts(JsonElement element, string property) =>
        element.TryGetProperty(property, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];

    private static IEnumerable<TrustFile> TrustFiles(string folder) =>
        Directory.EnumerateFiles(PathOf(Path.Combine("trust", folder))).Order(StringComparer.Ordinal)
            .Select(file => new TrustFile(Path.GetFileName(file), File.ReadAllBytes(file)));

    private static string PathOf(string file) =>
        Path.Combine(Environment.GetEnvironmentVariable("COUNTERDESK_SAMPLES") ?? "", "seals", file);
}

/// <summary>What a sample file must be told: a verdict, and the reasons that must be among those given.</summary>
internal sealed record SealSample(
    string File, string Verdict, ImmutableArray<string> AlsoAcceptable, ImmutableArray<string> Reasons,
    ImmutableArray<string> Warnings, ImmutableArray<string> SignatureVerdicts);
