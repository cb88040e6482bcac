using System.Globalization;
using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fonts;

/// <summary>Programs of CFF glyphs, operator by operator (Adobe Technical Note 5177, 4).</summary>
public sealed class CharStringTests
{
    [Theory]
    [InlineData("10 20 rmoveto 30 40 rlineto endchar", "M10,20 L40,60")]
    [InlineData("10 hmoveto 5 vmoveto 1 2 rlineto endchar", "M10,0 M10,5 L11,7")]
    [InlineData("0 0 rmoveto 10 20 30 hlineto endchar", "M0,0 L10,0 L10,20 L40,20")]
    [InlineData("0 0 rmoveto 10 20 30 vlineto endchar", "M0,0 L0,10 L20,10 L20,40")]
    [InlineData("0 0 rmoveto 1 2 3 4 5 6 rrcurveto endchar", "M0,0 C1,2 4,6 9,12")]
    [InlineData("0 0 rmoveto 1 2 3 4 5 6 7 8 rcurveline endchar", "M0,0 C1,2 4,6 9,12 L16,20")]
    [InlineData("0 0 rmoveto 7 8 1 2 3 4 5 6 rlinecurve endchar", "M0,0 L7,8 C8,10 11,14 16,20")]
    [InlineData("0 0 rmoveto 1 2 3 4 hhcurveto endchar", "M0,0 C1,0 3,3 7,3")]
    [InlineData("0 0 rmoveto 9 1 2 3 4 hhcurveto endchar", "M0,0 C1,9 3,12 7,12")]
    [InlineData("0 0 rmoveto 1 2 3 4 vvcurveto endchar", "M0,0 C0,1 2,4 2,8")]
    [InlineData("0 0 rmoveto 9 1 2 3 4 vvcurveto endchar", "M0,0 C9,1 11,4 11,8")]
    [InlineData("0 0 rmoveto 1 2 3 4 hvcurveto endchar", "M0,0 C1,0 3,3 3,7")]
    [InlineData("0 0 rmoveto 1 2 3 4 9 hvcurveto endchar", "M0,0 C1,0 3,3 12,7")]
    [InlineData("0 0 rmoveto 1 2 3 4 vhcurveto endchar", "M0,0 C0,1 2,4 6,4")]
    [InlineData("0 0 rmoveto 1 2 3 4 5 6 7 8 9 vhcurveto endchar", "M0,0 C0,1 2,4 6,4 C11,4 17,11 26,19")]
    [InlineData("0 0 rmoveto 1 2 3 4 5 6 7 hflex endchar", "M0,0 C1,0 3,3 7,3 C12,3 18,0 25,0")]
    [InlineData("0 0 rmoveto 1 1 2 2 3 3 4 4 5 5 6 6 50 flex endchar", "M0,0 C1,1 3,3 6,6 C10,10 15,15 21,21")]
    [InlineData("0 0 rmoveto 1 2 3 4 5 6 7 8 9 hflex1 endchar", "M0,0 C1,2 4,6 9,6 C15,6 22,14 31,0")]
    [InlineData("0 0 rmoveto 9 1 2 2 3 3 4 4 5 5 6 flex1 endchar", "M0,0 C9,1 11,3 14,6 C18,10 23,15 29,0")]
    [InlineData("0 0 rmoveto 1 9 2 2 3 3 4 4 5 5 6 flex1 endchar", "M0,0 C1,9 3,11 6,14 C10,18 15,23 0,29")]
    [InlineData("0 0 rmoveto -1131 1000 rlineto 0.5 -0.25 rlineto endchar", "M0,0 L-1131,1000 L-1130.5,999.75")]
    public void An_operator_draws_what_the_note_says(string program, string expected) =>
        Assert.Equal(expected, Describe(Font(program).OutlineOf(1)!));

    [Theory]
    [InlineData("1 2 hstem 3 4 vstem 5 6 rmoveto 7 hlineto endchar", "M5,6 L12,6")]
    [InlineData("1 2 3 4 hstemhm 5 6 hintmask #E0 5 6 rmoveto 7 hlineto endchar", "M5,6 L12,6")]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 hstemhm hintmask #00 #15 5 6 rmoveto 7 hlineto endchar", "M5,6 L12,6")]
    [InlineData("1 2 hstemhm cntrmask #06 5 6 rmoveto hintmask #0E 7 hlineto endchar", "M5,6 L12,6")]
    public void Hints_are_passed_over_with_their_masks(string program, string expected) =>
        Assert.Equal(expected, Describe(Font(program).OutlineOf(1)!));

