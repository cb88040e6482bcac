using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fonts;

public sealed class GlyphOutlineTests
{
    [Fact]
    public void A_horizontal_stroke_is_wide_and_low_and_begins_with_a_contour()
    {
        var sans = SomeFonts.Shipped[Typeface.Sans];

        var one = sans.OutlineOf(sans.GlyphFor(new('一')));

        Assert.Equal(GlyphStep.MoveTo, one.Segments[0].Step);
        var (width, height) = SizeOf(one);
        Assert.InRange(width, 850, 1000);
        Assert.InRange(height, 40, 200);
    }

    [Fact]
    public void A_blank_has_no_outline()
    {
        var sans = SomeFonts.Shipped[Typeface.Sans];

        Assert.Empty(sans.OutlineOf(sans.GlyphFor(new(' '))).Segments);
    }

    [Fact]
    public void An_accented_letter_is_its_letter_and_its_accent()
    {
        var mono = SomeFonts.Shipped[Typeface.Mono];

        var (letter, accented) = (mono.OutlineOf(mono.GlyphFor(new('e'))), mono.OutlineOf(mono.GlyphFor(new('é'))));

        Assert.True(accented.Segments.Length > letter.Segments.Length);
        Assert.Equal(letter.Segments, accented.Segments.Where(segment => letter.Segments.Contains(segment)));
        Assert.True(TopOf(accented) > TopOf(letter));
    }

    [Theory]
    [InlineData(Typeface.Sans)]
    [InlineData(Typeface.Mono)]
    public void Every_glyph_of_a_shipped_font_lies_in_the_box_the_font_gives(Typeface typeface)
    {
        var font = SomeFonts.Shipped[typeface];
        var shapes = Enumerable.Range(0, font.GlyphCount).Select(font.OutlineOf).ToList();

        Assert.True(shapes.Count(shape => !shape.Segments.IsEmpty) > 1000);
        Assert.All(shapes.SelectMany(shape => shape.Segments), segment =>
        {
            Assert.InRange(segment.End.X, font.Bounds.Left, font.Bounds.Right);
            Assert.InRange(segment.End.Y, font.Bounds.Bottom, font.Bounds.Top);
        });
    }

    [Fact]
    public void A_glyph_beyond_the_last_one_is_refused() =>
        Assert.Throws<FontFormatException>(() => SomeFonts.Shipped[Typeface.Mono].OutlineOf(60_000));

    [Fact]
    public void On_a_page_a_glyph_stands_on_the_base_line_and_is_closed()
    {
        var sans = SomeFonts.Shipped[Typeface.Sans];

        var outline = Outline.Of(sans.OutlineOf(sans.GlyphFor(new('口'))), unit: 10.0 / sans.UnitsPerEm);

        Assert.Equal(2, outline.Segments.Count(segment => segment.Step is OutlineStep.Close));
        Assert.InRange(outline.Segments.Min(segment => segment.End.Y), -9, -6);
        Assert.InRange(outline.Segments.Max(segment => segment.End.Y), -1, 2);
    }

    private static double TopOf(GlyphOutline outline) => outline.Segments.Max(segment => segment.End.Y);

    private static (double Width, double Height) SizeOf(GlyphOutline outline)
    {
        var ends = outline.Segments.Select(segment => segment.End).ToList();
        return (ends.Max(end => end.X) - ends.Min(end => end.X), ends.Max(end => end.Y) - ends.Min(end => end.Y));
    }
}
