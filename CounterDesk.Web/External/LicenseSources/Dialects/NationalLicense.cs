using System.Collections.Immutable;
using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Reads licenses out of an answer's data, under whatever names GB/T 36903's items have there.</summary>
internal sealed class NationalLicense(PlatformSetup setup)
{
    // Platforms of this shape write the identifier, the number and the fields of the face under names of their own.
    private static readonly ImmutableArray<(string Name, MetadataItem Item)> _ownNames =
    [
        ("cert_identifier", MetadataItem.Identifier), ("certIdentifier", MetadataItem.Identifier),
        ("certificateIdentifier", MetadataItem.Identifier), ("certTypeCode", MetadataItem.KindCode),
        ("certNo", MetadataItem.Number), ("holder", MetadataItem.HolderName), ("holderCode", MetadataItem.HolderCode),
        ("certData", MetadataItem.Face),
    ];

    private readonly LicenseRecords _records = new(setup);

    public PlatformAnswer<FoundLicenses> ReadList(JsonElement data, HolderCode asked)
    {
        // Some put the list into an object.
        var list = data.ValueKind is JsonValueKind.Object && data.TryGetProperty("dataList", out var inner) ? inner : data;
        return list.ValueKind is JsonValueKind.Array
            ? _records.ReadList([.. list.EnumerateArray().Select(element => LicenseRecords.ValuesOf(element, ItemOf))], asked)
            : JsonReply.Fault<FoundLicenses>(AnswerFault.WrongType, "data");
    }

    public PlatformAnswer<License> Read(JsonElement data, LicenseIdentifier asked) =>
        LicenseRecords.ValuesOf(data, ItemOf) is { } values
            ? _records.Read(values, asked)
            : JsonReply.Fault<License>(AnswerFault.WrongType, "data");

    private static MetadataItem? ItemOf(string name) =>
        _ownNames.FirstOrDefault(pair => pair.Name == name).Item ?? Manifest.ItemNamed(name);
}