    [Theory]
    [InlineData("5 6 rmoveto endchar", 500)]
    [InlineData("-100 5 6 rmoveto endchar", 500)]
    [InlineData("-50 endchar", 550)]
    [InlineData("25 1 2 hstem 5 6 rmoveto endchar", 625)]
    [InlineData("25 1 2 hstemhm hintmask #80 5 hmoveto endchar", 625)]
    public void The_width_stands_before_whatever_comes_first(string program, int expected) =>
        Assert.Equal(expected, Font(program).AdvanceOf(1));

    [Fact]
    public void Subroutines_are_counted_from_below_nought()
    {
        var font = EmbeddedFont.Read(new CffForge("5 6 rmoveto -107 callsubr -106 callgsubr endchar")
        {
            Own = ["7 hlineto return"],
            Shared = ["1 hlineto return", "8 vlineto return"],
        }.File());

        Assert.Equal("M5,6 L12,6 L12,14", Describe(font.OutlineOf(1)!));
    }

    [Theory]
    [InlineData("-107 callsubr endchar", "calls itself")]
    [InlineData("-50 callsubr endchar", "has no such subroutine")]
    [InlineData("callsubr", "does not say which")]
    [InlineData("5 5 rlineto endchar", "draws before it begins")]
    [InlineData("rmoveto endchar", "moves nowhere")]
    [InlineData("1 2 and endchar", "calculates")]
    [InlineData("1 2 65 66 endchar", "is put together in the old way")]
    [InlineData("0 0 rmoveto 1 2 3 flex endchar", "bends with too little")]
    [InlineData("0 0 rmoveto 1000 1000 #FF", "ends within a number")]
    [InlineData("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "too much at once")]
    public void A_glyph_whose_program_is_wrong_is_a_missing_glyph(string program, string reason)
    {
        var font = EmbeddedFont.Read(new CffForge(program, "5 6 rmoveto 7 hlineto endchar")
        {
            Own = ["-107 callsubr return"],
        }.File());

        Assert.True(font.OutlineOf(1) is null, reason);
        Assert.Equal("M5,6 L12,6", Describe(font.OutlineOf(2)!));
    }

    [Fact]
    public void A_program_that_calls_ever_more_comes_to_an_end()
    {
        // Each subroutine calls the next ten times: ten thousand million calls.
        var calls = Enumerable.Range(-106, 10).Select(next =>
            string.Concat(Enumerable.Repeat($"{next} callsubr ", 10)) + "return");
        var programs = Enumerable.Repeat("0 0 rmoveto -107 callsubr endchar", 2_000);
        var font = EmbeddedFont.Read(new CffForge([.. programs]) { Own = [.. calls, "return"] }.File());

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.All(Enumerable.Range(1, 2_000), glyph => Assert.Null(font.OutlineOf(glyph)));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void Programs_that_are_right_and_long_are_run_up_to_a_limit_of_the_whole_font()
    {
        // Four subroutines that each call the next ten times: twenty thousand steps to a glyph.
        var calls = Enumerable.Range(-106, 4).Select(next =>
            string.Concat(Enumerable.Repeat($"{next} callsubr ", 10)) + "return");
        var programs = Enumerable.Repeat("0 0 rmoveto -107 callsubr 5 hlineto endchar", 3_000);
        var font = EmbeddedFont.Read(new CffForge([.. programs]) { Own = [.. calls, "return"] }.File());

        Assert.InRange(Enumerable.Range(1, 3_000).Count(glyph => font.OutlineOf(glyph) is not null), 300, 1_500);
    }

    private static EmbeddedFont Font(string program) => EmbeddedFont.Read(new CffForge(program).File());

    private static string Describe(GlyphOutline outline) => string.Join(' ', outline.Segments.Select(segment =>
        segment.Step switch
        {
            GlyphStep.MoveTo => $"M{Place(segment.End)}",
            GlyphStep.LineTo => $"L{Place(segment.End)}",
            GlyphStep.QuadraticTo => $"Q{Place(segment.Control1)} {Place(segment.End)}",
            GlyphStep.CubicTo => $"C{Place(segment.Control1)} {Place(segment.Control2)} {Place(segment.End)}",
        }));

    private static string Place(GlyphPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y}");
}
