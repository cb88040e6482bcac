using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Reads licenses out of an answer's data, under whatever names GB/T 36903's items have there.</summary>
internal sealed class NationalLicense(PlatformSetup setup)
{
    private readonly LicenseRecords _records = new(setup);

    public PlatformAnswer<FoundLicenses> ReadList(JsonElement data, HolderCode asked)
    {
        // Some put the list into an object.
        var list = data.ValueKind is JsonValueKind.Object && data.TryGetProperty("dataList", out var inner) ? inner : data;
        return list.ValueKind is JsonValueKind.Array
            ? _records.ReadList([.. list.EnumerateArray().Select(element => LicenseRecords.ValuesOf(element, LicenseRecords.ItemOf))], asked)
            : JsonReply.Fault<FoundLicenses>(AnswerFault.WrongType, "data");
    }

    public PlatformAnswer<License> Read(JsonElement data, LicenseIdentifier asked) =>
        LicenseRecords.ValuesOf(data, LicenseRecords.ItemOf) is { } values
            ? _records.Read(values, asked)
            : JsonReply.Fault<License>(AnswerFault.WrongType, "data");
}
