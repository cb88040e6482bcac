using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class SpoiledPrintsTests
{
    [Fact]
    public void Who_says_spoiled_and_prints_no_other_is_named()
    {
        var day = Day();
        Print(day, 6, 1, isPrintedInTheEnd: false);

        var found = Assert.Single(Find(day));

        Assert.Equal("c", found.Clerk);
        Assert.Equal(("6", "0", ""), (found.Facts["Spoiled"], found.Facts["Asked"], found.Facts["Numbers"]));
        Assert.All(found.Entries, number => Assert.Equal(AuditAction.CopySpoiled, day.Entries[(int)number - 1].Action));
    }

    [Fact]
    public void A_bad_printer_spoils_many_and_a_good_one_follows_each()
    {
        var day = Day();
        Print(day, 20, 2, isPrintedInTheEnd: true);

        Assert.Empty(Find(day));
    }

    [Fact]
    public void One_that_a_receiver_asks_about_has_left_the_house()
    {
        var day = Day();
        Print(day, 1, 1, isPrintedInTheEnd: true);
        var spoiled = day.Entries.Last(entry => entry is { Action: AuditAction.CopySpoiled, Clerk: "c" });
        day.SpoiledChecks.Add(new(spoiled.Detail("Number")!, SomeDay.At("16:00")));

        var found = Assert.Single(Find(day));

        Assert.Equal((ExceptionLevel.Serious, "c"), (found.Level, found.Clerk));
        Assert.Equal(("1", spoiled.Detail("Number")), (found.Facts["Asked"], found.Facts["Numbers"]));
        Assert.Equal([spoiled.Number], found.Entries);
    }

    [Fact]
    public void Of_one_of_another_day_it_is_said_without_a_clerk()
    {
        var day = Day();
        day.SpoiledChecks.Add(new("0007261120000426", SomeDay.At("16:00")));

        var found = Assert.Single(Find(day));

        Assert.Null(found.Clerk);
        Assert.Empty(found.Entries);
        Assert.Equal("0007261120000426", found.Facts["Numbers"]);
    }

    // Each spoils a sheet or two, and prints another.
    private static SomeDay Day() => new SomeDay().WithOthers(
        change: (plan, number) => plan with { Licenses = [new("household") { Spoiled = number % 10 is 0 ? 1 : 0 }] });

    private static void Print(SomeDay day, int visits, int spoiled, bool isPrintedInTheEnd)
    {
        for (var visit = 0; visit < visits; visit++)
        {
            day.Visit($"9:{visit * 3 % 60:00}", "c", plan => plan with
            {
                Licenses = [new("household") { Spoiled = spoiled, IsPrintedInTheEnd = isPrintedInTheEnd }],
            });
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new SpoiledPrints().Find(day.Record, new())];
}
