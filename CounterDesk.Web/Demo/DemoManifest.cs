using System.Globalization;
using System.Text.Json;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo;

/// <summary>Writes licenses as a hall would be given them: a folder of files with a manifest in JSON.</summary>
internal static class DemoManifest
{
    public static async Task WriteAsync(
        string folder, IReadOnlyList<DemoLicense> licenses, DemoSealer sealer, IProgress<DemoProgress> progress,
        CancellationToken cancellationToken)
    {
        var rows = new List<Dictionary<string, object>>();
        foreach (var license in licenses)
        {
            progress.Report(new(DemoStep.Files, rows.Count, licenses.Count));
            var row = RowOf(license);
            if (sealer.Make(license) is { } file)
            {
                var name = $"{license.Serial}-{license.Version.ToString(CultureInfo.InvariantCulture)}.ofd";
                await File.WriteAllBytesAsync(Path.Combine(folder, name), file, cancellationToken);
                row[MetadataItem.File.Key] = name;
            }

            rows.Add(row);
        }

        await File.WriteAllBytesAsync(
            Path.Combine(folder, "manifest.json"), JsonSerializer.SerializeToUtf8Bytes(rows), cancellationToken);
    }

    /// <summary>The items of a license by their keys, the face among them.</summary>
    public static Dictionary<string, object> RowOf(DemoLicense license)
    {
        var row = new Dictionary<string, object>
        {
            [MetadataItem.Identifier.Key] = license.Identifier.Value,
            [MetadataItem.KindCode.Key] = license.Kind.Code,
            [MetadataItem.Name.Key] = license.Kind.Name,
            [MetadataItem.Number.Key] = license.Number,
            [MetadataItem.HolderName.Key] = license.Holders.Select(holder => holder.Name),
            [MetadataItem.HolderCode.Key] = license.Holders.Select(holder => holder.Code.Text),
            [MetadataItem.HolderType.Key] = license.Holders.Select(holder =>
                ((int)holder.Code.Type).ToString("000", CultureInfo.InvariantCulture)),
            [MetadataItem.IssuerName.Key] = license.Office.Name,
            [MetadataItem.IssuerCode.Key] = license.Office.CreditCode,
            [MetadataItem.IssuedOn.Key] = FaceDate.Write(license.IssuedOn),
            [MetadataItem.ValidFrom.Key] = FaceDate.Write(license.FirstDay),
            [MetadataItem.Region.Key] = license.Region,
            [MetadataItem.Status.Key] = WordFor(license.Status),
            [MetadataItem.Face.Key] = license.Face.ToDictionary(value => value.Key, value => value.Value),
        };
        if (license.ValidUntil is { } day)
        {
            row[MetadataItem.ValidUntil.Key] = FaceDate.Write(day);
        }

        return row;
    }

    // As offices write it; the desk shows the source's own word beside ours.
    private static string WordFor(LicenseStatus status) => status switch
    {
        LicenseStatus.Valid => "有效",
        LicenseStatus.NotActivated => "未激活",
        LicenseStatus.Suspended => "暂停",
        LicenseStatus.Expired => "过期",
        LicenseStatus.Cancelled => "注销",
        LicenseStatus.Revoked => "吊销",
        LicenseStatus.Withdrawn => "撤销",
        LicenseStatus.Superseded => "已换发",
        LicenseStatus.Unknown => "",
    };
}
