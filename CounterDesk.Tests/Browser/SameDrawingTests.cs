using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine.Bench;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A license's page as Chromium shows it and as another program draws the printed one: the same to the eye.
/// </summary>
public sealed class SameDrawingTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const int DotsPerInch = 150;
    private const double DotsPerMillimetre = DotsPerInch / 25.4;

    // A page that brings its font along, instead of a kind of the demo hall.
    private const string OwnFont = "自带字体";

    // The programs smooth edges differently; what is missing, moved or of another color is more than an edge.
    private const int Edge = 64;
    private const double MostDiffering = 0.005;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("居民身份证", 0)]
    [InlineData("残疾人证", 1)]
    [InlineData(OwnFont, 0)]
    public async Task The_screen_and_the_paper_show_the_same(string kind, int page)
    {
        var picture = Draw(kind, page);
        var document = SomePaper.Plain() with
        {
            Body = [new Figure(picture, kind) { Alignment = Alignment.Start, Shrinkable = true }],
        };
        var box = DocumentLayout.Of(document, SomeFonts.Shipped).Sheets[0].Items.OfType<PlacedPicture>().Single().Box;

        var screen = await OnScreenAsync(SvgCheck.Write(picture).Bytes, box);
        var paper = await OnPaperAsync(PdfWriter.Write(document, SomeFonts.Shipped));

        var differing = Differing(screen, paper, box);
        Assert.True(differing < MostDiffering, string.Create(CultureInfo.InvariantCulture, $"{differing:P2} differ."));

        // And that it would be noticed: the page with its letters moved by a millimetre.
        var moved = await OnScreenAsync(SvgCheck.Write(picture).Bytes, box with { X = box.X + 1 });
        Assert.True(Differing(moved, paper, box) > 5 * MostDiffering);
    }

    private static Picture Draw(string kind, int page)
    {
        if (kind == OwnFont)
        {
            return LicenseDrawing.Open(EmbeddedFontFile.Make(SomeFonts.Shipped))!.Draw(page).Picture;
        }

        var license = new DemoRegister(LicenseKindCatalog.Load([]), new DateOnly(2026, 3, 18)).All()
            .First(license => license.Kind.Name == kind && license.File is DemoFile.Sound);
        var sealer = new DemoSealer(DemoAuthorities.MakeStrangers(DemoCity.Offices), SomeFonts.Shipped);
        return LicenseDrawing.Open(sealer.Make(license)!)!.Draw(page).Picture;
    }

    private async Task<Bitmap> OnScreenAsync(byte[] svg, Box box)
    {
        var window = await OpenAsync();
        await window.Page.SetViewportSizeAsync(1240, 1754);
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"left:{box.X * DotsPerMillimetre}px;top:{box.Y * DotsPerMillimetre}px;"
            + $"width:{box.Width * DotsPerMillimetre}px");
        await window.Page.SetContentAsync(
            "<style>svg { width: 100%; height: auto; display: block }</style>"
            + $"<div style='position:absolute;{place}'>{Encoding.UTF8.GetString(svg)}</div>");
        return PngFile.Read(await window.Page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Png }));
    }

    private static async Task<Bitmap> OnPaperAsync(byte[] pdf)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-page-");
        try
        {
            var page = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                pdf, "pdftoppm", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-png", "-singlefile",
                "{file}", page);
            return PngFile.Read(await File.ReadAllBytesAsync($"{page}.png", Cancellation));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The part of the dots within the box whose neighborhood is clearly brighter or darker on one of the two.
    private static double Differing(Bitmap one, Bitmap other, Box box)
    {
        var (left, top) = ((int)(box.X * DotsPerMillimetre) + 2, (int)(box.Y * DotsPerMillimetre) + 2);
        var (right, bottom) = ((int)(box.Right * DotsPerMillimetre) - 2, (int)(box.Bottom * DotsPerMillimetre) - 2);
        var differing = 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                for (var part = 0; part < 3; part++)
                {
                    if (Math.Abs(Around(one, x, y, part) - Around(other, x, y, part)) > Edge)
                    {
                        differing++;
                        break;
                    }
                }
            }
        }

        return (double)differing / ((right - left) * (bottom - top));
    }

    private static int Around(Bitmap bitmap, int x, int y, int part)
    {
        var pixels = bitmap.Bytes.Span;
        var sum = 0;
        for (var row = y - 1; row <= y + 1; row++)
        {
            for (var column = x - 1; column <= x + 1; column++)
            {
                sum += pixels[3 * (row * bitmap.Width + column) + part];
            }
        }

        return sum / 9;
    }
}
