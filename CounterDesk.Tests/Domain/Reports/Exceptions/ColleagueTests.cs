using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class ColleagueTests
{
    private static readonly MonthPerson _colleague = new(SomeDay.Hash("p2"), "王芳");

    [Fact]
    public void Who_looks_at_a_colleague_who_is_not_there_is_named()
    {
        var day = Day();
        var entries = day.Visit("9:10", "c1", plan => plan.WithNobodyThere() with { Person = _colleague });

        var found = Assert.Single(Find(day));

        Assert.Equal((ExceptionLevel.Serious, "c1"), (found.Level, found.Clerk));
        Assert.Equal(("王*", "1", "09:10"), (found.Facts["Person"], found.Facts["Visits"], found.Facts["At"]));
        Assert.Equal(entries.Where(entry => entry.Person == _colleague.Key).Select(entry => entry.Number), found.Entries);
    }

    [Fact]
    public void A_colleague_who_is_served_as_everybody_is_no_exception()
    {
        var day = Day();
        day.Visit("9:10", "c1", plan => plan with { Person = _colleague });

        Assert.Empty(Find(day));
    }

    [Fact]
    public void One_who_came_and_took_nothing_along_is_asked_about_more_gently()
    {
        var day = Day();
        day.Visit("9:10", "c1", plan => plan with { Person = _colleague, MakesPaper = false });

        Assert.Equal(ExceptionLevel.Attention, Assert.Single(Find(day)).Level);
    }

    [Fact]
    public void Herself_and_strangers_are_no_colleagues()
    {
        var day = Day();
        day.Visit("9:10", "c2", plan => plan.WithNobodyThere() with { Person = _colleague });
        day.Visit("9:20", "c1", plan => plan.WithNobodyThere());

        Assert.Empty(Find(day));
    }

    private static SomeDay Day() => new SomeDay().Knows("c1", "林秀兰", "p1").Knows("c2", "王芳", "p2").Knows("c3", "李强");

    private static List<FoundException> Find(SomeDay day) => [.. new Colleague().Find(day.Record, new())];
}
