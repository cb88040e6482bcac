using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class TwoCountersTests
{
    [Fact]
    public void An_account_that_works_at_two_counters_at_once_is_named()
    {
        var day = new SomeDay();
        Go(day, "9:00:00 3", "9:01:00 8", "9:02:00 3", "9:03:00 8");

        var found = Assert.Single(Find(day));

        Assert.Equal((ExceptionLevel.Serious, "c"), (found.Level, found.Clerk));
        Assert.Equal(("3", "3 8"), (found.Facts["Changes"], found.Facts["Counters"]));
        Assert.Equal(("09:00", "09:03"), (found.Facts["From"], found.Facts["Until"]));
        Assert.Equal([1, 2, 3, 4], found.Entries);
    }

    [Fact]
    public void Who_moves_and_comes_back_takes_the_time_to_walk()
    {
        var day = new SomeDay();
        Go(day, "9:00:00 3", "9:05:00 8", "9:06:00 8", "9:10:00 3", "9:20:00 8", "9:30:00 3");

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Once_may_be_a_counter_that_was_left_open()
    {
        var day = new SomeDay();
        Go(day, "9:00:00 3", "9:01:00 8", "9:02:00 3");

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Who_confirms_at_her_own_desk_what_a_colleague_asks_is_not_at_the_colleagues_counter()
    {
        var day = new SomeDay();
        for (var minute = 0; minute < 10; minute++)
        {
            Go(day, $"9:0{minute}:00 3");
            day.Add(
                $"9:0{minute}:30", minute % 2 is 0 ? AuditAction.OverrideConfirmed : AuditAction.OverrideDeclined, "c",
                entry => entry with { Counter = "8" });
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Two_accounts_at_two_counters_are_no_exception_and_neither_is_one_without_a_counter()
    {
        var day = new SomeDay();
        for (var minute = 0; minute < 10; minute++)
        {
            Go(day, $"9:0{minute}:00 3");
            day.Add($"9:0{minute}:20", AuditAction.Search, "d", entry => entry with { Counter = "8" });
            day.Add($"9:0{minute}:30", AuditAction.RegisterSearched, "c", entry => entry with { Counter = null });
        }

        Assert.Empty(Find(day));
    }

    private static void Go(SomeDay day, params string[] places)
    {
        foreach (var place in places)
        {
            var (time, counter) = (place.Split(' ')[0], place.Split(' ')[1]);
            day.Add(time, AuditAction.Search, "c", entry => entry with { Counter = counter });
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new TwoCounters().Find(day.Record, new())];
}
