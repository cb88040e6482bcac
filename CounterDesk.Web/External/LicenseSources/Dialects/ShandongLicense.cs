using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Reads licenses out of what was deciphered: one object or several, items of GB/T 36903 and fields of the face side by
/// side.
/// </summary>
internal sealed class ShandongLicense(PlatformSetup setup)
{
    // The holder's name, and on many faces a field of its own.
    private const string BothItemAndField = "name";

    private readonly LicenseRecords _records = new(setup);

    public PlatformAnswer<FoundLicenses> ReadList(JsonElement plain, HolderCode asked) => plain.ValueKind switch
    {
        JsonValueKind.Object => _records.ReadList([ValuesOf(plain)], asked),
        JsonValueKind.Array => _records.ReadList([.. plain.EnumerateArray().Select(ValuesOf)], asked),
        _ => JsonReply.Fault<FoundLicenses>(AnswerFault.WrongType, "certData"),
    };

    public PlatformAnswer<License> Read(JsonElement plain, LicenseIdentifier asked) => ValuesOf(plain) is { } values
        ? _records.Read(values, asked)
        : JsonReply.Fault<License>(AnswerFault.WrongType, "certData");

    private static Dictionary<MetadataItem, string>? ValuesOf(JsonElement element)
    {
        if (LicenseRecords.ValuesOf(element, LicenseRecords.ItemOf) is not { } values)
        {
            return null;
        }

        if (TextOf(element, BothItemAndField) is { } name)
        {
            values.TryAdd(MetadataItem.HolderName, name);
        }

        // Its kind stands in its identifier.
        if (values.TryGetValue(MetadataItem.Identifier, out var text) && LicenseIdentifier.FindFaultFromSource(text) is null)
        {
            values.TryAdd(MetadataItem.KindCode, LicenseIdentifier.FromSource(text).TypeCode);
        }

        values.TryAdd(MetadataItem.Face, FaceOf(element));
        return values;
    }

    private static string FaceOf(JsonElement element) => new JsonObject(
        from property in element.EnumerateObject()
        where LicenseRecords.ItemOf(property.Name) is null && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        group property by property.Name into same
        select KeyValuePair.Create(same.Key, (JsonNode?)same.First().Value.ToString())).ToJsonString(NationalRequest.Readable);

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
