using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Tests.Domain.Paper;

public sealed class CountFormatTests
{
    [Theory]
    [InlineData(0, "0 entries of Lin")]
    [InlineData(1, "1 entry of Lin")]
    [InlineData(2L, "2 entries of Lin")]
    [InlineData(11, "11 entries of Lin")]
    [InlineData("1", "1 entry of Lin")]
    [InlineData("1,001", "1,001 entries of Lin")]
    public void One_takes_the_first_word_and_every_other_count_the_second(object count, string text) =>
        Assert.Equal(text, string.Format(CountFormat.Invariant, "{0} {0:entry|entries} of {1}", count, "Lin"));

    [Fact]
    public void Other_formats_are_the_cultures() => Assert.Equal(
        "1.234,5 07:05 and .",
        string.Format(
            new CountFormat(CultureInfo.GetCultureInfo("de-DE")), "{0:N1} {1:HH\\:mm} and {2}.", 1234.5, new TimeOnly(7, 5), null));

    [Theory]
    [InlineData("1", "1 day left")]
    [InlineData("20", "20 days left")]
    public void Runs_choose_by_what_is_written(string count, string text)
    {
        var words = new DocumentWords(CultureInfo.GetCultureInfo("en-US"), _ => "**{0} {0:day|days} left**");

        var runs = words.Runs("any", new Run(count));

        Assert.Equal(text, string.Concat(runs.Select(run => run.Text)));
        Assert.All(runs, run => Assert.True(run.Bold));
    }
}
