using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Paper.Layout;

/// <summary>Places and pages as the paper language has them, in millimetres.</summary>
public sealed class DocumentLayoutTests
{
    private const double Tolerance = 0.05;

    [Fact]
    public void The_first_page_of_a_copy_has_its_parts_where_the_paper_language_puts_them()
    {
        var page = Lay(SomePaper.Copy()).Sheets[0];

        var picture = page.Items.OfType<PlacedPicture>().Single();
        var code = page.Items.OfType<PlacedCode>().Single();
        var thick = page.Items.OfType<PlacedBar>().Where(bar => Math.Abs(bar.Box.Height - 1) < 0.001).ToList();
        Assert.Equal([43.6, 214.71], thick.Select(bar => Math.Round(bar.Box.Y, 2)));
        Assert.Equal(79.7, picture.Box.Y, Tolerance);
        Assert.Equal(218.04, code.Box.Y, Tolerance);
        Assert.Equal(SheetGrid.A4.Right, code.Box.Right, Tolerance);
        Assert.Equal(0.508, code.Code.ModuleSize, 0.0001);
    }

    [Fact]
    public void The_grids_are_those_of_the_paper_language()
    {
        Assert.Equal((189.33, 281.7), (Math.Round(SheetGrid.A4.Right, 2), Math.Round(SheetGrid.A4.Bottom, 2)));
        Assert.Equal((190.7, 281.7), Corner(SheetGrid.A4LargePrint));
        Assert.Equal((133.03, 197.15), Corner(SheetGrid.A5Slip));
        Assert.Equal(7.62, SheetGrid.A4.RowHeight, 0.001);
        Assert.Equal(11.43, SheetGrid.A4LargePrint.RowHeight, 0.001);

        static (double, double) Corner(SheetGrid grid) => (Math.Round(grid.Right, 2), Math.Round(grid.Bottom, 2));
    }

    [Fact]
    public void Nothing_but_ticks_and_quiet_zones_lies_outside_the_type_area()
    {
        var grid = SheetGrid.A4;
        foreach (var sheet in Lay(SomePaper.Copy()).Sheets)
        {
            var lines = sheet.Items.OfType<PlacedText>().ToList();
            Assert.NotEmpty(lines);
            Assert.All(lines, line => Assert.InRange(line.Baseline, grid.Top, grid.Bottom));
            Assert.All(lines, line => Assert.InRange(line.Glyphs[0].X, grid.Left - grid.Em / 2 - 0.01, grid.Right));
            Assert.All(
                sheet.Items.OfType<PlacedBar>().Where(bar => bar.Box.X > 14),
                bar => Assert.InRange(bar.Box.Right, grid.Left, grid.Right + 0.01));
        }
    }

    [Fact]
    public void A_face_shrinks_when_more_stands_above_it_and_the_receivers_box_never_moves()
    {
        var copy = SomePaper.Copy();
        var longer = copy with { Body = copy.Body.Insert(3, new Paragraph([new string('长', 200)])) };

        var (before, after) = (Lay(copy).Sheets[0], Lay(longer).Sheets[0]);

        var face = after.Items.OfType<PlacedPicture>().Single().Box;
        Assert.Equal(120.65, before.Items.OfType<PlacedPicture>().Single().Box.Height, Tolerance);
        Assert.InRange(face.Height, 60, 119);
        Assert.Equal(169.33 / 120.65, face.Width / face.Height, 0.001);
        Assert.InRange(face.Bottom, 0, 214.71 - SheetGrid.A4.Line);
        Assert.Equal(
            before.Items.OfType<PlacedCode>().Single().Box, after.Items.OfType<PlacedCode>().Single().Box);
    }

    [Fact]
    public void A_face_goes_to_the_next_page_rather_than_below_two_fifths_of_its_size()
    {
        var copy = SomePaper.Copy();
        var full = copy with { Body = copy.Body.Insert(3, new Paragraph([new string('长', 600)])) };

        var pages = Lay(full).Sheets;

        Assert.Empty(pages[0].Items.OfType<PlacedPicture>());
        Assert.Equal(120.65, pages[1].Items.OfType<PlacedPicture>().Single().Box.Height, Tolerance);
    }

