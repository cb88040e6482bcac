using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

/// <summary>
/// What the rules find in a generated month of a large hall, and what they say in vain. docs/figures.md has a run of the
/// explicit one.
/// </summary>
public sealed class GeneratedMonthTests
{
    // The rules were mended with the months 1 to 3; these they had not seen.
    private const int Unseen = 4;

    [Fact]
    public void In_a_month_that_they_have_not_seen_the_rules_find_nearly_all_and_accuse_hardly_anybody_in_vain()
    {
        var score = MonthScore.Of(GeneratedMonth.Make(Unseen));

        Assert.InRange(score.Visits, 90_000, 120_000);
        Assert.All(
            Plants.All.Keys, rule => Assert.True(score.Recall(rule) >= (rule is "SheetsForCopies" ? 0.4 : 0.9), rule));
        Assert.True(score.InVainADay <= 0.5, $"{score.InVainADay} in vain a day");
        Assert.True(score.Mistaken.Count <= 5, string.Join(", ", score.Mistaken.Select(one => one.What)));
    }

    [Theory(Explicit = true)]
    [InlineData(Unseen, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 0.5)]
    public void What_the_rules_find_and_what_they_say_in_vain(int seed, double strength) =>
        TestContext.Current.SendDiagnosticMessage(MonthScore.Of(GeneratedMonth.Make(seed, strength)).Describe());
}
