using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

/// <summary>What a supervisor opened is always an exception, and so is what no auditor has reviewed.</summary>
public sealed class BreakGlassRuleTests
{
    private static readonly ExceptionThresholds _thresholds = new();

    [Fact]
    public void An_opening_and_what_was_done_under_it_is_one_exception_of_whoever_opened_it()
    {
        var day = new SomeDay();
        var opened = Add(day, "9:10", AuditAction.BreakGlassOpened, "s1", "one");
        var used = Add(day, "9:12", AuditAction.BreakGlassUsed, "c1", "one");
        var other = Add(day, "9:13", AuditAction.BreakGlassOpened, "s2", "two");
        var again = Add(day, "9:20", AuditAction.BreakGlassUsed, "c1", "one");
        Add(day, "9:40", AuditAction.BreakGlassEnded, null, "one");

        var found = new BreakGlassOpened().Find(day.Record, _thresholds).ToList();

        Assert.Equal([opened.Number, used.Number, again.Number], found[0].Entries);
        Assert.Equal(
            (ExceptionLevel.Serious, "s1", "NotInForce", "3", "09:10", "2"),
            (found[0].Level, found[0].Clerk, found[0].Facts["Rule"], found[0].Facts["Counter"], found[0].Facts["At"],
                found[0].Facts["Uses"]));
        Assert.Equal([other.Number], found[1].Entries);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public void What_was_refused_opened_nothing()
    {
        var day = new SomeDay();
        day.Add("9:10", AuditAction.BreakGlassOpened, "c1", entry => entry with
        {
            Outcome = AuditOutcome.Refused, Details = "Rule=NotInForce\nWhy=NotSupervisor",
        });

        Assert.Empty(new BreakGlassOpened().Find(day.Record, _thresholds));
    }

    [Fact]
    public void What_is_used_after_midnight_is_the_next_days_too_and_of_whoever_opened_it()
    {
        var day = new SomeDay();
        Add(day, "0:05", AuditAction.BreakGlassUsed, "c1", "one");

        Assert.Equal("s1", Assert.Single(new BreakGlassOpened().Find(day.Record, _thresholds)).Clerk);
    }

    [Fact]
    public void An_opening_comes_first_and_what_nobody_has_reviewed_behind_a_missing_sign_off_the_oldest_first()
    {
        var day = new SomeDay();
        day.UnsignedDays.Add(SomeDay.Date.AddDays(-1));
        day.UnreviewedOpenings.AddRange(
        [
            new("NotInForce", "3", SomeDay.At("9:10").AddDays(-9), "s1"),
            new("PrintedTooOften", "5", SomeDay.At("9:10").AddDays(-12), "s1"),
        ]);
        Add(day, "9:10", AuditAction.BreakGlassOpened, "s1", "one");

        var found = ExceptionRules.Find(day.Record, _thresholds).Shown;

        Assert.Equal(
            ["BreakGlassOpened", "MissingSignOff", "BreakGlassUnreviewed", "BreakGlassUnreviewed"],
            found.Select(one => one.Rule));
        Assert.Equal(["2026-11-14", "2026-11-17"], found.Skip(2).Select(one => one.Facts["Day"]));
        Assert.All(found, one => Assert.Equal(ExceptionLevel.Serious, one.Level));
    }

    [Fact]
    public void Opening_rules_at_several_counters_is_no_account_at_two_counters()
    {
        var day = new SomeDay();
        for (var counter = 1; counter < 8; counter++)
        {
            Add(day, $"9:{counter:00}", AuditAction.BreakGlassOpened, "s1", $"{counter}", $"{counter}");
        }

        Assert.Empty(new TwoCounters().Find(day.Record, _thresholds));
    }

    private static DayEntry Add(
        SomeDay day, string time, AuditAction action, string? by, string opening, string counter = "3") =>
        day.Add(time, action, by, entry => entry with
        {
            Counter = counter, Details = $"BreakGlass={opening}\nRule=NotInForce\nOpenedBy=s1",
        });
}
