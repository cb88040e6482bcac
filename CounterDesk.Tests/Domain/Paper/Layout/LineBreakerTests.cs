using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;
using CounterDesk.Tests.Support;
using CsCheck;

namespace CounterDesk.Tests.Domain.Paper.Layout;

/// <summary>The rules of the paper language, section 3. A stroke stands for the end of a line; widths are in ems.</summary>
public sealed class LineBreakerTests
{
    private const double Tolerance = 0.001;
    private const string Alphabet = "一二三中国，。（）“”年月日0189Az.-/ …—·";

    // Few enough marks that a line full of them, which has no right break, does not occur.
    private const string Prose = "一二三中国人民东西南北上下左右大小多少天地日月，。（）";

    [Theory]
    [InlineData(5, "一二三四五六七八九十", "一二三四五/六七八九十", "Chinese breaks anywhere")]
    [InlineData(5, "一二三四五，六七八", "一二三四/五，六七八", "no line starts with a comma, and 五 goes with it")]
    [InlineData(5, "一二三四，五六七八", "一二三四，/五六七八", "the comma fits")]
    [InlineData(4.5, "一二三四，五六七八", "一二三四，/五六七八", "a mark at the end of a line may be half width to fit")]
    [InlineData(5, "一二三四（五六）七", "一二三四/（五六）七", "no line ends with an opening bracket")]
    [InlineData(5, "一二三（“四五”）六七八", "一二三/（“四五”）/六七八", "not with two of them either")]
    [InlineData(6, "一二三四五六。”七八九", "一二三四五/六。”七八九", "two closing marks stay with their character")]
    [InlineData(8, "日期2026年6月15日为止", "日期/2026年6月15日/为止", "a date does not break, though the last line is short")]
    [InlineData(6, "一二三四90日以内", "一二三四/90日以内", "a count stays with its unit")]
    [InlineData(6, "一二三四五第12页起头", "一二三四五/第12页起头", "nor is it parted from what leads it")]
    [InlineData(9, "打开check.yunshan.example/c输入", "打开/check.yunshan./example/c输入", "what fits no line breaks, after a dot if it can")]
    [InlineData(14, "请打开check.yunshan.example/c", "请打开/check.yunshan.example/c", "an address does not break")]
    [InlineData(5, "一二三四五六", "一二三/四五六", "a last line has three characters")]
    [InlineData(5, "一二三四五六七。", "一二三四/五六七。", "marks do not count among them")]
    [InlineData(5, "一二三四五\n六", "一二三四五/六", "a break the author wants stays")]
    [InlineData(5, "一二", "一二", "a short paragraph is what it is")]
    [InlineData(5, "", "", "so is an empty one")]
    [InlineData(6, "made from the license", "made from/the license", "Latin breaks at spaces, which disappear")]
    [InlineData(3, "一二三…四五六", "一二/三…/四五六", "an ellipsis does not start a line")]
    [InlineData(4, "to 一二三, by", "to 一二/三, by", "nor does a Latin comma, though Chinese stands before it")]
    public void Lines_break_as_the_paper_language_says(double ems, string text, string lines, string reason)
    {
        var broken = string.Join('/', Break([text], ems).Select(line => line.ToString()));

        Assert.True(lines == broken, $"{reason}: {broken}");
    }

    [Theory]
    [InlineData("中文", 2, "no gap between Chinese")]
    [InlineData("中A", 1.125 + 0.608, "an eighth of an em before Latin")]
    [InlineData("5日", 0.555 + 1.125, "and after a digit")]
    [InlineData("中 A", 1 + 0.224 + 0.608, "a space is gap enough")]
    [InlineData("（中", 1.5, "an opening bracket at the start is half width")]
    [InlineData("中（文", 3, "in the middle it is not")]
    [InlineData("中」。文", 3.5, "of two closing marks the first is half width")]
    [InlineData("中）（文", 3.5, "of closing and opening the first")]
    [InlineData("中（《文", 3.5, "two opening marks stand half an em closer")]
    public void Marks_and_Latin_keep_the_distances_of_Chinese_setting(string text, double ems, string reason)
    {
        var line = Assert.Single(Break([text], 40));

        Assert.True(Math.Abs(ems - line.Width / SheetGrid.A4.Em) < 0.005, $"{reason}: {line.Width / SheetGrid.A4.Em:0.000}");
    }

    [Fact]
    public void A_bracket_at_the_start_of_a_line_begins_half_an_em_to_the_left_so_that_its_ink_meets_the_edge()
    {
        var line = Assert.Single(Break(["（中"], 40));

        Assert.Equal(-SheetGrid.A4.Em / 2, line.Glyphs[0].X, Tolerance);
        Assert.Equal(SheetGrid.A4.Em / 2, line.Glyphs[1].X, Tolerance);
    }

    [Fact]
    public void An_identifier_breaks_after_a_dot_and_nowhere_else()
    {
        var lines = Break([Run.Identifier("1.2.156.3005.2.11999900MB0TE5T01T003.11999901000000019N.20190520000386")], 30);

        Assert.Equal(
            ["1.2.156.3005.2.11999900MB0TE5T01T003.", "11999901000000019N.20190520000386"],
            lines.Select(line => line.ToString()));
    }

    [Fact]
    public void A_number_goes_to_the_next_line_whole()
    {
        var lines = Break(["编号", Run.Number("0007-260318-00042-6")], 13);

        Assert.Equal(["编号", "0007-260318-00042-6"], lines.Select(line => line.ToString()));
    }

    [Fact]
    public void Whatever_the_text_no_line_is_too_wide_and_nothing_is_lost() =>
        Gen.String[Gen.Char[Alphabet], 0, 80].Select(Gen.Double[4, 20]).Sample((text, ems) =>
        {
            var lines = Break([text], ems);

            Assert.All(lines, line => Assert.True(line.Width <= ems * SheetGrid.A4.Em + Tolerance, line.ToString()));
            Assert.Equal(WithoutSpaces(text), WithoutSpaces(string.Concat(lines)));
        });

    [Fact]
    public void Whatever_the_text_no_mark_stands_at_the_wrong_end_of_a_line() =>
        Gen.String[Gen.Char[Prose], 10, 80].Select(Gen.Double[8, 20]).Sample((text, ems) =>
        {
            var lines = Break([text], ems).Select(line => line.ToString()).ToList();

            Assert.DoesNotContain(lines.Skip(1), line => "。，）".Contains(line[0], StringComparison.Ordinal));
            Assert.DoesNotContain(lines.SkipLast(1), line => line[^1] == '（');
        });

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static List<TextLine> Break(Run[] runs, double ems) => LineBreaker.Break(
        SetCharacter.Set([.. runs], Style.Body(SheetGrid.A4), SomeFonts.Shipped), ems * SheetGrid.A4.Em);
}
