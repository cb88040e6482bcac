using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

/// <summary>Text in fonts that the file brings along, and text that stands otherwise than upright from left to right.</summary>
public sealed class OfdTextDrawingTests
{
    private const string FontElement = "<Fonts><Font ID='2' FontName='特别体' FamilyName='宋体'><FontFile>f.ttf</FontFile></Font></Fonts>";

    private static readonly FontFile _font = FontFile.Read(FontForge.Source);

    [Fact]
    public void Letters_of_an_embedded_font_are_drawn_by_it_and_nothing_is_replaced()
    {
        var page = Draw(FontForge.Source, Text("<TextCode X='1' Y='5' DeltaX='3 3'>ABA</TextCode>"));
        var line = Single(page);

        Assert.Equal(("ABA", new Point(11, 25)), (line.Text, line.Start));
        Assert.Equal([ShapeOf('A'), ShapeOf('B'), ShapeOf('A')], line.Shapes.Select(TextOf));
        Assert.Equal([3, 3], line.Steps.Take(2));
        Assert.Same(line.Shapes[0], line.Shapes[2]);
        Assert.Empty(page.Omissions);
        Assert.Empty(page.ReplacedFonts);
    }

    [Fact]
    public void Without_steps_the_embedded_font_says_how_wide_its_letters_are()
    {
        var line = Single(Draw(FontForge.Source, Text("<TextCode X='1' Y='5'>AB</TextCode>")));

        Assert.Equal([2.4, 2.4], line.Steps.Select(step => Math.Round(step, 6)));
    }

    [Fact]
    public void Numbers_of_glyphs_go_before_the_character_map_and_are_counted_over_all_texts()
    {
        var glyphs = $"<CGTransform CodePosition='1' CodeCount='2' GlyphCount='2'><Glyphs>{Glyph('X')} {Glyph('Y')}</Glyphs></CGTransform>";
        var page = Draw(FontForge.Source, Text(
            glyphs + "<TextCode X='1' Y='5' DeltaX='3'>AB</TextCode><TextCode X='1' Y='9' DeltaX='3'>CD</TextCode>"));

        Assert.Equal(
            [ShapeOf('A'), ShapeOf('X'), ShapeOf('Y'), ShapeOf('D')],
            Lines(page).SelectMany(line => line.Shapes).Select(TextOf));
        Assert.Equal(["AB", "CD"], Lines(page).Select(line => line.Text));
    }

    [Fact]
    public void A_font_without_a_character_map_draws_by_the_numbers_of_its_glyphs()
    {
        var glyphs = $"<CGTransform CodePosition='0' CodeCount='1' GlyphCount='1'><Glyphs>{Glyph('X')}</Glyphs></CGTransform>";
        var page = Draw(FontForge.Without("cmap"), Text(glyphs + "<TextCode X='1' Y='5'>证</TextCode>"));

        Assert.Equal([ShapeOf('X')], Single(page).Shapes.Select(TextOf));
        Assert.Empty(page.Omissions);
    }

    [Fact]
    public void A_ligature_belongs_to_its_first_character()
    {
        var glyphs = $"<CGTransform CodePosition='0' CodeCount='3' GlyphCount='2'><Glyphs>{Glyph('X')} {Glyph('Y')}</Glyphs></CGTransform>";
        var line = Single(Draw(FontForge.Source, Text(glyphs + "<TextCode X='1' Y='5' DeltaX='2 2 2'>ffiA</TextCode>")));

        Assert.Equal("ffiA", line.Text);
        Assert.Equal([true, false, false, true], line.Shapes.Select(shape => !shape.Segments.IsEmpty));
        Assert.Equal(
            OutlineOf('X').Segments.Length + OutlineOf('Y').Segments.Length, line.Shapes[0].Segments.Length);
        Assert.Equal(2.4 + RightOf(OutlineOf('Y')), RightOf(line.Shapes[0]), precision: 6);
    }

