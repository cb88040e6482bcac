using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class BurstTests
{
    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void Eight_people_in_ten_minutes_are_a_burst(int people, int found)
    {
        var day = new SomeDay();
        for (var person = 0; person < people; person++)
        {
            Look(day, "9:0" + person, $"p{person}");
        }

        Assert.Equal(found, Find(day).Count);
        Assert.All(Find(day), one =>
        {
            Assert.Equal((ExceptionLevel.Attention, "c"), (one.Level, one.Clerk));
            Assert.Equal(("8", "10", "09:00"), (one.Facts["People"], one.Facts["Minutes"], one.Facts["From"]));
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], one.Entries);
        });
    }

    [Fact]
    public void The_time_slides()
    {
        var day = new SomeDay();
        for (var person = 0; person < 20; person++)
        {
            Look(day, $"9:{person * 2:00}", $"p{person}");
        }

        Assert.Empty(Find(day));
        for (var person = 0; person < 4; person++)
        {
            Look(day, $"9:39:{person}0", $"q{person}");
        }

        Assert.Equal("9", Assert.Single(Find(day)).Facts["People"]);
    }

    [Fact]
    public void Many_licenses_of_one_person_are_one()
    {
        var day = new SomeDay();
        for (var license = 0; license < 12; license++)
        {
            Look(day, $"9:0{license / 2}", "p");
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Two_clerks_are_not_one()
    {
        var day = new SomeDay();
        for (var person = 0; person < 12; person++)
        {
            Look(day, "9:01", $"p{person}", person % 2 is 0 ? "c" : "d");
        }

        Assert.Empty(Find(day));
    }

    [Theory]
    [InlineData(14, 0)]
    [InlineData(15, 1)]
    public void Names_that_are_tried_are_a_burst_too(int searches, int found)
    {
        var day = new SomeDay();
        for (var search = 0; search < searches; search++)
        {
            day.Add($"9:0{search / 2}", AuditAction.Search, "c", entry => entry with
            {
                Person = $"term-{search}", Outcome = AuditOutcome.NothingFound,
            });
        }

        Assert.Equal(found, Find(day).Count);
    }

    [Fact]
    public void Far_more_is_serious()
    {
        var day = new SomeDay();
        for (var person = 0; person < 12; person++)
        {
            Look(day, "9:01", $"p{person}");
        }

        Assert.Equal(ExceptionLevel.Serious, Assert.Single(Find(day)).Level);
    }

    private static void Look(SomeDay day, string time, string person, string clerk = "c") =>
        day.Add(time, AuditAction.LicenseOpened, clerk, entry => entry with { Person = person });

    private static List<FoundException> Find(SomeDay day) => [.. new Burst().Find(day.Record, new())];
}
