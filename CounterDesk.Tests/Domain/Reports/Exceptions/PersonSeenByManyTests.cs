using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class PersonSeenByManyTests
{
    private static readonly MonthPerson _person = new("p", "林秀兰");

    [Fact]
    public void Whom_three_clerks_look_at_without_anybody_there_is_named()
    {
        var day = new SomeDay();
        Look(day, 3, plan => plan.WithNobodyThere());

        var found = Assert.Single(Find(day));

        Assert.Null(found.Clerk);
        Assert.Equal(ExceptionLevel.Attention, found.Level);
        Assert.Equal(("林*兰", "3", "3"), (found.Facts["Person"], found.Facts["Clerks"], found.Facts["Doubtful"]));
        Assert.Equal(3, found.Entries.Count);
    }

    [Fact]
    public void Four_are_serious()
    {
        var day = new SomeDay();
        Look(day, 4, plan => plan.WithNobodyThere());

        Assert.Equal(ExceptionLevel.Serious, Assert.Single(Find(day)).Level);
    }

    [Fact]
    public void Two_are_none_however_often_they_look()
    {
        var day = new SomeDay();
        Look(day, 2, plan => plan.WithNobodyThere());
        Look(day, 2, plan => plan.WithNobodyThere());

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Who_is_sent_from_counter_to_counter_is_served_at_each()
    {
        var day = new SomeDay();
        Look(day, 4, plan => plan);

        Assert.Empty(Find(day));
        Look(day, 5, plan => plan);
        Assert.Single(Find(day));
    }

    [Fact]
    public void A_visit_that_is_handed_over_is_one()
    {
        var day = new SomeDay();
        day.Visit("9:10", "a", plan => plan.WithNobodyThere() with
        {
            Person = _person, HandedTo = [new("b", "4"), new("c", "5"), new("d", "6")],
        });

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Days_before_count_when_the_last_look_is_bare()
    {
        foreach (var (isBare, count) in ((bool, int)[])[(true, 1), (false, 0)])
        {
            var day = new SomeDay();
            day.EarlierLooks.AddRange(Enumerable.Range(0, 5).Select(
                number => new EarlierLook("p", $"before-{number}", SomeDay.Date.AddDays(-number - 1))));
            Look(day, 1, plan => isBare ? plan.WithNobodyThere() : plan with { MakesPaper = false });

            Assert.Equal(count, Find(day).Count);
            Assert.All(Find(day), found => Assert.Equal("6", found.Facts["InDays"]));
        }
    }

    [Fact]
    public void The_same_clerks_again_and_other_people_are_not_more()
    {
        var day = new SomeDay();
        day.EarlierLooks.AddRange(Enumerable.Range(0, 5).Select(
            number => new EarlierLook(number is 0 ? "other" : "p", $"before-{number}", SomeDay.Date.AddDays(-1))));
        day.EarlierLooks.Add(new("p", "c0", SomeDay.Date.AddDays(-2)));
        Look(day, 1, plan => plan.WithNobodyThere());

        Assert.Empty(Find(day));
    }

    private static void Look(SomeDay day, int clerks, Func<VisitPlan, VisitPlan> change)
    {
        for (var clerk = 0; clerk < clerks; clerk++)
        {
            day.Visit($"9:{clerk}0", $"c{clerk}", plan => change(plan) with { Person = _person });
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new PersonSeenByMany().Find(day.Record, new())];
}