    [Theory]
    [InlineData("<TextCode X='1' Y='5' DeltaX='3 4'>A证B</TextCode>", "证", "the font has no such character")]
    [InlineData("<TextCode X='1' Y='5' DeltaX='3 4'>A\U0002EC2FB</TextCode>", "\U0002EC2F", "nor one beyond the first plane")]
    [InlineData("<CGTransform CodePosition='1'><Glyphs>0</Glyphs></CGTransform><TextCode X='1' Y='5' DeltaX='3 4'>AxB</TextCode>", "x", ".notdef")]
    public void Of_a_character_that_the_files_font_lacks_ours_draws_the_shape_in_its_place(
        string code, string character, string reason)
    {
        var page = Draw(FontForge.Source, Text(code));
        var lines = Lines(page).ToList();

        Assert.True(lines.Select(line => line.Text).SequenceEqual(["A", character, "B"]), reason);
        Assert.Equal([true, false, true], lines.Select(line => line.Shapes.Length == 1));
        Assert.Equal([11, 14, 18], lines.Select(line => line.Start.X));
        Assert.Equal(["特别体"], page.ReplacedFonts);
        Assert.Empty(page.Omissions);
    }

    [Fact]
    public void Of_several_characters_without_any_glyph_none_is_lost()
    {
        var glyphs = "<CGTransform CodePosition='0' CodeCount='3' GlyphCount='1'><Glyphs>0</Glyphs></CGTransform>";
        var page = Draw(FontForge.Source, Text(glyphs + "<TextCode X='1' Y='5' DeltaX='2 2 2'>ffiA</TextCode>"));

        Assert.Equal([("ffi", 0), ("A", 1)], Lines(page).Select(line => (line.Text, line.Shapes.Length)));
    }

    [Fact]
    public void What_is_hidden_is_found_across_letters_of_both_fonts()
    {
        var page = Draw(FontForge.Source, Text("<TextCode X='1' Y='5' DeltaX='3 4'>A证B</TextCode>"));

        var hidden = CoveredPicture.Hide(page.Picture, ["A证B"]);

        Assert.Equal(["A证B"], hidden.Found);
        Assert.Empty(Lines(page with { Picture = hidden.Picture }));
        Assert.Equal(3, hidden.Covers.Length);
    }

    [Theory]
    [InlineData("<CGTransform CodePosition='1'><Glyphs>65000</Glyphs></CGTransform><TextCode X='1' Y='5' DeltaX='3 3'>AxB</TextCode>", "no such glyph")]
    public void A_glyph_that_the_files_font_does_not_have_leaves_its_place_empty_and_is_named(string code, string reason)
    {
        var page = Draw(FontForge.Source, Text(code));

        Assert.True(page.Omissions.SequenceEqual([OfdOmission.MissingGlyph]), reason);
        Assert.Equal([ShapeOf('A'), "", ShapeOf('B')], Single(page).Shapes.Select(TextOf));
    }

    [Fact]
    public void More_outlines_than_the_limits_allow_are_left_out_and_that_is_said()
    {
        var page = Draw(FontForge.Source, Text($"<TextCode X='1' Y='5'>{new string('@', 20_000)}</TextCode>"));

        Assert.Equal([OfdOmission.TooMuch], page.Omissions);
        Assert.Equal(20_000, Single(page).Shapes.Length);
        Assert.InRange(Single(page).Shapes.Sum(shape => shape.Segments.Length), 400_000, 500_000);
    }

    [Fact]
    public void A_space_needs_no_glyph()
    {
        var page = Draw(FontForge.Source, Text("<TextCode X='1' Y='5' DeltaX='3 3'>A　B</TextCode>"));

        Assert.Empty(page.Omissions);
        Assert.Equal("A　B", Single(page).Text);
    }

    [Fact]
    public void A_font_that_cannot_be_read_is_replaced_and_that_is_said()
    {
        var page = Draw("no font"u8.ToArray(), Text("<TextCode X='1' Y='5'>AB</TextCode>"));

        Assert.Equal([OfdOmission.EmbeddedFont], page.Omissions);
        Assert.Equal(["特别体"], page.ReplacedFonts);
        Assert.Empty(Single(page).Shapes);
        Assert.Equal(Typeface.Serif, Single(page).Typeface);
    }

    [Fact]
    public void A_font_without_a_character_map_is_no_use_without_numbers_of_glyphs() => Assert.Equal(
        [OfdOmission.EmbeddedFont],
        Draw(FontForge.Without("cmap"), Text("<TextCode X='1' Y='5'>AB</TextCode>")).Omissions);

    [Fact]
    public void A_font_that_is_only_named_is_replaced_and_nothing_is_missing()
    {
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith(
            Text("<TextCode X='1' Y='5'>证</TextCode>", "Font='5'") + Text("<TextCode X='1' Y='5'>证</TextCode>", "Font='6'")
                + Text("<TextCode X='1' Y='5'>证</TextCode>", "Font='7'") + Text("<TextCode X='1' Y='5'>证</TextCode>", ""),
            "<Fonts><Font ID='5' FontName='SimHei'/><Font ID='6' FontName='' FamilyName='楷体_GB2312'/>"
                + "<Font ID='7' FontName='Noto Sans SC'/></Fonts>")).Draw(0, []);

