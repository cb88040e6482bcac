using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd.Pages;

namespace CounterDesk.Tests.Domain.Ofd;

public sealed class OfdPathDataTests
{
    [Fact]
    public void Every_letter_of_the_standard_is_read()
    {
        var outline = Read("S 0 0 M 1 2 L 3 4 Q 5 6 7 8 B 1 2 3 4 5 6 C")!;

        Assert.Equal(
            [
                OutlineStep.MoveTo, OutlineStep.MoveTo, OutlineStep.LineTo, OutlineStep.CurveTo, OutlineStep.CurveTo,
                OutlineStep.Close,
            ],
            outline.Segments.Select(segment => segment.Step));
        Assert.Equal(new(OutlineStep.CurveTo, new(5, 6), new(1, 2), new(3, 4)), outline.Segments[4]);
    }

    // From 10, 0 to 0, 10 on a circle of 10: the short way and the long way, clockwise and back.
    [Theory]
    [InlineData("0 1", 7.071, 7.071, 1)]
    [InlineData("1 0", 7.071, -7.071, 3)]
    [InlineData("0 0", 2.929, 2.929, 1)]
    [InlineData("1 1", 17.071, 2.929, 3)]
    public void An_arc_goes_the_way_its_flags_say(string flags, double x, double y, int pieces)
    {
        var outline = Read($"M 10 0 A 10 10 0 {flags} 0 10")!;
        var first = outline.Segments[1];

        Assert.Equal(1 + pieces, outline.Segments.Length);
        Assert.Equal(0, outline.Segments[^1].End.X, 1e-6);
        Assert.Equal(10, outline.Segments[^1].End.Y, 1e-6);
        Assert.Equal(x, Middle(first.End, first.Control1, first.Control2).X, 0.01);
        Assert.Equal(y, Middle(first.End, first.Control1, first.Control2).Y, 0.01);
    }

    [Fact]
    public void An_arc_too_small_to_reach_is_enlarged_and_one_without_radius_is_a_line()
    {
        Assert.Equal(20, Read("M 0 0 A 1 1 0 0 1 20 0")!.Segments[^1].End.X, 1e-6);
        Assert.Equal(OutlineStep.LineTo, Read("M 0 0 A 0 5 0 0 1 20 0")!.Segments[1].Step);
    }

    [Theory]
    [InlineData("")]
    [InlineData("L 1 1")]
    [InlineData("M 1")]
    [InlineData("M 1 1 Z")]
    [InlineData("M 1 1 L 2")]
    [InlineData("M 1 1 L two 2")]
    [InlineData("M 1 1 L 1e9 2")]
    [InlineData("1 1 L 2 2")]
    public void What_is_no_path_is_refused(string text) => Assert.Null(Read(text));

    [Fact]
    public void More_steps_than_are_left_are_not_read()
    {
        Assert.Null(OfdPathData.Read("M 0 0 L 1 1 L 2 2", most: 2, out var isTooLong));
        Assert.True(isTooLong);
        Assert.NotNull(OfdPathData.Read("M 0 0 L 1 1 L 2 2", most: 3, out isTooLong));
        Assert.False(isTooLong);
    }

    [Theory]
    [InlineData("M0 0L10.5 -3C")]
    [InlineData(" M\t0 0\nL 1.05e1 -3 C ")]
    public void Spaces_are_needed_between_numbers_only(string text) =>
        Assert.Equal(
            [new(OutlineStep.MoveTo, new(0, 0)), new(OutlineStep.LineTo, new(10.5, -3)), new(OutlineStep.Close, default)],
            Read(text)!.Segments.Select(segment => segment.Step is OutlineStep.Close ? new(segment.Step, default) : segment));

    [Fact]
    public void After_a_closed_part_a_curve_goes_on_from_where_the_part_began()
    {
        var curve = Read("M 3 6 L 9 9 C Q 3 0 9 0")!.Segments[^1];

        Assert.Equal(new Point(3, 2), curve.Control1);
    }

    private static Outline? Read(string text) => OfdPathData.Read(text, most: 100, out _);

    private static Point Middle(Point end, Point control1, Point control2) => new(
        (10 + 3 * control1.X + 3 * control2.X + end.X) / 8, (3 * control1.Y + 3 * control2.Y + end.Y) / 8);
}
