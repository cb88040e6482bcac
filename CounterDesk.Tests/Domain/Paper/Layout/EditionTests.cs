using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Paper.Layout;

/// <summary>What large print does to a paper besides larger type.</summary>
public sealed class EditionTests
{
    private static readonly Table _checks = new(
        [14, 10, 0],
        [
            new(Cell.Label("电子印章"), Cell.Value(Run.Strong("未能核验")), Cell.Value("文件没有签章")),
            new(Cell.Label("证照状态"), Cell.Value("有效"), Cell.Value("本厅电子证照库")),
        ])
    {
        Header = [new(Cell.ColumnHeading("项目"), Cell.ColumnHeading("结果"), Cell.ColumnHeading("依据"))],
    };

    [Fact]
    public void Large_print_of_any_paper_is_on_the_whole_sheet_and_no_type_is_below_18_points()
    {
        Assert.Same(SheetGrid.A5Slip, SheetGrid.A5Slip.In(Edition.Standard));
        var texts = TextsOf(
            SheetGrid.A5Slip.In(Edition.LargePrint), new Heading(1, ["题"]), new Heading(2, ["题"]), _checks);

        Assert.All(texts, text => Assert.InRange(text.Size, 18, 44));
    }

    [Fact]
    public void Cells_stand_under_each_other_where_a_column_would_have_too_little_room()
    {
        var lines = TextsOf(SheetGrid.A4LargePrint, _checks).GroupBy(text => text.Baseline).ToList();

        Assert.Equal(
            ["电子印章", "结果　未能核验", "依据　文件没有签章", "证照状态", "结果　有效", "依据　本厅电子证照库"],
            lines.Select(line => string.Concat(line.Select(TextOf))));
        Assert.All(lines, line => Assert.Equal(SheetGrid.A4LargePrint.Left, line.First().Glyphs[0].X, 0.01));
        Assert.Equal(
            ["NotoSansSC-Bold", "NotoSansSC-Bold"],
            (string[])[lines[0].First().Font.PostScriptName, lines[1].First().Font.PostScriptName]);
    }

    [Fact]
    public void The_same_table_keeps_its_columns_where_they_have_room()
    {
        var lines = TextsOf(SheetGrid.A4, _checks).GroupBy(text => text.Baseline).ToList();

        Assert.Equal(
            ["项目结果依据", "电子印章未能核验文件没有签章", "证照状态有效本厅电子证照库"],
            lines.Select(line => string.Concat(line.Select(TextOf))));
    }

    [Fact]
    public void It_stays_a_table_with_rows_for_those_who_hear_it()
    {
        var table = Lay(SheetGrid.A4LargePrint, _checks).Root.Children.Cast<Element>().Single();

        Assert.Equal(ElementKind.Table, table.Kind);
        Assert.All(table.Children.Cast<Element>(), row => Assert.Equal(
            [ElementKind.RowHeading, ElementKind.Cell, ElementKind.Cell],
            row.Children.Cast<Element>().Select(cell => cell.Kind)));
    }

    [Fact]
    public void Pairs_of_a_label_and_a_value_stand_under_each_other_in_their_order()
    {
        var pairs = new Table(
            [7, 13, 7, 0],
            [new(Cell.Label("登记日期"), Cell.Value("2019年5月20日"), Cell.Label("持证人"), Cell.Value("顾长河"))]);

        Assert.Equal(
            ["登记日期", "2019年5月20日", "持证人", "顾长河"],
            TextsOf(SheetGrid.A4LargePrint, pairs)
                .GroupBy(text => text.Baseline).Select(line => string.Concat(line.Select(TextOf))));
    }

    [Fact]
    public void A_row_stays_on_one_page_unless_it_is_higher_than_one()
    {
        var rows = Enumerable.Range(1, 20)
            .Select(_ => new Row(Cell.Label("甲"), Cell.Value("乙"), Cell.Value("丙"))).ToImmutableArray();
        var pages = Lay(SheetGrid.A4LargePrint, _checks with { Rows = rows, Header = [] }).Sheets;
        Assert.True(pages.Count > 1);
        Assert.All(pages, page => Assert.Equal(0, page.Items.OfType<PlacedText>().Count() % 3));

        var high = new Row(Cell.Label("经营范围"), Cell.Value(new string('长', 27 * 40)), Cell.Value("无"));
        Assert.Equal(2, Lay(SheetGrid.A4LargePrint, _checks with { Rows = [high], Header = [] }).Sheets.Count);
    }

    [Fact]
    public void Boxes_to_tick_are_alike_and_stand_before_their_words()
    {
        var sheet = Lay(SheetGrid.A5Slip, new TickList([["同意"], ["不同意"]])).Sheets.Single();
        var boxes = sheet.Items.OfType<PlacedFrame>().Select(frame => frame.Box).ToList();
        var texts = sheet.Items.OfType<PlacedText>().ToList();

        Assert.Equal(2, boxes.Count);
        Assert.Equal((boxes[0].X, boxes[0].Width, boxes[0].Height), (boxes[1].X, boxes[1].Width, boxes[1].Height));
        Assert.InRange(boxes[0].Width, 4.5, 6);
        Assert.All(boxes.Zip(texts), pair =>
        {
            Assert.InRange(pair.Second.Glyphs[0].X, pair.First.Right + 1, pair.First.Right + 4);
            Assert.InRange(pair.Second.Baseline, pair.First.Y, pair.First.Bottom);
        });
    }

    private static List<PlacedText> TextsOf(SheetGrid grid, params ImmutableArray<Block> blocks) =>
        [.. Lay(grid, blocks).Sheets.SelectMany(sheet => sheet.Items.OfType<PlacedText>())];

    private static LaidOutDocument Lay(SheetGrid grid, params ImmutableArray<Block> blocks) =>
        DocumentLayout.Of(SomePaper.Plain() with { Grid = grid, Body = blocks }, SomeFonts.Shipped);

    private static string TextOf(PlacedText text) => string.Concat(text.Glyphs.Select(glyph => glyph.Character));
}