        Assert.Equal(["SimHei", "楷体_GB2312"], page.ReplacedFonts);
        Assert.Empty(page.Omissions);
        Assert.Equal(
            [Typeface.Sans, Typeface.Serif, Typeface.Sans, Typeface.Serif], Lines(page).Select(line => line.Typeface));
    }

    [Theory]
    [InlineData("CharDirection='90'", "DeltaY='3 3'", "ABC", "0 1 -1 0", new[] { 3.0, 3 })]
    [InlineData("CharDirection='180'", "DeltaX='-3 -3'", "ABC", "-1 0 0 -1", new[] { 3.0, 3 })]
    [InlineData("CharDirection='270'", "DeltaY='-3 -3'", "ABC", "0 -1 1 0", new[] { 3.0, 3 })]
    [InlineData("CharDirection='90' ReadDirection='90'", "", "ABC", "0 1 -1 0", new[] { 2.4, 2.4, 2.4 })]
    [InlineData("HScale='0.5'", "DeltaX='3 3'", "ABC", "0.5 0 0 1", new[] { 6.0, 6, 2.4 })]
    [InlineData("Italic='true'", "DeltaX='3 3'", "ABC", "1 0 -0.2126 1", new[] { 3.0, 3, 2.4 })]
    public void Letters_are_turned_stretched_and_slanted_together_on_their_base_line(
        string look, string steps, string text, string matrix, double[] expected)
    {
        var page = Draw(FontForge.Source, Text($"<TextCode X='1' Y='5' {steps}>{text}</TextCode>", "Font='2' " + look));
        var (line, transform) = Placed(page).Single();

        Assert.Equal(text, line.Text);
        Assert.Equal(expected, line.Steps.Select(step => Math.Round(step, 6)));
        Assert.Equal(matrix, FormattableString.Invariant($"{transform.A} {transform.B} {transform.C} {transform.D}"));
        Assert.Equal(new Point(11, 25), transform.Apply(line.Start));
        Assert.Empty(page.Omissions);
    }

    [Theory]
    [InlineData("ReadDirection='90'", "11,25 11,29 11,33")]
    [InlineData("ReadDirection='180'", "11,25 8.6,25 6.2,25")]
    [InlineData("ReadDirection='270'", "11,25 11,21 11,17")]
    [InlineData("CharDirection='90'", "11,25 15,25 19,25")]
    public void Letters_that_do_not_follow_their_base_line_stand_one_by_one(string look, string expected)
    {
        var letters = Placed(Draw(FontForge.Source, Text("<TextCode X='1' Y='5'>ABC</TextCode>", "Font='2' " + look)));

        Assert.Equal(expected, string.Join(' ', letters
            .Select(letter => letter.Transform.Apply(letter.Line.Start))
            .Select(start => FormattableString.Invariant($"{Math.Round(start.X, 6)},{Math.Round(start.Y, 6)}"))));
    }

    [Fact]
    public void An_italic_font_is_not_slanted_twice()
    {
        var italic = FontElement.Replace("FontName", "Italic='true' FontName", StringComparison.Ordinal);
        var text = Text("<TextCode X='1' Y='5'>A</TextCode>", "Font='2' Italic='true'");

        Assert.Equal(0, Placed(Draw(FontForge.Source, text, italic)).Single().Transform.C);
        Assert.Equal(-0.2126, Placed(Draw("no font"u8.ToArray(), text, italic)).Single().Transform.C);
    }

    [Theory]
    [InlineData("Stroke='true'", "<StrokeColor Value='255 0 0'/><FillColor Value='0 0 255'/>", "0000FF", 255)]
    [InlineData("Stroke='true' Fill='false'", "<StrokeColor Value='255 0 0'/>", "000000", 0)]
    public void Letters_may_have_an_edge_and_nothing_within(string look, string colors, string fill, int alpha)
    {
        var line = Single(Draw(FontForge.Source, Text(
            colors + "<TextCode X='1' Y='5'>A</TextCode>", $"Font='2' LineWidth='0.3' {look}")));

        Assert.Equal(new LetterLine(new(255, 0, 0), 0.3), line.Line);
        Assert.Equal((fill, alpha), ($"{line.Color.Red:X2}{line.Color.Green:X2}{line.Color.Blue:X2}", line.Color.Alpha));
    }

    [Fact]
    public void A_name_set_in_an_embedded_font_leaves_neither_text_nor_outline_when_it_is_hidden()
    {
        var page = Draw(FontForge.Source, Text("<TextCode X='1' Y='5' DeltaX='g 4 3'>AXYZB</TextCode>"));

        var covered = CoveredPicture.Hide(page.Picture, ["XYZ"]);

        var lines = covered.Picture.Marks.Cast<Mark.Lettering>().ToList();
        Assert.Equal(["A", "B"], lines.Select(line => line.Text));
        Assert.Equal([[ShapeOf('A')], [ShapeOf('B')]], lines.Select(line => line.Shapes.Select(TextOf).ToArray()));
        Assert.Equal(23, lines[1].Start.X);
        Assert.Single(covered.Covers);
    }

    [Fact]
    public void A_hidden_letter_of_a_ligature_takes_the_whole_ligature_with_it()
    {
        var glyphs = $"<CGTransform CodePosition='1' CodeCount='3' GlyphCount='1'><Glyphs>{Glyph('X')}</Glyphs></CGTransform>";
        var page = Draw(FontForge.Source, Text(glyphs + "<TextCode X='1' Y='5' DeltaX='g 4 3'>AffiB</TextCode>"));

        var covered = CoveredPicture.Hide(page.Picture, ["iB"]);

        // So short a text stands on a page for other reasons; where it ends a line it does not stand alone.
        Assert.Empty(covered.Found);
        Assert.Equal(["A"], CoveredPicture.Hide(page.Picture, ["fiB"]).Picture.Marks
            .Cast<Mark.Lettering>().Select(line => line.Text));
    }

    [Fact]
    public void Fonts_and_numbers_of_glyphs_that_make_no_sense_end_in_something_named()
    {
        var drawn = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var mutator = new Mutator(seed);
            var font = mutator.Spoil(FontForge.WithGlyph(Convert.FromHexString("FFFF000000000000000000020002" + "0A14")));
            var number = mutator.Pick(["0", "1", "2", "-1", "1e6", "1 2 3", "", "x", "2 2"]);
            var count = mutator.Pick(["0", "1", "2", "-5", "1e7", ""]);
            var glyphs = $"<CGTransform CodePosition='0' CodeCount='{count}'><Glyphs>{number}</Glyphs></CGTransform>";
            var page = Draw(font, Text(glyphs + "<TextCode X='1' Y='5'>证照</TextCode>"));
            drawn += page.Omissions.IsEmpty ? 1 : 0;
        }

        Assert.InRange(drawn, 5, 250);
    }

    private static DrawnPage Draw(byte[] font, string objects, string resources = FontElement) =>
        OfdPageDrawing.Open(SomeOfd.PackageWith(objects, resources, ("Doc_0/Res/f.ttf", font))).Draw(0, []);

    private static string Text(string code, string look = "Font='2'") =>
        $"<TextObject ID='9' Boundary='10 20 60 10' Size='4' {look}>{code}</TextObject>";

    private static int Glyph(char character) => _font.GlyphFor(new(character));

    private static Outline OutlineOf(char character) =>
        Outline.Of(_font.OutlineOf(Glyph(character)), 4.0 / _font.UnitsPerEm);

    private static string ShapeOf(char character) => TextOf(OutlineOf(character));

    private static string TextOf(Outline outline) => string.Join(' ', outline.Segments);

    private static double RightOf(Outline outline) => outline.Segments.Max(segment => segment.End.X);

    private static Mark.Lettering Single(DrawnPage page) => Lines(page).Single();

    private static IEnumerable<Mark.Lettering> Lines(DrawnPage page) => Placed(page).Select(line => line.Line);

    private static IEnumerable<(Mark.Lettering Line, Transform Transform)> Placed(DrawnPage page) =>
        Placed(page.Picture.Marks, Transform.Identity);

    private static IEnumerable<(Mark.Lettering Line, Transform Transform)> Placed(
        IEnumerable<Mark> marks, Transform transform) => marks.SelectMany(mark => mark switch
        {
            Mark.Group group => Placed(group.Marks, group.Transform.Then(transform)),
            Mark.Lettering line => [(line, transform)],
            _ => [],
        });
}
