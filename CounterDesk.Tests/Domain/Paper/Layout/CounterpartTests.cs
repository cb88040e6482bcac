using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Paper.Layout;

/// <summary>A paper of which one part stays and one is taken along.</summary>
public sealed class CounterpartTests
{
    private const double Tolerance = 0.01;
    private const double HalfOfA4 = 148.5;

    [Fact]
    public void Halves_stand_beside_each_other_on_one_sheet_with_a_line_to_cut_along()
    {
        var laid = Lay(SheetGrid.A4LeftHalf, SheetGrid.A4RightHalf, "正文");
        var sheet = Assert.Single(laid.Sheets);
        var texts = sheet.Items.OfType<PlacedText>().ToList();
        var cut = sheet.Items.OfType<PlacedBar>().Where(bar => bar.Box.Width < 1).ToList();

        Assert.Equal((297, 210), (laid.Document.Grid.Width, laid.Document.Grid.Height));
        Assert.Equal(6, texts.Count);
        Assert.Equal(
            texts.Take(3).Select(text => text.Glyphs[0].X + HalfOfA4), texts.Skip(3).Select(text => text.Glyphs[0].X),
            (left, right) => Math.Abs(left - right) < Tolerance);
        Assert.True(cut.Count > 20);
        Assert.All(cut, dash => Assert.Equal(HalfOfA4, dash.Box.X + dash.Box.Width / 2, Tolerance));
    }

    [Fact]
    public void A_longer_paper_takes_several_sheets_and_each_half_counts_its_own_pages()
    {
        var laid = Lay(SheetGrid.A4LeftHalf, SheetGrid.A4RightHalf, new string('长', 28 * 40));

        Assert.Equal(2, laid.Sheets.Count);
        Assert.All(laid.Sheets, (sheet, at) => Assert.Equal(
            2, sheet.Items.OfType<PlacedText>().Count(text => TextOf(text) == $"第{at + 1}页，共2页")));
    }

    [Fact]
    public void Whole_sheets_follow_each_other()
    {
        var laid = Lay(SheetGrid.A4LargePrint, SheetGrid.A4LargePrint, "正文");

        Assert.Equal(
            ["留存第1页，共1页", "自取第1页，共1页"],
            laid.Sheets.Select(sheet => string.Concat(
                sheet.Items.OfType<PlacedText>().Select(TextOf).Where(text => text != "正文"))));
    }

    [Fact]
    public void One_is_read_to_its_end_before_the_other()
    {
        var root = Lay(SheetGrid.A4LeftHalf, SheetGrid.A4RightHalf, "正文").Root;

        Assert.All(root.Children.Cast<Element>(), part => Assert.Equal(ElementKind.Section, part.Kind));
        Assert.Equal(["留存", "自取"], root.Children.Cast<Element>().Select(part =>
            TextOf((PlacedText)((Element)part.Children[0]).Children[0])));
    }

    [Fact]
    public void A_character_that_only_the_counterpart_has_is_looked_for_too()
    {
        var document = SomePaper.Plain();
        document = document with { Counterpart = document with { Body = [new Paragraph(["\U000323AF"])] } };

        Assert.Equal("\U000323AF", Assert.Single(GlyphGate.Inspect(document, SomeFonts.Shipped).Missing).TextElement);
    }

    private static LaidOutDocument Lay(SheetGrid first, SheetGrid second, string text)
    {
        var document = SomePaper.Plain() with
        {
            Grid = first,
            Head = new(["留存"], []),
            Foot = new(["第{page}页，共{pages}页"], []),
            Body = [new Paragraph([text])],
        };
        return DocumentLayout.Of(
            document with { Counterpart = document with { Grid = second, Head = new(["自取"], []) } }, SomeFonts.Shipped);
    }

    private static string TextOf(PlacedText text) => string.Concat(text.Glyphs.Select(glyph => glyph.Character));
}
