using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class OwnFamilyNameTests
{
    [Fact]
    public void Who_looks_at_people_of_her_own_family_name_who_are_not_there_is_named()
    {
        var day = Day("欧阳春");
        day.Visit("9:10", "c", plan => Bare(plan, "欧阳建国"));
        day.Visit("9:20", "c", plan => Bare(plan, "欧阳海"));

        var found = Assert.Single(Find(day));

        Assert.Equal((ExceptionLevel.Attention, "c"), (found.Level, found.Clerk));
        Assert.Equal(("2", "欧"), (found.Facts["Visits"], found.Facts["Name"]));
        Assert.All(found.Entries, number => Assert.Equal(AuditAction.Search, day.Entries[(int)number - 1].Action));
    }

    [Fact]
    public void Once_and_with_a_rare_name_is_worth_knowing()
    {
        var day = Day("欧阳春", visits: 60);
        day.Visit("9:10", "c", plan => Bare(plan, "欧阳建国"));

        Assert.Equal(ExceptionLevel.Notice, Assert.Single(Find(day)).Level);
    }

    [Fact]
    public void Once_and_with_a_name_that_half_the_town_has_is_not()
    {
        var day = Day("赵丽", visits: 60);
        day.Visit("9:10", "c", plan => Bare(plan, "赵建国"));

        Assert.Empty(Find(day));
    }

    [Fact]
    public void A_family_that_comes_and_is_served_is_none()
    {
        var day = Day("欧阳春");
        for (var visit = 0; visit < 6; visit++)
        {
            day.Visit($"9:{visit}0", "c", plan => plan with { Person = new("p", "欧阳建国") });
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void An_enterprise_has_no_family_name()
    {
        var day = Day("欧阳春");
        for (var visit = 0; visit < 3; visit++)
        {
            foreach (var entry in day.Visit($"9:{visit}0", "c", plan => Bare(plan, "欧阳建国")))
            {
                day.Replace(entry with { Subject = "欧亚贸易有限公司" });
            }
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void A_masked_number_is_no_name()
    {
        var day = Day("9");
        foreach (var entry in day.Visit("9:10", "c", plan => Bare(plan, "赵丽")))
        {
            day.Replace(entry with { Subject = "999901********0021" });
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Of_a_clerk_whose_name_nobody_knows_nothing_is_said()
    {
        var day = new SomeDay().WithOthers();
        day.Visit("9:10", "c", plan => Bare(plan, "欧阳建国"));
        day.Visit("9:20", "c", plan => Bare(plan, "欧阳海"));

        Assert.Empty(Find(day));
    }

    private static SomeDay Day(string name, int visits = 20) =>
        new SomeDay().Knows("c", name).WithOthers(clerks: 20, visits);

    private static VisitPlan Bare(VisitPlan plan, string name) =>
        plan.WithNobodyThere() with { Person = plan.Person with { Name = name } };

    private static List<FoundException> Find(SomeDay day) => [.. new OwnFamilyName().Find(day.Record, new())];
}
