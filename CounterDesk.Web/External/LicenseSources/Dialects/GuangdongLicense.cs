using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Reads licenses out of the Guangdong family's records: items of their own, and the face as a text.</summary>
internal sealed class GuangdongLicense(PlatformSetup setup)
{
    private const string Fields = "data_fields";
    private const string AbolishedAt = "abolish_time";
    private const string Abolished = "注销";
    private const int LengthOfADay = 10;

    private static readonly FrozenDictionary<string, MetadataItem> _items = new Dictionary<string, MetadataItem>
    {
        ["name"] = MetadataItem.Name,
        ["id_code"] = MetadataItem.Number,
        ["holder_name"] = MetadataItem.HolderName,
        ["holder_identity_num"] = MetadataItem.HolderCode,
        ["holder_identity_type"] = MetadataItem.HolderType,
        ["issue_org_name"] = MetadataItem.IssuerName,
        ["issue_org_code"] = MetadataItem.IssuerCode,
        ["issue_date"] = MetadataItem.IssuedOn,
        ["begin_date"] = MetadataItem.ValidFrom,
        ["expiry_date"] = MetadataItem.ValidUntil,
        ["license_status_name"] = MetadataItem.Status,
    }.ToFrozenDictionary();

    // Among the fields of every face.
    private static readonly FrozenDictionary<string, MetadataItem> _baseFields = new Dictionary<string, MetadataItem>
    {
        ["ZZHM"] = MetadataItem.Number,
        ["ZZMC"] = MetadataItem.Name,
        ["CYRMC"] = MetadataItem.HolderName,
        ["CYRSFZJHM"] = MetadataItem.HolderCode,
        ["CYRSFZJLX"] = MetadataItem.HolderType,
        ["FZJGMC"] = MetadataItem.IssuerName,
        ["FZJGZZJGDM"] = MetadataItem.IssuerCode,
        ["FZRQ"] = MetadataItem.IssuedOn,
        ["YXQKSRQ"] = MetadataItem.ValidFrom,
        ["YXQJSRQ"] = MetadataItem.ValidUntil,
    }.ToFrozenDictionary();

    private readonly LicenseRecords _records = new(setup);
    private readonly GuangdongOptions _options = setup.Options.Guangdong;

    /// <param name="records">As they came.</param>
    /// <param name="lost">How many more are authorized of which there is no record.</param>
    /// <param name="asked">Whose were asked for.</param>
    public PlatformAnswer<FoundLicenses> ReadList(IReadOnlyCollection<JsonElement> records, int lost, HolderCode asked) =>
        _records.ReadList([.. records.Select(ValuesOf), .. Enumerable.Repeat<Dictionary<MetadataItem, string>?>(null, lost)], asked);

    public PlatformAnswer<License> Read(JsonElement record, LicenseIdentifier asked) => ValuesOf(record) is { } values
        ? _records.Read(values, asked)
        : JsonReply.Fault<License>(AnswerFault.WrongType, "data");

    /// <summary>The GB/T 36904 identifier of a record; null when it has none, or it is none.</summary>
    public LicenseIdentifier? IdentifierOf(JsonElement record) =>
        ValuesOf(record)?.GetValueOrDefault(MetadataItem.Identifier) is { } text && LicenseIdentifier.FindFaultFromSource(text) is null
            ? LicenseIdentifier.FromSource(text)
            : null;

    private Dictionary<MetadataItem, string>? ValuesOf(JsonElement record)
    {
        if (LicenseRecords.ValuesOf(record, ItemOf) is not { } values)
        {
            return null;
        }

        // A face that cannot be read stays as it is, and is refused as one.
        var isRead = record.TryGetProperty(Fields, out var fields)
            && JsonReply.Unquoted(fields, face => Merge(values, face)) is not null;
        if (!isRead && fields.ValueKind is JsonValueKind.String)
        {
            values[MetadataItem.Face] = fields.GetString()!;
        }

        if (values.TryGetValue(MetadataItem.Identifier, out var identifier) && LicenseIdentifier.FindFaultFromSource(identifier) is null)
        {
            values.TryAdd(MetadataItem.KindCode, LicenseIdentifier.FromSource(identifier).TypeCode);
        }

        Tidy(values, record);
        return values;
    }

    private Dictionary<MetadataItem, string> Merge(Dictionary<MetadataItem, string> values, JsonElement face)
    {
        var fields = new JsonObject();
        foreach (var field in face.ValueKind is JsonValueKind.Object ? face.EnumerateObject() : default)
        {
            var text = field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? field.Value.ToString().Trim() : "";
            if (text.Length is 0)
            {
                continue;
            }

            if (field.Name == _options.IdentifierField)
            {
                values.TryAdd(MetadataItem.Identifier, text);
            }
            else if (_baseFields.TryGetValue(field.Name, out var item))
            {
                values.TryAdd(item, text);
            }
            else
            {
                fields[field.Name] = text;
            }
        }

        if (fields.Count > 0)
        {
            values[MetadataItem.Face] = fields.ToJsonString(NationalRequest.Readable);
        }

        return values;
    }

    private void Tidy(Dictionary<MetadataItem, string> values, JsonElement record)
    {
        foreach (var item in (ImmutableArray<MetadataItem>)[MetadataItem.IssuedOn, MetadataItem.ValidFrom, MetadataItem.ValidUntil])
        {
            // Days come with a time behind them.
            if (values.TryGetValue(item, out var day) && day.Length > LengthOfADay && day[LengthOfADay] is ' ' or 'T')
            {
                values[item] = day[..LengthOfADay];
            }
        }

        // Types of numbers are theirs. Numbers that matter say by themselves what they are.
        if (values.TryGetValue(MetadataItem.HolderType, out var type)
            && !(int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((HolderCodeType)number)))
        {
            values.Remove(MetadataItem.HolderType);
        }

        if (values.TryGetValue(MetadataItem.Status, out var status) && _options.Statuses.TryGetValue(status, out var known))
        {
            values[MetadataItem.Status] = known.ToString();
        }

        // Whatever the status says: what was abolished is not in force.
        if (record.TryGetProperty(AbolishedAt, out var abolished) && abolished.ToString().Trim().Length > 0)
        {
            values[MetadataItem.Status] = Abolished;
        }
    }

    private MetadataItem? ItemOf(string name) =>
        name == _options.IdentifierField ? MetadataItem.Identifier : _items.GetValueOrDefault(name);
}
