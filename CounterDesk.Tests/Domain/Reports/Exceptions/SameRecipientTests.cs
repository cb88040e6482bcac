using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class SameRecipientTests
{
    private const string Agency = "某某代办公司";

    [Fact]
    public void Who_makes_many_peoples_copies_for_one_agency_is_named()
    {
        var day = new SomeDay().WithOthers();
        Send(day, 8, plan => plan with { Recipient = Agency });

        var found = Assert.Single(Find(day));

        Assert.Equal("c", found.Clerk);
        Assert.Equal((Agency, "8"), (found.Facts["Recipient"], found.Facts["People"]));
    }

    [Fact]
    public void Where_the_matter_leads_everybody_is_none()
    {
        var day = new SomeDay().WithOthers();
        Send(day, 20, plan => plan);

        Assert.Empty(Find(day));
    }

    [Fact]
    public void Many_copies_of_one_person_are_one()
    {
        var day = new SomeDay().WithOthers();
        Send(day, 1, plan => plan with { Recipient = Agency, Licenses = [.. Enumerable.Repeat(plan.Licenses[0], 12)] });

        Assert.Empty(Find(day));
    }

    [Fact]
    public void A_campaign_leads_everybodys_copies_there()
    {
        var day = new SomeDay().WithOthers(change: (plan, number) =>
            number % 3 is 0 ? plan with { Recipient = Agency } : plan);
        Send(day, 8, plan => plan with { Recipient = Agency });
        Send(day, 12, plan => plan);

        Assert.Empty(Find(day));
    }

    private static void Send(SomeDay day, int visits, Func<VisitPlan, VisitPlan> change)
    {
        for (var visit = 0; visit < visits; visit++)
        {
            day.Visit($"9:{visit * 3 % 60:00}", "c", change);
        }
    }

    private static List<FoundException> Find(SomeDay day) => [.. new SameRecipient().Find(day.Record, new())];
}
