using System.Collections.Frozen;
using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Makes licenses out of values that a dialect has found under its own names.</summary>
internal sealed class LicenseRecords(PlatformSetup setup)
{
    // Platforms of the standard's shape write some items under names of their own.
    private static readonly FrozenDictionary<string, MetadataItem> _ownNames = new Dictionary<string, MetadataItem>
    {
        ["cert_identifier"] = MetadataItem.Identifier,
        ["certIdentifier"] = MetadataItem.Identifier,
        ["certificateIdentifier"] = MetadataItem.Identifier,
        ["certTypeCode"] = MetadataItem.KindCode,
        ["certno"] = MetadataItem.Number,
        ["certNo"] = MetadataItem.Number,
        ["holder"] = MetadataItem.HolderName,
        ["holderCode"] = MetadataItem.HolderCode,
        ["certData"] = MetadataItem.Face,
    }.ToFrozenDictionary();

    /// <summary>What a name of GB/T 36903, or one that platforms use in its place, means; null when nothing.</summary>
    // Some run the words of a name together (certificateAreaCode).
    public static MetadataItem? ItemOf(string name) => _ownNames.GetValueOrDefault(name) ?? Manifest.ItemNamed(name)
        ?? (name.StartsWith("certificate", StringComparison.Ordinal)
            ? Manifest.ItemNamed(JsonNamingPolicy.SnakeCaseLower.ConvertName(name))
            : null);

    /// <summary>The licenses of a holder. A record that cannot be understood is counted; others' are none of ours.</summary>
    /// <param name="records">As they came; null for what is none.</param>
    /// <param name="asked">Whose were asked for.</param>
    public PlatformAnswer<FoundLicenses> ReadList(IReadOnlyCollection<Dictionary<MetadataItem, string>?> records, HolderCode asked)
    {
        if (records.Count > LicenseLookup.MostHits)
        {
            return JsonReply.Fault<FoundLicenses>(AnswerFault.TooLong, "data");
        }

        var licenses = records.OfType<Dictionary<MetadataItem, string>>()
            .Select(values => ReadOne(values, needsFace: false).License).OfType<License>().ToList();
        if (licenses.Any(license => license.Holders.All(holder => holder.Code.Text != asked.Text)))
        {
            return JsonReply.Fault<FoundLicenses>(AnswerFault.AnotherLicense, "holderCode");
        }

        return records.Count is 0
            ? new PlatformAnswer<FoundLicenses>.None()
            : new PlatformAnswer<FoundLicenses>.Answered(
                new([.. licenses.Select(HallLibrary.ToHit)], records.Count - licenses.Count));
    }

    /// <summary>The one license that was asked for.</summary>
    public PlatformAnswer<License> Read(Dictionary<MetadataItem, string> values, LicenseIdentifier asked)
    {
        if (values.TryGetValue(MetadataItem.Identifier, out var identifier) && IdentifierText.Fold(identifier) != asked.Value)
        {
            return JsonReply.Fault<License>(AnswerFault.AnotherLicense, MetadataItem.Identifier.Key);
        }

        var (license, fault) = ReadOne(values, needsFace: true);
        return license is null ? fault! : new PlatformAnswer<License>.Answered(license);
    }

    /// <summary>The values of an object by what its names mean; null when it is none.</summary>
    /// <param name="element">What came.</param>
    /// <param name="itemOf">What a name means; null when nothing.</param>
    public static Dictionary<MetadataItem, string>? ValuesOf(JsonElement element, Func<string, MetadataItem?> itemOf)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var values = new Dictionary<MetadataItem, string>();
        foreach (var property in element.EnumerateObject())
        {
            if (itemOf(property.Name) is { } item && Manifest.TextOf(property.Value) is { Length: > 0 } text)
            {
                values.TryAdd(item, text);
            }
        }

        return values;
    }

    private (License? License, PlatformAnswer<License>? Fault) ReadOne(Dictionary<MetadataItem, string> values, bool needsFace)
    {
        var atUtc = setup.Time.GetUtcNow().UtcDateTime;
        var reading = RowReader.Read(new ManifestRow(1, values), setup.Kinds, atUtc, needsFace);
        return reading.License is { } license
            ? (license with { Origin = new LicenseOrigin(setup.Key, atUtc) { Named = setup.Name } }, null)
            : (null, FaultOf(reading.Refusals[0]));
    }

    private static PlatformAnswer<License> FaultOf(ImportFinding finding) => JsonReply.Fault<License>(
        finding.Reason switch
        {
            ImportReason.Missing => AnswerFault.FieldMissing,
            ImportReason.BadEncoding => AnswerFault.WrongEncoding,
            _ => AnswerFault.WrongValue,
        },
        finding.Field);
}
