using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class LookWithoutOutcomeTests
{
    [Fact]
    public void Who_looks_and_nothing_comes_of_it_and_nobody_is_there_is_named()
    {
        var found = Assert.Single(Find(DayWith(6, plan => plan.WithNobodyThere())));

        Assert.Equal("c", found.Clerk);
        Assert.Equal(("6", "6"), (found.Facts["Visits"], found.Facts["Of"]));
        Assert.Equal(6, found.Entries.Count);
    }

    [Fact]
    public void People_who_came_and_only_wanted_to_know_are_none() =>
        Assert.Empty(Find(DayWith(20, plan => plan with { MakesPaper = false })));

    [Fact]
    public void A_counter_without_reader_and_screen_is_none_as_long_as_paper_is_made() =>
        Assert.Empty(Find(DayWith(40, plan => plan with { Method = "Typed", Way = "Spoken", Rated = null })));

    [Fact]
    public void A_search_that_finds_nothing_is_no_look() =>
        Assert.Empty(Find(DayWith(20, plan => plan.WithNobodyThere() with { FindsNothing = true })));

    [Fact]
    public void Twice_is_never_unusual() => Assert.Empty(Find(DayWith(2, plan => plan.WithNobodyThere())));

    // One in twenty of the others' visits ends with nothing.
    private static SomeDay DayWith(int visits, Func<VisitPlan, VisitPlan> change)
    {
        var day = new SomeDay().WithOthers(change: (plan, number) => plan with { MakesPaper = number > 0 });
        for (var visit = 0; visit < visits; visit++)
        {
            day.Visit($"{9 + (visit / 20)}:{visit % 20 * 3:00}", "c", change);
        }

        return day;
    }

    private static List<FoundException> Find(SomeDay day) => [.. new LookWithoutOutcome().Find(day.Record, new())];
}
