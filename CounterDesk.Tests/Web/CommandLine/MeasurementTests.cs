using CounterDesk.Web.CommandLine.Bench;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class MeasurementTests
{
    [Theory]
    [InlineData(100, 50, 50)]
    [InlineData(100, 95, 95)]
    [InlineData(3, 50, 2)]
    [InlineData(3, 95, 3)]
    [InlineData(1, 50, 1)]
    [InlineData(20, 95, 19)]
    public void A_percentile_is_the_nearest_rank(int runs, int percent, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), Runs(runs).Percentile(percent));

    [Fact]
    public void The_rate_counts_the_time_between_runs_as_well() =>
        Assert.Equal(5, Runs(10).PerSecond);

    [Fact]
    public async Task Warming_up_is_not_measured()
    {
        var calls = 0;

        var found = await Measurement.OfAsync(
            "count", 7, _ => Task.FromResult(calls++), TestContext.Current.CancellationToken, warmUp: 3);

        Assert.Equal(10, calls);
        Assert.Equal(7, found.Sorted.Count);
        Assert.Equal(found.Sorted.Order(), found.Sorted);
    }

    [Fact]
    public void The_table_has_a_row_for_each_measurement()
    {
        var lines = BenchTable.Of("a machine", [Runs(4)]).Split('\n');

        Assert.Equal("a machine", lines[0]);
        Assert.Equal("| look up | 4 | 2.00 | 4.00 | 2 | 1 | of many |", lines[^1]);
    }

    // Run n takes n milliseconds; ten runs together take two seconds.
    private static Measurement Runs(int count) => new(
        "look up",
        [.. Enumerable.Range(1, count).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))],
        TimeSpan.FromSeconds(2),
        count * 1024L,
        "of many");
}
