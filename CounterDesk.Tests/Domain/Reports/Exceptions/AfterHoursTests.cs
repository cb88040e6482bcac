using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class AfterHoursTests
{
    [Theory]
    [InlineData("6:10", true)]
    [InlineData("8:25", true)]
    [InlineData("8:35", false)]
    [InlineData("12:25", false)]
    [InlineData("12:40", true)]
    [InlineData("13:05", false)]
    [InlineData("17:25", false)]
    [InlineData("17:35", true)]
    [InlineData("23:50", true)]
    public void A_visit_begins_while_the_hall_is_open_or_nearly(string time, bool isFound)
    {
        var day = new SomeDay();
        day.Visit(time, "c");

        Assert.Equal(isFound, Find(day).Count is 1);
    }

    [Fact]
    public void What_was_looked_at_is_named_with_its_times()
    {
        var day = new SomeDay();
        day.Visit("19:00", "c");
        var last = day.Visit("20:00", "c", plan => plan.WithNobodyThere());

        var found = Assert.Single(Find(day));

        Assert.Equal((ExceptionLevel.Serious, "c", 2.0), (found.Level, found.Clerk, found.Weight));
        Assert.Equal(("2", "19:01", "20:02"), (found.Facts["Visits"], found.Facts["From"], found.Facts["Until"]));
        Assert.Equal(4, found.Entries.Count);
        Assert.Contains(last.First(entry => entry.Action is AuditAction.LicenseOpened).Number, found.Entries);
    }

    [Fact]
    public void Somebody_who_was_there_makes_it_less_serious()
    {
        var day = new SomeDay();
        day.Visit("19:00", "c");

        Assert.Equal(ExceptionLevel.Attention, Assert.Single(Find(day)).Level);
    }

    [Fact]
    public void Who_came_in_time_is_served_to_the_end_but_not_all_night()
    {
        var day = new SomeDay();
        day.Visit("16:50", "c", plan => plan with { Length = TimeSpan.FromHours(2) });
        Assert.Empty(Find(day));

        day.Visit("16:50", "c", plan => plan with { Length = TimeSpan.FromHours(5) });
        Assert.Single(Find(day));
    }

    [Fact]
    public void Tidying_up_is_no_looking()
    {
        var day = new SomeDay();
        foreach (var action in (AuditAction[])[AuditAction.CopyPrinted, AuditAction.VisitClosed, AuditAction.SignOut])
        {
            day.Add("19:00", action, "c", entry => entry with { Visit = Guid.NewGuid() });
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void On_a_day_on_which_the_hall_is_closed_every_look_counts()
    {
        var day = new SomeDay();
        day.Open.Clear();
        day.Visit("10:00", "c");

        Assert.Single(Find(day));
    }

    [Fact]
    public void A_hall_that_stays_open_longer_says_so()
    {
        var day = new SomeDay();
        day.Open.Add(new(new(18, 0), new(20, 0)));
        day.Visit("19:00", "c");

        Assert.Empty(Find(day));
    }

    private static List<FoundException> Find(SomeDay day) => [.. new AfterHours().Find(day.Record, new())];
}
