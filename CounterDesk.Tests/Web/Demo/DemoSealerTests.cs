using System.IO.Compression;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoSealerTests
{
    private static readonly DemoLicense[] _licenses =
        [.. new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18)).All()];

    [Fact]
    public void Every_license_but_the_missing_one_has_a_file_that_is_smaller_than_a_photograph()
    {
        var sealer = new DemoSealer(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped);

        Assert.All(_licenses, license =>
        {
            var file = sealer.Make(license);
            Assert.Equal(license.File is DemoFile.Missing, file is null);
            Assert.InRange(file?.Length ?? 10_000, 5_000, 60_000);
        });
    }

    [Fact]
    public void The_face_stands_in_the_file_by_label_and_by_key()
    {
        var license = _licenses.First(license => license.Kind.Name == "居民户口簿" && license.Holders[0].Name == "林秀兰");
        var file = new DemoSealer(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped).Make(license)!;

        Assert.Contains("<ofd:CustomData Name=\"住址\">云山市清河区石桥街道杏花里12栋2单元301室</ofd:CustomData>", Entry(file, "OFD.xml"));
        Assert.Contains("\"address\":\"云山市清河区石桥街道杏花里12栋2单元301室\"", Entry(file, "Doc_0/Attachs/face.json"));
    }

    [Fact]
    public void An_office_that_the_city_has_later_signs_under_the_root_that_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-demo-");
        try
        {
            var before = DemoAuthorities.OpenOrMake(folder.FullName, DemoCity.Offices.Except([DemoOffice.Traffic]));
            var after = DemoAuthorities.OpenOrMake(folder.FullName, DemoCity.Offices);
            var again = DemoAuthorities.OpenOrMake(folder.FullName, DemoCity.Offices);

            Assert.Equal(before.Root.Certificate.ToArray(), after.Root.Certificate.ToArray());
            Assert.Equal(
                before.SignerOf(DemoOffice.Market).Certificate.ToArray(),
                after.SignerOf(DemoOffice.Market).Certificate.ToArray());
            Assert.Equal(
                after.SignerOf(DemoOffice.Traffic).Certificate.ToArray(),
                again.SignerOf(DemoOffice.Traffic).Certificate.ToArray());
            Assert.Throws<KeyNotFoundException>(() => before.SignerOf(DemoOffice.Traffic));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Entry(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
