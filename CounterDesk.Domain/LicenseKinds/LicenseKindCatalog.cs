using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>A file with one kind, by the name that an administrator knows it by.</summary>
public sealed record LicenseKindFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>The kinds of license the hall knows: those the program comes with, and those the hall added.</summary>
public sealed class LicenseKindCatalog
{
    private const string DataFolder = "CounterDesk.Domain.LicenseKinds.Data.";

    private static readonly JsonSerializerOptions _options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly FrozenDictionary<string, LicenseKind> _byCode;

    private LicenseKindCatalog(ImmutableArray<LicenseKind> all) =>
        (All, _byCode) = (all, all.ToFrozenDictionary(kind => kind.Code));

    public ImmutableArray<LicenseKind> All { get; }

    public LicenseKind? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>Reads the program's own kinds and those of <paramref name="added"/>.</summary>
    /// <exception cref="LicenseKindException">A file is wrong, or two have the same code.</exception>
    public static LicenseKindCatalog Load(IEnumerable<LicenseKindFile> added)
    {
        var kinds = new Dictionary<string, (LicenseKind Kind, string File)>();
        foreach (var file in BuiltIn().Concat(added))
        {
            var kind = Read(file);
            if (!kinds.TryAdd(kind.Code, (kind, file.Name)))
            {
                throw new LicenseKindException(
                    file.Name, "$.code", $"{kind.Code} is already the code of {kinds[kind.Code].Kind.Name} in {kinds[kind.Code].File}.");
            }
        }

        return new LicenseKindCatalog([.. kinds.Values.Select(entry => entry.Kind)]);
    }

    private static IEnumerable<LicenseKindFile> BuiltIn()
    {
        var assembly = typeof(LicenseKindCatalog).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(DataFolder, StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using var stream = assembly.GetManifestResourceStream(name)!;
            stream.CopyTo(content);
            yield return new LicenseKindFile(name[DataFolder.Length..], content.ToArray());
        }
    }

    private static LicenseKind Read(LicenseKindFile file)
    {
        LicenseKind kind;
        try
        {
            kind = JsonSerializer.Deserialize<LicenseKind>(WithoutMark(file.Content.Span), _options)
                ?? throw new LicenseKindException(file.Name, "$", "The file says null instead of describing a kind.");
        }
        catch (JsonException exception)
        {
            throw new LicenseKindException(file.Name, Place(exception), $"{exception.Message.TrimEnd('.')}.");
        }

        return LicenseKindRules.FindFaults(kind).FirstOrDefault() is { } fault
            ? throw new LicenseKindException(file.Name, fault.Place, fault.Reason)
            : kind;
    }

    // Some editors put a byte order mark in front of UTF-8.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;

    private static string Place(JsonException exception) =>
        $"{exception.Path ?? "$"} (line {exception.LineNumber + 1})";
}
