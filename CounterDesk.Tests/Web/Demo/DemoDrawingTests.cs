using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Tests.Web.Demo;

public sealed class DemoDrawingTests(ITestOutputHelper output)
{
    [Fact]
    public void Nothing_is_left_out_of_the_pages_of_the_demo_hall()
    {
        var sealer = new DemoSealer(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped);
        var pages = new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18)).All()
            .Select(sealer.Make)
            .OfType<byte[]>()
            .Where(file => file.AsSpan().StartsWith("PK"u8))
            .SelectMany(Draw)
            .ToList();
        output.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Objects)} objects");

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            Assert.Empty(page.LeftOut);
            Assert.Empty(page.ReplacedFonts);
            Assert.InRange(page.Objects, 10, 1_000);
        });
    }

    private static IEnumerable<DrawnPage> Draw(byte[] file)
    {
        var package = OfdPackage.Read(file);
        var drawing = OfdPageDrawing.Open(package);
        var stamps = SealStamps.Of(package);
        return Enumerable.Range(0, drawing.PageCount).Select(page => drawing.Draw(page, stamps));
    }
}
