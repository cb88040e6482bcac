using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoPagesTests
{
    [Fact]
    public void A_license_of_every_kind_is_shown_with_its_pages_whole_and_without_what_the_table_covers()
    {
        var sealer = new DemoSealer(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped);
        var licenses = new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18)).All()
            .Where(license => license.File is DemoFile.Sound)
            .DistinctBy(license => license.Kind)
            .ToList();

        Assert.Equal(LicenseKindCatalog.Load([]).All.Length, licenses.Count);
        Assert.All(licenses, license =>
        {
            var opened = Opened(license, sealer.Make(license)!);
            var shown = Assert.IsType<PagesAnswer.Shown>(PagesOf(opened));
            var text = string.Concat(shown.Pages.Select(page => SvgCheck.Read(page.Svg).Value));

            Assert.Equal(shown.Count, shown.Pages.Length);
            Assert.All(shown.Pages, page => Assert.Empty(page.LeftOut));
            Assert.All(Secrets(opened), secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        });
    }

    private static OpenLicense Opened(DemoLicense license, byte[] file) => new(
        SomeLicenses.Of(SomeLicenses.ResidentIdCard) with { Face = license.Face, Holders = license.Holders },
        new LicenseFile(LicenseFileFormat.Ofd, file), license.Kind, SomeReports.Passed(), AskedFor: null);

    private static PagesAnswer? PagesOf(OpenLicense opened)
    {
        var content = new VisitContent();
        content.Show(opened);
        return new LicensePages(SomeCopyDesk.Fonts).Of(content);
    }

    // What also stands in an open field is told by that.
    private static IEnumerable<string> Secrets(OpenLicense opened)
    {
        var values = opened.License.Face.ToLookup(value => opened.Mask.Of(value.Key) is null);
        return values[false].Select(value => value.Value)
            .Where(secret => secret.Length > 2)
            .Where(secret => !values[true].Any(open => open.Value.Contains(secret, StringComparison.Ordinal)));
    }
}
