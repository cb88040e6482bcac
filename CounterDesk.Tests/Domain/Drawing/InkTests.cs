using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Drawing;

/// <summary>A signature comes from a browser, and a browser may send anything.</summary>
public sealed class InkTests
{
    public static TheoryData<string?, InkFault> Refused => new()
    {
        { null, InkFault.Missing },
        { "", InkFault.Missing },
        { new string('1', Ink.MaxLength + 1), InkFault.TooLong },
        { " 1120x640;1,1", InkFault.Malformed },
        { "1120x640", InkFault.Malformed },
        { "1120x640;", InkFault.Malformed },
        { "1120x640;1,1;", InkFault.Malformed },
        { "1120x640;1,1 ", InkFault.Malformed },
        { "1120x640;1,1  2,2", InkFault.Malformed },
        { "1120x640;1,1\n2,2", InkFault.Malformed },
        { "1120x640;1,1\n", InkFault.Malformed },
        { "1120x640;-1,1", InkFault.Malformed },
        { "1120x640;1.5,1", InkFault.Malformed },
        { "1120x640;1e3,1", InkFault.Malformed },
        { "1120x640;10000,1", InkFault.Malformed },
        { "1120x640;１,1", InkFault.Malformed },
        { "1120x640;1,1,1", InkFault.Malformed },
        { "1,1 2,2", InkFault.Malformed },
        { "<svg onload=alert(1)>", InkFault.Malformed },
        { "data:image/png;base64,AAAA", InkFault.Malformed },
        { "1120x640;1,1\"/><script>1</script>", InkFault.Malformed },
        { "0x640;1,1", InkFault.WrongShape },
        { "1120x0;1,1", InkFault.WrongShape },
        { "99999x1;1,1", InkFault.WrongShape },
        { "100x801;1,1", InkFault.WrongShape },
        { "1120x640;1001,1", InkFault.OutOfRange },
        { "1120x640;1,1;2,9999", InkFault.OutOfRange },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_ink_says_why(string? text, InkFault fault)
    {
        Assert.Equal(fault, Ink.FindFault(text));
        Assert.False(Ink.TryParse(text, out _));
    }

    [Theory]
    [InlineData(SomeInk.Text, 1000, 571)]
    [InlineData("640x1120;0,0 1000,1000", 571, 1000)]
    [InlineData("1x1;0,0", 1000, 1000)]
    [InlineData("800x100;1000,1000", 1000, 125)]
    public void It_is_drawn_black_on_white_in_the_shape_of_the_pad(string text, int width, int height)
    {
        Assert.Null(Ink.FindFault(text));
        Assert.True(Ink.TryParse(text, out var ink));

        var image = ink.Draw();

        Assert.Equal((PlainImageFormat.Png, PlainImage.Upright), (image.Format, image.Orientation));
        var bitmap = PngFile.Read(image.Bytes);
        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        Assert.Equal<byte>([0, 255], bitmap.Bytes.ToArray().Distinct().Order());
        Assert.IsType<PictureAnswer.Taken>(PlainImage.Read(image.Bytes));
    }

    [Fact]
    public void The_line_is_where_it_was_written()
    {
        Assert.True(Ink.TryParse(SomeInk.Text, out var ink));
        var bitmap = PngFile.Read(ink.Draw().Bytes);

        Assert.True(IsBlack(500, 285));
        Assert.True(IsBlack(101, 285));
        Assert.True(IsBlack(500, 513));
        Assert.False(IsBlack(90, 285));
        Assert.False(IsBlack(500, 400));

        bool IsBlack(int x, int y) => bitmap.Bytes.Span[bitmap.Components * (y * bitmap.Width + x)] == 0;
    }

    [Fact]
    public void The_most_that_is_taken_is_drawn_in_a_moment()
    {
        var longest = "1x1" + string.Concat(Enumerable.Repeat(";0,0 1000,1000", (Ink.MaxLength - 3) / 14));
        Assert.True(Ink.TryParse(longest, out var ink));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        ink.Draw();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }
}
