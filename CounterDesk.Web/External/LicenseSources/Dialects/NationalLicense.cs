using System.Collections.Immutable;
using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Reads licenses out of an answer's data, under whatever names GB/T 36903's items have there.</summary>
internal sealed class NationalLicense(string source, SourceName name, LicenseKindCatalog kinds)
{
    // Platforms of this shape write the identifier, the number and the fields of the face under names of their own.
    private static readonly ImmutableArray<(string Name, MetadataItem Item)> _ownNames =
    [
        ("cert_identifier", MetadataItem.Identifier), ("certIdentifier", MetadataItem.Identifier),
        ("certificateIdentifier", MetadataItem.Identifier), ("certTypeCode", MetadataItem.KindCode),
        ("certNo", MetadataItem.Number), ("holder", MetadataItem.HolderName), ("holderCode", MetadataItem.HolderCode),
        ("certData", MetadataItem.Face),
    ];

    /// <summary>The licenses of a holder. A record that cannot be understood is counted; others' are none of ours.</summary>
    public PlatformAnswer<FoundLicenses> ReadList(JsonElement data, HolderCode asked, DateTime atUtc)
    {
        // Some put the list into an object.
        var list = data.ValueKind is JsonValueKind.Object && data.TryGetProperty("dataList", out var inner) ? inner : data;
        if (list.ValueKind is not JsonValueKind.Array)
        {
            return NationalReply.Fault<FoundLicenses>(AnswerFault.WrongType, "data");
        }

        if (list.GetArrayLength() > LicenseLookup.MostHits)
        {
            return NationalReply.Fault<FoundLicenses>(AnswerFault.TooLong, "data");
        }

        var read = list.EnumerateArray().Select(element => ReadOne(ValuesOf(element), atUtc, needsFace: false).License).ToList();
        var licenses = read.OfType<License>().ToList();
        if (licenses.Any(license => license.Holders.All(holder => holder.Code.Text != asked.Text)))
        {
            return NationalReply.Fault<FoundLicenses>(AnswerFault.AnotherLicense, "holderCode");
        }

        var unread = read.Count - licenses.Count;
        return read.Count is 0
            ? new PlatformAnswer<FoundLicenses>.None()
            : new PlatformAnswer<FoundLicenses>.Answered(new([.. licenses.Select(HallLibrary.ToHit)], unread));
    }

    /// <summary>The one license that was asked for.</summary>
    public PlatformAnswer<License> Read(JsonElement data, LicenseIdentifier asked, DateTime atUtc)
    {
        if (data.ValueKind is not JsonValueKind.Object)
        {
            return NationalReply.Fault<License>(AnswerFault.WrongType, "data");
        }

        var values = ValuesOf(data);
        if (values.TryGetValue(MetadataItem.Identifier, out var identifier) && IdentifierText.Fold(identifier) != asked.Value)
        {
            return NationalReply.Fault<License>(AnswerFault.AnotherLicense, MetadataItem.Identifier.Key);
        }

        var (license, fault) = ReadOne(values, atUtc, needsFace: true);
        return license is null ? fault! : new PlatformAnswer<License>.Answered(license);
    }

    private static Dictionary<MetadataItem, string> ValuesOf(JsonElement element)
    {
        var values = new Dictionary<MetadataItem, string>();
        foreach (var property in element.ValueKind is JsonValueKind.Object ? element.EnumerateObject() : default)
        {
            if (ItemOf(property.Name) is { } item && Manifest.TextOf(property.Value) is { Length: > 0 } text)
            {
                values.TryAdd(item, text);
            }
        }

        return values;
    }

    private (License? License, PlatformAnswer<License>? Fault) ReadOne(
        Dictionary<MetadataItem, string> values, DateTime atUtc, bool needsFace)
    {
        var reading = RowReader.Read(new ManifestRow(1, values), kinds, atUtc, needsFace);
        return reading.License is { } license
            ? (license with { Origin = new LicenseOrigin(source, atUtc) { Named = name } }, null)
            : (null, FaultOf(reading.Refusals[0]));
    }

    private static MetadataItem? ItemOf(string name) =>
        _ownNames.FirstOrDefault(pair => pair.Name == name).Item ?? Manifest.ItemNamed(name);

    private static PlatformAnswer<License> FaultOf(ImportFinding finding) => NationalReply.Fault<License>(
        finding.Reason switch
        {
            ImportReason.Missing => AnswerFault.FieldMissing,
            ImportReason.BadEncoding => AnswerFault.WrongEncoding,
            _ => AnswerFault.WrongValue,
        },
        finding.Field);
}
