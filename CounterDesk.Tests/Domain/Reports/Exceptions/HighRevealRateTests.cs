using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class HighRevealRateTests
{
    [Fact]
    public void Who_uncovers_far_more_licenses_than_others_is_named()
    {
        var day = Day();
        Uncover(day, 20, "household", 1);

        var found = Assert.Single(Find(day));

        Assert.Equal("c", found.Clerk);
        Assert.Equal(("20", "20"), (found.Facts["Licenses"], found.Facts["Of"]));
        Assert.All(found.Entries, number => Assert.Equal(AuditAction.LicenseOpened, day.Entries[(int)number - 1].Action));
    }

    [Fact]
    public void Many_fields_of_one_license_are_one()
    {
        var day = Day();
        Uncover(day, 1, "household", 15);
        Uncover(day, 19, "household", 0);

        Assert.Empty(Find(day));
    }

    [Fact]
    public void A_kind_that_everybody_uncovers_is_held_against_itself()
    {
        var day = Day().WithOthers(change: (plan, _) => plan with { Licenses = [new("disability") { Reveals = 1 }] });
        Uncover(day, 20, "disability", 1);

        Assert.Empty(Find(day));
    }

    // Of one household register in ten something is uncovered.
    private static SomeDay Day() => new SomeDay().WithOthers(
        change: (plan, number) => plan with { Licenses = [new("household") { Reveals = number % 10 is 0 ? 1 : 0 }] });

    private static void Uncover(SomeDay day, int visits, string kind, int fields)
    {
        for (var visit = 0; visit < visits; visit++)
        {
            day.Visit($"9:{visit * 3 % 60:00}", "c", plan => plan with { Licenses = [new(kind) { Reveals = fields }] });
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new HighRevealRate().Find(day.Record, new())];
}
