using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Svg;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long it takes from the bytes of an OFD license of one page to its drawing on the screen, and into a copy: one
/// of the demo hall, set in our fonts, and one that brings its font along.
/// </summary>
internal static class DrawingBench
{
    private const int Runs = 300;
    private const int WarmUp = 300;
    private const int MostBytes = 8 * 1024 * 1024;

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var fonts = services.GetRequiredService<PageFonts>().Set;
        var pages = services.GetRequiredService<LicensePages>();
        var bench = await BenchCopy.OpenAsync(services, cancellationToken);
        var copy = (await bench.PrepareAsync(cancellationToken)).Copy;
        var license = bench.Request.License;
        var file = license.File!.Bytes;
        var withFont = EmbeddedFontFile.Make(fonts);
        return
        [
            await OfAsync("drawing: a demo license to SVG", () => ToSvg(file, fonts)),
            await OfAsync("drawing: the same at the desk, covered values taken out", () => AtDesk(pages, license)),
            await OfAsync("drawing: the same into a copy", () => bench.Write(copy with
            {
                Order = copy.Order with { Face = CopyFaceDrawing.Of(license.File, copy.Order) },
            })),
            await OfAsync("drawing: a page with a font of its own to SVG", () => ToSvg(withFont, fonts)),
            await OfAsync("drawing: the same into a copy", () => bench.Write(copy with
            {
                Order = copy.Order with { Face = [new CopyFace(Draw(withFont).Picture, [])] },
            })),
        ];

        Task<Measurement> OfAsync(string name, Func<byte[]> draw) => Measurement.OfAsync(
            name, Runs, _ => Task.FromResult(draw()), cancellationToken, WarmUp,
            string.Create(CultureInfo.InvariantCulture, $"{draw().Length / 1024} KiB a file"));
    }

    private static DrawnPage Draw(ReadOnlyMemory<byte> file)
    {
        var page = LicenseDrawing.Open(file)?.Draw(0);
        return page is { Omissions.IsEmpty: true }
            ? page
            : throw new InvalidOperationException("The page to measure with was not drawn whole.");
    }

    private static byte[] ToSvg(ReadOnlyMemory<byte> file, FontSet fonts) =>
        SvgWriter.Write(Draw(file).Picture, fonts, "p1", MostBytes) is SvgDrawing.Written written
            ? written.Bytes
            : throw new InvalidOperationException("The page to measure with is too large.");

    private static byte[] AtDesk(LicensePages pages, OpenLicense license)
    {
        var content = new VisitContent();
        content.Show(license);
        return pages.Of(content) is PagesAnswer.Shown { Pages: [var page, ..] }
            ? page.Svg
            : throw new InvalidOperationException("The page to measure with is not shown.");
    }
}
