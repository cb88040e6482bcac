using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.LicenseLibrary.Import;
using CounterDesk.Web.Trust;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Demo;

/// <summary>What the fictional provinces hand over for a purpose passes every check that a license of the city passes.</summary>
public sealed class ProvinceLicensesTests : IDisposable
{
    private const string Purpose = "人才引进落户申请";

    private static readonly DateTimeOffset _now = new(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8));
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_license_is_genuine_and_its_page_says_the_purpose()
    {
        var folder = new DataFolder(_folder);
        var authorities = DemoAuthorities.OpenOrMake(folder.Demo, [.. DemoCity.Offices, .. ProvinceOffices.All]);
        authorities.Publish(folder.Trust, _now);
        var trust = new TrustFolder(folder, NullLogger<TrustFolder>.Instance).Current;
        var sealer = new DemoSealer(authorities, SomeFonts.Shipped);
        var register = new DemoRegister(SomeLicenses.Catalog, new DateOnly(2026, 3, 18));
        var licenses = ((string[])[ProvinceLicenses.Yunling, ProvinceLicenses.Haiyan])
            .SelectMany(province => ProvinceLicenses.Of(register, province)).ToList();

        Assert.Equal(10, licenses.Count);
        Assert.All(licenses, license =>
        {
            var file = sealer.MakeFor(license, Purpose)!;
            var report = Verify(license, LicenseFileVerifier.Verify(file, trust, _now, Purpose));
            Assert.Empty(
                from result in report.Results
                where result.Outcome is not (CheckOutcome.Passed or CheckOutcome.PassedWithRemark or CheckOutcome.NotNeeded)
                where LicenseChecks.GroupOf(result.Check) is not CheckGroup.Status
                select $"{license.Kind.Name} {license.Number}: {result.Check} {result.Outcome} {result.Reason} {result.Field}");
            Assert.Equal(GenuineAnswer.Yes, report.Genuine);
            Assert.Contains(
                Purpose, System.Text.Encoding.UTF8.GetString(ReadEntry(file, "Doc_0/Annots/Page_0/Annotation.xml")), StringComparison.Ordinal);
        });
    }

    private static byte[] ReadEntry(byte[] file, string name)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var content = new MemoryStream();
        using var entry = archive.GetEntry(name)!.Open();
        entry.CopyTo(content);
        return content.ToArray();
    }

    private static VerificationReport Verify(DemoLicense demo, FileReport file)
    {
        var values = DemoManifest.RowOf(demo)
            .Select(pair => (Item: Manifest.ItemNamed(pair.Key)!, pair.Value))
            .ToDictionary(pair => pair.Item, pair => Manifest.TextOf(System.Text.Json.JsonSerializer.SerializeToElement(pair.Value)));
        var row = RowReader.Read(new ManifestRow(1, values), SomeLicenses.Catalog, _now.UtcDateTime);
        Assert.Empty(row.Refusals);
        return LicenseVerifier.Verify(new VerificationInput
        {
            License = row.License!, Kind = demo.Kind, File = file, AskedFor = row.License!.Holders[0].Code,
            Today = new DateOnly(2026, 3, 18), At = _now,
        });
    }
}