    [Fact]
    public void Blocks_that_begin_on_the_first_page_are_read_before_its_box_and_the_others_after_it()
    {
        var kinds = Lay(SomePaper.Copy()).Root.Children.Cast<Element>().Select(element => element.Kind);

        Assert.Equal(
            [
                ElementKind.Paragraph, ElementKind.Heading1, ElementKind.Paragraph, ElementKind.Table, ElementKind.Figure,
                ElementKind.Caption, ElementKind.Section, ElementKind.Paragraph, ElementKind.Section,
                ElementKind.Section, ElementKind.Section, ElementKind.Paragraph, ElementKind.Paragraph,
                ElementKind.Paragraph,
            ],
            kinds);
    }

    [Fact]
    public void Head_and_foot_are_content_once_and_repetitions_afterwards()
    {
        var pages = Lay(SomePaper.Copy()).Sheets;

        Assert.Equal("全部2页编号一致，方为完整一份。", TextOf(pages[1], Decoration.Footer)[..16]);
        Assert.EndsWith("第2页，共2页", TextOf(pages[1], Decoration.Footer), StringComparison.Ordinal);
        Assert.StartsWith("演示", TextOf(pages[1], Decoration.Header), StringComparison.Ordinal);
        Assert.DoesNotContain(
            pages[0].Items.OfType<PlacedText>(), text => text.Owner is null);
    }

    [Fact]
    public void A_table_repeats_its_header_and_leaves_two_rows_together_at_either_end()
    {
        for (var above = 20; above < 34; above++)
        {
            var pages = Lay(WithTableAfter(above, rows: 12)).Sheets;
            var rows = pages.Select(page => page.Items.OfType<PlacedText>().Count(text => TextOf(text)[0] == '行')).ToList();

            Assert.Equal(12, rows.Sum());
            Assert.DoesNotContain(1, rows);
            Assert.Equal(rows.Count(count => count > 0), pages.Count(HasHeader));
            Assert.Single(
                pages.SelectMany(page => page.Items.OfType<PlacedText>()),
                text => text.Owner is not null && TextOf(text) == "头");
        }
    }

    [Fact]
    public void A_heading_is_never_the_last_thing_on_a_page()
    {
        for (var above = 30; above < 42; above++)
        {
            var document = SomePaper.Plain() with
            {
                Body = [.. Lines(above), new Heading(2, ["标题"]), new Paragraph(["后文"])],
            };
            var pages = Lay(document).Sheets;

            var pageOfHeading = pages.Single(page => page.Items.OfType<PlacedText>().Any(text => TextOf(text) == "标题"));
            Assert.Contains(pageOfHeading.Items.OfType<PlacedText>(), text => TextOf(text) == "后文");
        }
    }

    [Fact]
    public void A_row_higher_than_a_page_breaks_between_lines_after_all()
    {
        var scope = string.Concat(Enumerable.Repeat("食品销售；", 400));
        var document = SomePaper.Plain() with { Body = [new Table([5, 0], [new(Cell.Label("经营范围"), Cell.Value(scope))])] };

        var pages = Lay(document).Sheets;

        Assert.Equal(2, pages.Count);
        Assert.Equal(
            scope.Length + 4, pages.Sum(page => page.Items.OfType<PlacedText>().Sum(text => text.Glyphs.Length)));
    }

    [Fact]
    public void A_box_for_the_last_page_gets_a_page_of_its_own_when_there_is_no_room_unless_it_is_optional()
    {
        var box = new AnchoredBox(4, [new Paragraph(["签名"])]);

        Assert.Single(Lay(SomePaper.Plain() with { Body = Lines(30), LastPageBox = box }).Sheets);
        Assert.Equal(2, Lay(SomePaper.Plain() with { Body = Lines(40), LastPageBox = box }).Sheets.Count);
        Assert.Single(Lay(SomePaper.Plain() with { Body = Lines(40), LastPageBox = box with { IsOptional = true } }).Sheets);
    }

    [Fact]
    public void On_a_single_page_the_last_box_stands_above_the_first()
    {
        var document = SomePaper.Plain() with
        {
            FirstPageBox = new(4, [new Paragraph(["先"])]),
            LastPageBox = new(3, [new Paragraph(["后"])]),
        };

        var texts = Lay(document).Sheets.Single().Items.OfType<PlacedText>().ToDictionary(TextOf, text => text.Baseline);

        Assert.InRange(texts["后"], texts["先"] - 3.2 * SheetGrid.A4.Line, texts["先"] - 2.8 * SheetGrid.A4.Line);
    }

    [Fact]
    public void A_box_that_is_too_full_is_refused_instead_of_running_over_the_foot() =>
        Assert.Throws<PageOverflowException>(() => Lay(SomePaper.Plain() with { FirstPageBox = new(2, Lines(3)) }));

