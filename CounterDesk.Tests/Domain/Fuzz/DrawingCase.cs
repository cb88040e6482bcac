using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Svg;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>An OFD file whose pages are drawn, and written as SVG and, if asked for, as PDF.</summary>
internal sealed record DrawingCase(byte[] File, bool WithPdf) : FuzzCase
{
    // As many bytes as a desk keeps for a license that is open.
    private const int MostBytes = 3 << 20;
    private const int MostPages = 3;

    private readonly List<byte[]> _drawings = [];

    public override FuzzAnswer Run()
    {
        _drawings.Clear();
        if (TryRead() is not { } package)
        {
            return new("refused");
        }

        var drawing = OfdPageDrawing.Open(package);
        var stamps = SealStamps.Of(package);
        var pages = Enumerable.Range(0, Math.Min(drawing.PageCount, MostPages))
            .Select(page => drawing.Draw(page, stamps)).ToList();
        var isWhole = pages.All(page => page.Omissions.IsEmpty);
        foreach (var page in pages)
        {
            // As at the desk, where the holder's name may have to be hidden.
            var shown = WithPdf ? CoveredPicture.Hide(page.Picture, [SomeOfd.HolderName]).Picture : page.Picture;
            if (SvgWriter.Write(shown, SomeFonts.Shipped, "p", MostBytes) is SvgDrawing.Written written)
            {
                _drawings.Add(written.Bytes);
                isWhole &= written is { ImagesLeftOut: 0, Missing.IsEmpty: true };
            }

            isWhole &= !WithPdf || IsPrinted(shown);
        }

        var name = pages.Count == 0 ? "no page"
            : _drawings.Count < pages.Count ? "too large"
            : isWhole ? "drawn"
            : "drawn in part";
        return new(name) { LeftOut = [.. pages.SelectMany(page => page.Omissions).Distinct()] };
    }

    public override string? FindFault(FuzzAnswer answer)
    {
        _drawings.ForEach(drawing => SvgCheck.Read(drawing));
        return _drawings.Any(drawing => drawing.Length > MostBytes) ? "A drawing is larger than was asked for." : null;
    }

    private OfdPackage? TryRead()
    {
        try
        {
            return OfdPackage.Read(File);
        }
        catch (OfdFormatException)
        {
            return null;
        }
    }

    // What has no glyph, and what fits no sheet, is refused by name.
    private static bool IsPrinted(Picture picture)
    {
        try
        {
            PdfWriter.Write(
                SomePaper.Plain() with { Body = [new Figure(picture, "图") { Shrinkable = true }] }, SomeFonts.Shipped);
            return true;
        }
        catch (Exception exception) when (exception is MissingGlyphException or PageOverflowException)
        {
            return false;
        }
    }
}
