using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class ChanceTests
{
    // By hand, or from tables: Poisson(1) at least 3 is 1 - 2.5/e.
    [Theory]
    [InlineData(0, 3, 0, 1)]
    [InlineData(1, 1, 0, 0.6321205588)]
    [InlineData(3, 1, 0, 0.0803013970)]
    [InlineData(5, 2.5, 0, 0.1088219811)]
    [InlineData(10, 0.5, 0, 1.7097e-10)]
    [InlineData(1, 1, 1, 0.5)]
    [InlineData(3, 1, 1, 0.125)]
    [InlineData(4, 9, 1, 0.6561)]
    public void It_is_that_of_at_least_so_many(int count, double expected, double spread, double chance) =>
        Assert.Equal(chance, Chance.OfAtLeast(count, expected, spread), chance * 1e-4);

    [Fact]
    public void It_is_never_more_than_one_and_falls_with_the_count()
    {
        var chances = Enumerable.Range(0, 300).Select(count => Chance.OfAtLeast(count, 80, 0.1)).ToList();

        Assert.All(chances, chance => Assert.InRange(chance, 0, 1));
        Assert.Equal(chances.OrderDescending(), chances);
        Assert.True(chances[^1] > 0);
    }

    [Fact]
    public void Where_people_differ_much_the_same_count_is_less_unusual() =>
        Assert.True(Chance.OfAtLeast(12, 3, 0.5) > 100 * Chance.OfAtLeast(12, 3));
}
