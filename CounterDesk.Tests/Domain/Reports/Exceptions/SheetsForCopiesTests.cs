using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class SheetsForCopiesTests
{
    [Fact]
    public void Who_gives_sheets_of_a_kind_of_which_others_give_copies_is_named()
    {
        var day = new SomeDay().WithOthers();
        Make(day, 10, "household", "CouldNotBeTold");

        var found = Assert.Single(Find(day));

        Assert.Equal("c", found.Clerk);
        Assert.Equal(("household", "10", "10"), (found.Facts["Kind"], found.Facts["Sheets"], found.Facts["Of"]));
        Assert.All(found.Entries, number =>
            Assert.Equal(AuditAction.InformationSheetMade, day.Entries[(int)number - 1].Action));
    }

    [Fact]
    public void A_silent_source_makes_everybody_give_sheets()
    {
        var day = new SomeDay().WithOthers(change: (plan, _) => plan with { Licenses = [Sheet("household")] });
        Make(day, 20, "household", "CouldNotBeTold");

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Each_kind_is_held_against_itself()
    {
        var day = new SomeDay().WithOthers().WithOthers(change: (plan, _) => plan with { Licenses = [Sheet("birth")] });
        Make(day, 10, "birth", "CouldNotBeTold");
        Make(day, 10, "household", "Yes");

        Assert.Empty(Find(day));
    }

    private static PlannedLicense Sheet(string kind) => new(kind) { Genuine = "CouldNotBeTold" };

    private static void Make(SomeDay day, int visits, string kind, string genuine)
    {
        for (var visit = 0; visit < visits; visit++)
        {
            day.Visit($"9:{visit * 3 % 60:00}", "c", plan => plan with { Licenses = [new(kind) { Genuine = genuine }] });
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new SheetsForCopies().Find(day.Record, new())];
}
