using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Domain.Pdf;

/// <summary>Letters that the font of another document draws: their outlines on paper, their text in the file.</summary>
public sealed class ShapedTextTests
{
    private static readonly Outline _shape = Outline.Rectangle(new(0.5, -4, 4, 4));
    private static readonly Outline _other = Outline.Ellipse(new(0.5, -4, 4, 4));

    [Fact]
    public void The_outlines_are_filled_and_the_text_can_be_read_where_they_stand()
    {
        var pdf = Write(Line("林秀", _shape, _other) with { Color = new(255, 0, 0) });
        using var contents = new PdfContents(pdf);
        using var file = PdfDocument.Open(pdf);
        var letters = file.GetPage(1).Letters.ToList();
        var operators = contents.OperatorsOf(1);

        Assert.Equal("林秀", string.Concat(letters.Select(letter => letter.Value)));
        Assert.Equal(6, (letters[1].StartBaseLine.X - letters[0].StartBaseLine.X) / 72 * 25.4, precision: 2);
        Assert.Equal(1, operators.Count(line => line == "0.5 -4 m"));
        Assert.Equal(2, operators.Count(line => line == "f"));
        Assert.Contains("1 0 0 rg", operators);
        Assert.Equal(["3 Tr", "0 Tr"], operators.Where(line => line.EndsWith(" Tr", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_character_that_no_font_of_ours_has_stops_nothing_and_can_be_read()
    {
        var document = Document(Line("𠮷", _shape));

        Assert.True(GlyphGate.Inspect(document, SomeFonts.Shipped).MayPrint);
        Assert.Equal("𠮷", TextOf(PdfWriter.Write(document, SomeFonts.Shipped)));
    }

    [Theory]
    [InlineData("\uE000")]
    [InlineData("\uFEFF")]
    [InlineData("\uFFFE")]
    [InlineData("\u0001")]
    public void What_no_archival_file_may_have_for_text_is_drawn_and_not_read(string character)
    {
        // ISO 19005-2, 6.2.11.7
        using var file = new PdfContents(Write(Line($"林{character}秀", _shape, _other, _shape)));

        Assert.Equal("林秀", TextOf(file.Bytes));
        Assert.Contains("/S0 Do", file.OperatorsOf(1));
        Assert.Equal(1, file.OperatorsOf(1).Count(line => line == "f"));
    }

    [Fact]
    public void A_shape_that_comes_again_is_written_once()
    {
        using var file = new PdfContents(Write(Line("林林林秀", _shape, _shape, _shape, _other)));
        var operators = file.OperatorsOf(1);

        Assert.Equal(3, operators.Count(line => line == "/S0 Do"));
        Assert.DoesNotContain("0.5 -4 m", operators);
        Assert.Equal(1, operators.Count(line => line == "f"));
        Assert.Equal(1, file.Raw.Split("/Subtype/Form").Length - 1);
    }

    [Fact]
    public void A_blank_letter_draws_nothing_and_is_read()
    {
        var pdf = Write(Line("林 秀", _shape, new([]), _other));
        using var file = new PdfContents(pdf);

        Assert.Equal(2, file.OperatorsOf(1).Count(line => line == "f"));
        Assert.Equal("林 秀", TextOf(pdf));
    }

    [Theory]
    [InlineData(255, "2 Tr", "B")]
    [InlineData(0, "1 Tr", "S")]
    public void Letters_with_an_edge_are_stroked(int fill, string mode, string paint)
    {
        var line = new LetterLine(new(0, 0, 255), 0.3);
        var ours = new Mark.Lettering("证", Typeface.Serif, 5, new(5, 10), new(0, 0, 0, (byte)fill)) { Line = line };
        using var text = new PdfContents(Write(ours));
        using var shape = new PdfContents(Write(ours with { Shapes = [_shape] }));

        Assert.Contains(mode, text.OperatorsOf(1));
        Assert.Contains(paint, shape.OperatorsOf(1));
        Assert.All([text, shape], file =>
        {
            Assert.Contains("0 0 1 RG", file.OperatorsOf(1));
            Assert.Contains("0.3 w", file.OperatorsOf(1));
        });
    }

    [Fact]
    public void Unseen_text_is_in_a_font_that_lies_in_the_file_with_its_widths_and_its_characters()
    {
        // ISO 19005-2, 6.2.11.4 to 6.2.11.7, and everything on the page is marked: ISO 14289-1, 7.1.
        using var file = new PdfContents(Write(Line("林A", _shape, _other)));
        var font = Assert.Single(file.Fonts);

        Assert.True(PdfContents.Has(font, "ToUnicode"));
        var operators = file.OperatorsOf(1).ToList();
        var marked = 0;
        foreach (var line in operators)
        {
            marked += line.EndsWith(" BDC", StringComparison.Ordinal) ? 1 : line == "EMC" ? -1 : 0;
            Assert.True(marked > 0 || line is not ("f" or "BT"), line);
        }
    }

    private static byte[] Write(Mark.Lettering line) => PdfWriter.Write(Document(line), SomeFonts.Shipped);

    private static Document Document(Mark.Lettering line) =>
        SomePaper.Plain() with { Body = [new Figure(new(60, 20, [line]), "字")] };

    private static Mark.Lettering Line(string text, params Outline[] shapes) =>
        new(text, Typeface.Serif, 5, new(5, 10), Color.Black)
        {
            Steps = [.. shapes.Select(_ => 6.0)],
            Shapes = [.. shapes],
        };

    private static string TextOf(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return string.Concat(file.GetPage(1).Letters.Select(letter => letter.Value));
    }
}