    [Fact]
    public void A_notice_higher_than_a_page_is_refused() =>
        Assert.Throws<PageOverflowException>(() => Lay(SomePaper.Plain() with { Body = [new Notice(Lines(50))] }));

    [Fact]
    public void A_running_foot_longer_than_a_line_is_refused() =>
        Assert.Throws<PageOverflowException>(
            () => Lay(SomePaper.Plain() with { Foot = new([new string('脚', 38)], ["第{page}页"]) }));

    [Fact]
    public void A_running_head_takes_a_second_line_rather_than_running_into_its_right_side()
    {
        var sheet = Lay(SomePaper.Plain() with { Head = new([new string('头', 38)], ["本人留存"]) }).Sheets[0];
        var lines = sheet.Items.OfType<PlacedText>().ToList();
        var rule = sheet.Items.OfType<PlacedBar>().Single().Box;

        Assert.Equal(["头", "头", "本", "正"], lines.Select(line => TextOf(line)[..1]));
        Assert.InRange(lines[0].Glyphs[^1].X + SheetGrid.A4.Em, 0, lines[2].Glyphs[0].X - SheetGrid.A4.Em / 2);
        Assert.InRange(rule.Y, lines[1].Baseline, lines[3].Baseline - SheetGrid.A4.Line);
    }

    [Fact]
    public void A_row_that_does_not_fill_its_columns_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => Lay(SomePaper.Plain() with { Body = [new Table([5, 0], [new(Cell.Value("一格"))])] }));

    [Fact]
    public void A_picture_without_words_for_those_who_cannot_see_it_is_refused() =>
        Assert.Throws<ArgumentException>(
            () => Lay(SomePaper.Plain() with { Body = [new Figure(new(50, 50, []), " ")] }));

    [Theory]
    [InlineData("不动产权证", 30)]
    [InlineData("中华人民共和国残疾人证", 26)]
    public void A_title_of_eleven_characters_is_set_smaller(string title, double size)
    {
        var document = SomePaper.Plain() with { Body = [new Heading(1, [title])] };

        Assert.Equal(size, Assert.Single(Lay(document).Sheets.Single().Items.OfType<PlacedText>()).Size);
    }

    [Theory]
    [InlineData("不动产权证", 44)]
    [InlineData("检验检测机构资质认定证书", 36)]
    [InlineData("中华人民共和国特种设备作业人员资格证", 44)]
    [InlineData("Who looked at my licenses", 44)]
    public void In_large_print_a_title_is_set_smaller_where_that_saves_a_line(string title, double size)
    {
        var document = SomePaper.Plain() with { Grid = SheetGrid.A4LargePrint, Body = [new Heading(1, [title])] };

        Assert.All(
            Lay(document).Sheets.Single().Items.OfType<PlacedText>(), text => Assert.Equal(size, text.Size));
    }

    [Fact]
    public void A_subtitle_that_does_not_fit_beside_its_title_goes_under_it()
    {
        var document = SomePaper.Plain() with
        {
            Body = [new Heading(1, ["中华人民共和国特种设备作业人员资格证"]) { Subtitle = ["电子证照打印件"] }],
        };

        var texts = Lay(document).Sheets.Single().Items.OfType<PlacedText>().ToList();

        Assert.True(texts[^1].Baseline > texts[0].Baseline + 5);
    }

    private static LaidOutDocument Lay(Document document) => DocumentLayout.Of(document, SomeFonts.Shipped);

    private static ImmutableArray<Block> Lines(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new Paragraph([$"第{number}行"]))];

    private static Document WithTableAfter(int lines, int rows) => SomePaper.Plain() with
    {
        Body =
        [
            .. Lines(lines),
            new Table([0], [.. Enumerable.Range(1, rows).Select(number => new Row(Cell.Value($"行{number}")))])
            {
                Header = [new(Cell.ColumnHeading("头"))],
                RuleBelow = RuleWeight.Middle,
            },
        ],
    };

    private static bool HasHeader(Sheet page) => page.Items.OfType<PlacedText>().Any(text => TextOf(text) == "头");

    private static string TextOf(PlacedText text) => string.Concat(text.Glyphs.Select(glyph => glyph.Character));

    private static string TextOf(Sheet page, Decoration decoration) => string.Concat(page.Items
        .OfType<PlacedText>()
        .Where(text => text.Owner is null && text.Decoration == decoration)
        .Select(TextOf));
}
