using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Slanted words across a picture, ruled with fine black lines: the words are the clip, the lines are drawn through it.
/// Lines survive a copier, where grey would become dots or nothing.
/// </summary>
internal sealed class WatermarkContent
{
    private const double RuleWidth = 0.05;
    private const double RuleDistance = 0.45;

    // Between two phrases of a line, in ems.
    private const double PhraseGap = 2;

    // Words longer than a line is are set smaller, but not below this part of their size.
    private const double LeastScale = 0.6;

    private readonly FontSet _fonts;
    private readonly Watermark _watermark;
    private readonly double _halfWidth;
    private readonly double _halfHeight;
    private readonly double _sin;
    private readonly double _cos;

    private WatermarkContent(Watermark watermark, Box box, FontSet fonts)
    {
        _watermark = watermark;
        _fonts = fonts;
        (_halfWidth, _halfHeight) = (box.Width / 2, box.Height / 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(watermark.Slant, 5);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(watermark.Slant, 85);
        (_sin, _cos) = Math.SinCos(watermark.Slant * Math.PI / 180);
    }

    /// <summary>How far the box reaches from its center at right angles to the words.</summary>
    private double HalfDepth => _halfWidth * _sin + _halfHeight * _cos;

    private double HalfLength => _halfWidth * _cos + _halfHeight * _sin;

    public static void Draw(
        Operators operators, Resources resources, FontSet fonts, PlacedWatermark placed, double pageHeight)
    {
        var box = placed.Box;
        var scale = PdfSyntax.PointsPerMillimetre;
        var content = new WatermarkContent(placed.Watermark, box, fonts);
        operators
            .Save()
            .Transform(new(scale, 0, 0, scale, box.X * scale, (pageHeight - box.Bottom) * scale))
            .Write("re", 0, 0, box.Width, box.Height)
            .Raw("W n")
            .Transform(new(content._cos, content._sin, -content._sin, content._cos, box.Width / 2, box.Height / 2));
        content.ClipToWords(operators, resources);
        content.Rule(operators);
        operators.Restore();
    }

    // Coordinates from here on: u along the words, v at right angles to them, upwards, from the center of the box.
    private void ClipToWords(Operators operators, Resources resources)
    {
        var lines = LinesFromTheMiddle().ToList();
        var size = _watermark.Size * Math.Clamp(ScaleToFit(lines), LeastScale, 1);
        operators.Raw("BT").Write("Tr", 7);
        for (var line = 0; line < lines.Count; line++)
        {
            ShowLine(operators, resources, lines[line], line, size);
        }

        operators.Raw("ET");
    }

    /// <summary>
    /// Base lines by distance from the middle, so that the longest lines have the first phrases in their middle.
    /// </summary>
    private IEnumerable<double> LinesFromTheMiddle()
    {
        var lowering = -_watermark.Size / 2;
        yield return lowering;
        var step = _watermark.LineDistance;
        for (var distance = step; distance < HalfDepth + _watermark.Size; distance += step)
        {
            yield return lowering + distance;
            yield return lowering - distance;
        }
    }

    /// <summary>
    /// How much smaller the words must be for every phrase to stand whole once, in the middle of its line.
    /// </summary>
    private double ScaleToFit(List<double> lines)
    {
        var scale = 1.0;
        for (var at = 0; at < Math.Min(lines.Count, _watermark.Phrases.Length); at++)
        {
            var (start, end) = VisiblePart(lines[at] + _watermark.Size / 2);
            scale = Math.Min(scale, 0.95 * (end - start) / WidthOf(at, _watermark.Size));
        }

        return scale;
    }

    private double WidthOf(int phrase, double size) => GlyphLine.WidthOf(
        _watermark.Phrases[phrase % _watermark.Phrases.Length], Typeface.SansBold, size, _fonts);

    /// <summary>From where to where the line at <paramref name="v"/> lies in the box.</summary>
    private (double Start, double End) VisiblePart(double v)
    {
        // A point of the line is (u·cos − v·sin, u·sin + v·cos); both must be inside.
        var acrossStart = (-_halfWidth + v * _sin) / _cos;
        var acrossEnd = (_halfWidth + v * _sin) / _cos;
        var downStart = (-_halfHeight - v * _cos) / _sin;
        var downEnd = (_halfHeight - v * _cos) / _sin;
        var start = Math.Max(acrossStart, downStart);
        return (start, Math.Max(start, Math.Min(acrossEnd, downEnd)));
    }

    private void ShowLine(Operators operators, Resources resources, double v, int phrase, double size)
    {
        var (start, end) = VisiblePart(v + size / 2);
        var gap = PhraseGap * size;
        var first = phrase;
        var u = (start + end - WidthOf(phrase, size)) / 2;

        // A line may show at a corner although its middle does not: the ends reach a little further than the middle's.
        var (from, to) = (start - size / _sin, end + size / _sin);
        while (u > from)
        {
            first += _watermark.Phrases.Length - 1;
            u -= WidthOf(first, size) + gap;
        }

        for (; u < to; first++)
        {
            Show(operators, resources, new(first, u, v, size), (from - size, to));
            u += WidthOf(first, size) + gap;
        }
    }

    private readonly record struct PlacedPhrase(int Phrase, double U, double V, double Size);

    // Only what can be seen is written: words beyond the edge would be clipped, but still be found by a search.
    private void Show(Operators operators, Resources resources, PlacedPhrase placed, (double From, double To) visible)
    {
        var text = _watermark.Phrases[placed.Phrase % _watermark.Phrases.Length];
        foreach (var (font, all) in GlyphLine.Of(text, Typeface.SansBold, placed.Size, 0, _fonts))
        {
            var glyphs = all
                .Where(glyph => placed.U + glyph.X > visible.From && placed.U + glyph.X < visible.To)
                .ToList();
            if (glyphs.Count > 0)
            {
                var use = resources.UseOf(font);
                operators
                    .Raw($"/{use.Name} {PdfSyntax.Number(placed.Size)} Tf")
                    .Write("Tm", 1, 0, 0, 1, placed.U + glyphs[0].X, placed.V)
                    .Show(use, font, glyphs, placed.Size);
            }
        }
    }

    private void Rule(Operators operators)
    {
        operators.StrokeColor(Color.Black).Write("w", RuleWidth);
        for (var v = -HalfDepth; v < HalfDepth; v += RuleDistance)
        {
            operators.Write("m", -HalfLength, v).Write("l", HalfLength, v);
        }

        operators.Raw("S");
    }
}
