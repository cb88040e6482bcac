using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Tests.Domain.Drawing;

public sealed class CoveredPictureTests
{
    private static readonly double[] _steps = [4, 4, 4, 2, 2, 2];

    [Fact]
    public void Letters_are_taken_out_of_a_line_and_the_others_stay_where_they_were()
    {
        var covered = CoveredPicture.Hide(Picture(Line("证号：123后", 10) with { Steps = [.. _steps] }), ["123"]);

        Assert.Equal(
            [("证号：", 10.0), ("后", 28.0)],
            covered.Picture.Marks.OfType<Mark.Lettering>().Select(line => (line.Text, line.Start.X)));
        var cover = Assert.Single(covered.Covers);
        Assert.InRange(cover.X, 21, 22);
        Assert.InRange(cover.Right, 28, 29);
        Assert.True(cover.Y < 20 - 3 && cover.Bottom > 20);
    }

    [Fact]
    public void What_is_broken_over_two_lines_is_found_and_covered_twice()
    {
        var covered = CoveredPicture.Hide(
            Picture(
                Line("云山市清", 10) with { Steps = [4, 4, 4] },
                Line("河区三号", 10) with { Start = new(10, 26), Steps = [4, 4, 4] }),
            ["山市 清河区"]);

        Assert.Equal(["云", "三号"], covered.Picture.Marks.OfType<Mark.Lettering>().Select(line => line.Text));
        Assert.Equal(2, covered.Covers.Length);
    }

    [Fact]
    public void Every_place_where_it_stands_is_covered() => Assert.Equal(
        2, CoveredPicture.Hide(Picture(Line("林秀兰", 0), Line("林秀兰", 40)), ["林秀兰"]).Covers.Length);

    [Fact]
    public void A_text_of_two_letters_is_hidden_only_where_it_stands_alone()
    {
        var covered = CoveredPicture.Hide(Picture(Line("佛教协会", 0), Line("佛教", 40)), ["佛教"]);

        Assert.Equal(["佛教协会"], covered.Picture.Marks.OfType<Mark.Lettering>().Select(line => line.Text));
        Assert.InRange(Assert.Single(covered.Covers).X, 39, 40);
    }

    [Fact]
    public void Within_a_longer_text_that_may_be_read_it_stays_and_does_not_count_as_found()
    {
        Mark[] marks = [Line("云山市清河区三号", 0), Line("清河区", 40)];
        string[] open = ["云山市清河区三号", "清河区"];
        var covered = CoveredPicture.Hide(Picture(marks), ["清河区", "云山市"], open);

        Assert.Equal(["云山市清河区三号"], covered.Picture.Marks.OfType<Mark.Lettering>().Select(line => line.Text));
        Assert.Equal(["清河区"], covered.Found);
    }

    [Fact]
    public void A_line_without_steps_goes_as_a_whole()
    {
        var covered = CoveredPicture.Hide(Picture(Line("证号123", 10)), ["123"]);

        Assert.Empty(covered.Picture.Marks);
        Assert.InRange(Assert.Single(covered.Covers).Width, 14, 22);
    }

    [Fact]
    public void The_cover_of_a_turned_line_lies_in_the_picture()
    {
        var line = new Mark.Lettering("123", Typeface.Serif, 4, new(0, 0), Color.Black) { Steps = [4, 4, 4] };
        var covered = CoveredPicture.Hide(
            Picture(new Mark.Group([line], Transform.Turn(90).Then(Transform.Move(50, 30)))), ["123"]);
        var cover = Assert.Single(covered.Covers);

        Assert.Empty(Assert.IsType<Mark.Group>(Assert.Single(covered.Picture.Marks)).Marks);
        Assert.True(cover is { X: < 50, Right: > 50, Y: < 30, Bottom: > 42 }, cover.ToString());
    }

    [Fact]
    public void A_picture_without_the_text_stays_as_it_is()
    {
        var picture = Picture(Line("林秀兰", 0));
        var covered = CoveredPicture.Hide(picture, ["王", "", " "]);

        Assert.Equal(picture, covered.Picture);
        Assert.Empty(covered.Covers);
    }

    private static Picture Picture(params Mark[] marks) => new(100, 50, [.. marks]);

    private static Mark.Lettering Line(string text, double x) => new(text, Typeface.Serif, 4, new(x, 20), Color.Black);
}
