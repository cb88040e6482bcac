using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>
/// One entry of a file of service items: the item when the hall may offer it, or what is wrong with it.
/// </summary>
/// <param name="Row">Counted from 1.</param>
/// <param name="Code">As far as it could be read, to say which item it is.</param>
/// <param name="Name">As far as it could be read.</param>
/// <param name="Item">Null when there are faults.</param>
/// <param name="Faults">Empty when there is an item.</param>
public sealed record ServiceItemEntry(
    int Row, string? Code, string? Name, ServiceItem? Item, ImmutableArray<ServiceItemFault> Faults);

/// <summary>The file is no list of service items. Nothing of it is taken.</summary>
/// <param name="line">Counted from 1; 0 when the file as a whole is something else.</param>
public sealed class ServiceItemFileException(long line)
    : Exception(line > 0 ? $"From line {line} on it is no JSON array." : "It is JSON, and no array.")
{
    public long Line => line;
}

/// <summary>
/// Service items as JSON: an array of objects with the names of <see cref="ServiceItem"/>'s parts, the first letter
/// small.
/// The hall keeps each of them in the same form.
/// </summary>
public static class ServiceItemFile
{
    /// <summary>Several thousand items.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>Of one item as JSON, in characters.</summary>
    public const int MaxItemLength = 16000;

    private static readonly JsonSerializerOptions _options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsUsual } },
    };

    private static readonly JsonSerializerOptions _indented = new(_options) { WriteIndented = true, NewLine = "\n" };

    // What a later program wrote may have parts that this one does not know.
    private static readonly JsonSerializerOptions _kept =
        new(_options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    private static readonly JsonDocumentOptions _reading = new() { CommentHandling = JsonCommentHandling.Skip };

    /// <summary>
    /// Reads all entries, each accepted or refused by itself. Of two with one code the second is refused.
    /// </summary>
    /// <exception cref="ServiceItemFileException">The file as a whole is not a JSON array.</exception>
    public static ImmutableArray<ServiceItemEntry> Read(ReadOnlyMemory<byte> file, LicenseKindCatalog catalog)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(file), _reading);
            if (document.RootElement.ValueKind is not JsonValueKind.Array)
            {
                throw new ServiceItemFileException(0);
            }

            var codes = new HashSet<string>();
            return
            [
                .. document.RootElement.EnumerateArray()
                    .Select((element, index) => ReadEntry(index + 1, element, codes, catalog)),
            ];
        }
        catch (JsonException exception)
        {
            throw new ServiceItemFileException((exception.LineNumber ?? -1) + 1);
        }
    }

    /// <summary>An item that was written by <see cref="Write(ServiceItem)"/>.</summary>
    public static ServiceItem ReadItem(string json) => JsonSerializer.Deserialize<ServiceItem>(json, _kept)!;

    /// <summary>One item on one line. The same item has the same text, and only the same.</summary>
    public static string Write(ServiceItem item) => JsonSerializer.Serialize(item, _options);

    /// <summary>A file that can be read back, for people to read and edit.</summary>
    public static byte[] Write(IEnumerable<ServiceItem> items) => JsonSerializer.SerializeToUtf8Bytes(items, _indented);

    internal static string Write(ImmutableArray<Material> materials) => JsonSerializer.Serialize(materials, _options);

    private static ServiceItemEntry ReadEntry(
        int row, JsonElement element, HashSet<string> codes, LicenseKindCatalog catalog)
    {
        string? code = null, name = null;
        try
        {
            (code, name) = (TextOf(element, "code"), TextOf(element, "name"));
            var (item, faults) = ReadItem(element, catalog);
            return item is null || codes.Add(item.Code)
                ? new(row, code, name, item, faults)
                : new(row, code, name, null, [new(ServiceItemFaultReason.Repeated, "code", code)]);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return new(row, code, name, null, [new(ServiceItemFaultReason.Unreadable, "")]);
        }
    }

    private static (ServiceItem? Item, ImmutableArray<ServiceItemFault> Faults) ReadItem(
        JsonElement element, LicenseKindCatalog catalog)
    {
        if (FindAbsent(element).ToImmutableArray() is { IsEmpty: false } absent)
        {
            return (null, absent);
        }

        try
        {
            var item = element.Deserialize<ServiceItem>(_options) ?? throw new JsonException();
            var faults = ServiceItemRules.FindFaults(item, catalog);
            return (faults.IsEmpty ? item : null, faults);
        }
        catch (JsonException exception)
        {
            var place = exception.Path?.TrimStart('$', '.') ?? "";
            return (null, [new ServiceItemFault(ServiceItemFaultReason.Unreadable, place)]);
        }
    }

    // The reader of JSON would say that something is absent, and not where.
    private static IEnumerable<ServiceItemFault> FindAbsent(JsonElement item) =>
    [
        .. FindAbsent(item, typeof(ServiceItem), ""),
        .. from material in ListOf(item, "materials", "")
           from fault in (IEnumerable<ServiceItemFault>)
           [
               .. FindAbsent(material.Element, typeof(Material), $"{material.Place}."),
               .. ListOf(material.Element, "kinds", $"{material.Place}.")
                   .SelectMany(kind => FindAbsent(kind.Element, typeof(MaterialKind), $"{kind.Place}.")),
           ]
           select fault,
    ];

    private static IEnumerable<ServiceItemFault> FindAbsent(JsonElement element, Type type, string place) =>
        element.ValueKind is not JsonValueKind.Object
            ? []
            : from property in _options.GetTypeInfo(type).Properties
              where property.IsRequired && !element.TryGetProperty(property.Name, out _)
              select new ServiceItemFault(ServiceItemFaultReason.Missing, place + property.Name);

    private static IEnumerable<(JsonElement Element, string Place)> ListOf(
        JsonElement element, string name, string place) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Select((entry, index) => (entry, $"{place}{name}[{index}]"))
            : [];

    private static string? TextOf(JsonElement element, string property) =>
        element.ValueKind is JsonValueKind.Object
        && element.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    private static void LeaveOutWhatIsUsual(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = static (_, value) => value is not (
                null or false
                or ImmutableArray<string> { IsEmpty: true } or ImmutableArray<MaterialKind> { IsEmpty: true });
        }
    }

    // Some editors put a byte order mark in front of UTF-8.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
}
