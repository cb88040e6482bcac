using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class ManyOverridesTests
{
    [Fact]
    public void Who_is_let_past_checks_by_the_same_colleague_again_and_again_is_named()
    {
        var day = new SomeDay().WithOthers();
        for (var visit = 0; visit < 8; visit++)
        {
            day.Visit($"9:0{visit}", "c", plan => plan with
            {
                Method = "Typed", Second = (visit < 6 ? "d" : "e", "clerk", "FaceUnsure"),
            });
        }

        var found = Assert.Single(Find(day));

        Assert.Equal("c", found.Clerk);
        Assert.Equal(("8", "6"), (found.Facts["Overrides"], found.Facts["SameSecond"]));
        Assert.All(found.Entries, number =>
            Assert.Equal(AuditAction.OverrideConfirmed, day.Entries[(int)number - 1].Action));
    }

    [Fact]
    public void Expired_cards_that_the_reader_has_read_are_none()
    {
        var day = new SomeDay().WithOthers();
        for (var visit = 0; visit < 9; visit++)
        {
            day.Visit($"9:0{visit}", "c", plan => plan with
            {
                Method = "ExpiredCard", Second = ("s", "supervisor", "CardExpired"),
            });
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void What_was_declined_let_nobody_past()
    {
        var day = new SomeDay().WithOthers();
        for (var visit = 0; visit < 9; visit++)
        {
            foreach (var entry in day.Visit($"9:0{visit}", "c", plan => plan with { Second = ("d", "clerk", "FaceUnsure") }))
            {
                day.Replace(entry.Action is AuditAction.OverrideConfirmed
                    ? entry with { Action = AuditAction.OverrideDeclined } : entry);
            }
        }

        Assert.Empty(Find(day));
    }

    [Fact]
    public void It_is_about_who_asked_and_not_about_who_confirmed_for_many()
    {
        var day = new SomeDay().WithOthers(change: (plan, number) =>
            number is 3 ? plan with { Method = "Typed", Second = ("d", "clerk", "FaceUnsure") } : plan);
        day.Visit("9:00", "d");

        Assert.Empty(Find(day));
    }

    private static List<FoundException> Find(SomeDay day) => [.. new ManyOverrides().Find(day.Record, new())];
}
