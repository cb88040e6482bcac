using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Tests.Support;

/// <summary>A folder as a hall hands it over for import, removed again at the end.</summary>
internal sealed class SomeManifest : IDisposable
{
    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Folder { get; } = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public SomeManifest Write(string name, byte[] content)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), content);
        return this;
    }

    public SomeManifest WriteCsv(IEnumerable<Dictionary<MetadataItem, string>> rows, Encoding? encoding = null) =>
        Write("manifest.csv", (encoding ?? new UTF8Encoding()).GetBytes(Csv(rows)));

    public SomeManifest WriteJson(IEnumerable<Dictionary<MetadataItem, string>> rows) => Write(
        "manifest.json",
        JsonSerializer.SerializeToUtf8Bytes(rows.Select(row => row.ToDictionary(value => value.Key.Key, value => value.Value)), _readable));

    /// <summary>The license as a row, and what a test wants otherwise.</summary>
    public static Dictionary<MetadataItem, string> Row(License license, params (MetadataItem Item, string Value)[] changes)
    {
        var row = new Dictionary<MetadataItem, string>
        {
            [MetadataItem.Identifier] = license.Identifier.Value,
            [MetadataItem.KindCode] = license.KindCode,
            [MetadataItem.Name] = license.Name,
            [MetadataItem.Number] = license.Number,
            [MetadataItem.HolderName] = string.Join(';', license.Holders.Select(holder => holder.Name)),
            [MetadataItem.HolderCode] = string.Join(';', license.Holders.Select(holder => holder.Code.Text)),
            [MetadataItem.HolderType] = string.Join(
                ';', license.Holders.Select(holder => ((int)holder.Code.Type).ToString("000", CultureInfo.InvariantCulture))),
            [MetadataItem.IssuerName] = license.IssuerName,
            [MetadataItem.IssuerCode] = license.IssuerCode ?? "",
            [MetadataItem.IssuedOn] = Date(license.IssuedOn),
            [MetadataItem.ValidFrom] = Date(license.ValidFrom),
            [MetadataItem.ValidUntil] = Date(license.ValidUntil),
            [MetadataItem.Region] = license.RegionCode ?? "",
            [MetadataItem.Status] = license.Status.ToString(),
            [MetadataItem.Face] = Face(license),
            [MetadataItem.File] = "",
        };
        foreach (var (item, value) in changes)
        {
            row[item] = value;
        }

        return row;
    }

    public static string Face(License license) => JsonSerializer.Serialize(
        license.Face.ToDictionary(value => value.Key, value => value.Value), _readable);

    /// <summary>The face as JSON with one field set otherwise.</summary>
    public static string Face(License license, string key, string value) =>
        Face(license with { Face = [.. license.Face.Where(field => field.Key != key), new(key, value)] });

    public static string Csv(IEnumerable<Dictionary<MetadataItem, string>> rows)
    {
        var all = rows.ToList();
        return string.Join(
            "\r\n",
            [string.Join(',', all[0].Keys), .. all.Select(row => string.Join(',', row.Values.Select(Quoted))), ""]);
    }

    private static string Quoted(string value) => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Date(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
