using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace CounterDesk.Tests.Domain.Pdf;

public sealed class WatermarkTests
{
    private const double PointsPerMillimetre = 72 / 25.4;

    private static readonly string[] _phrases =
        ["仅供个人住房公积金贷款申请", "提供给云山农村商业银行青崖支行", "2026-03-18　不得另作他用"];

    [Theory]
    [InlineData(169.33, 120.65, 7.2, 29, "a face across the sheet")]
    [InlineData(84.67, 57.7, 5.6, 19.5, "a card")]
    [InlineData(84.67, 120.65, 7.2, 29, "an upright sheet beside its fields")]
    public void Every_phrase_stands_whole_at_least_once(
        double width, double height, double size, double lines, string face)
    {
        var watermark = new Watermark([.. _phrases]) { Size = size, LineDistance = lines };
        var letters = LettersOn(new(width, height, []), watermark);
        var text = string.Concat(letters.Select(letter => letter.Value));

        foreach (var phrase in _phrases)
        {
            var places = Enumerable.Range(0, text.Length - phrase.Length + 1)
                .Where(at => text.AsSpan(at, phrase.Length).SequenceEqual(phrase));
            Assert.True(
                places.Any(at => letters.Skip(at).Take(phrase.Length).All(letter => IsInside(letter, width, height))),
                $"{phrase} is cut off on {face}.");
        }
    }

    [Fact]
    public void Words_that_lie_outside_the_picture_are_not_in_the_file()
    {
        var letters = LettersOn(new(84.67, 57.7, []), new([.. _phrases]));

        // Two ems around the picture are allowed: part of a character may show.
        Assert.NotEmpty(letters);
        Assert.All(letters, letter => Assert.True(IsInside(letter, 84.67, 57.7, slack: 22)));
    }

    [Fact]
    public void It_is_ruled_with_lines_through_a_clip_of_the_words_and_nothing_is_grey()
    {
        using var file = new PdfContents(Write(new(100, 80, []), new([.. _phrases])));
        var operators = file.OperatorsOf(1).SkipWhile(line => !line.Contains("Watermark", StringComparison.Ordinal))
            .TakeWhile(line => line != "EMC").ToList();

        Assert.Equal(1, operators.Count(line => line == "BT"));
        Assert.Contains("7 Tr", operators);
        Assert.Contains("0.05 w", operators);
        Assert.Contains("0 G", operators);
        Assert.DoesNotContain(operators, line => line.EndsWith(" g", StringComparison.Ordinal));
    }

    private static byte[] Write(Picture picture, Watermark watermark) => PdfWriter.Write(
        SomePaper.Plain() with
        {
            Body =
            [
                new ContinueAt(50),
                new Figure(picture, "图") { Alignment = Alignment.Start, Watermark = watermark },
            ],
        },
        SomeFonts.Shipped);

    private static List<Letter> LettersOn(Picture picture, Watermark watermark)
    {
        using var document = PdfDocument.Open(Write(picture, watermark));
        return [.. document.GetPage(1).Letters.Where(IsSlanted)];
    }

    private static bool IsSlanted(Letter letter) => letter.TextOrientation is not TextOrientation.Horizontal;

    private static bool IsInside(Letter letter, double width, double height, double slack = 0)
    {
        var (left, top) = (20 - slack, 50 - slack);
        return new[] { letter.StartBaseLine, letter.EndBaseLine }.All(point =>
            point.X / PointsPerMillimetre is var x && x > left && x < 20 + width + slack
            && 297 - point.Y / PointsPerMillimetre is var y && y > top && y < 50 + height + slack);
    }
}
