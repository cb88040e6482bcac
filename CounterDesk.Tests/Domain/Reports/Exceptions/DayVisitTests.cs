using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class DayVisitTests
{
    [Fact]
    public void A_visit_as_it_should_be_has_a_trace_and_an_outcome()
    {
        var visit = VisitOf(plan => plan);

        Assert.True(visit is { HasTrace: true, HasOutcome: true, HasReadCard: true, IsBare: false });
        Assert.Equal(("c", SomeDay.At("9:10")), (visit.Clerk, visit.BeganAt));
    }

    [Theory]
    [InlineData("CardReader", "Spoken", null)]
    [InlineData("ShownCode", "Spoken", null)]
    [InlineData("ExpiredCard", "Spoken", null)]
    [InlineData("Typed", "OnScreen", null)]
    [InlineData("Typed", "SignedOnScreen", null)]
    [InlineData("Typed", "Spoken", false)]
    public void Each_thing_that_only_the_person_can_have_done_is_a_trace(string method, string way, bool? rated) =>
        Assert.True(VisitOf(plan => plan with { Method = method, Way = way, Rated = rated }).HasTrace);

    [Theory]
    [InlineData("Spoken")]
    [InlineData("SignedPaper")]
    [InlineData("MonitorTurned")]
    [InlineData("LetterShown")]
    public void What_only_the_clerk_says_is_none(string way)
    {
        var visit = VisitOf(plan => plan with { Method = "Typed", Way = way, Rated = null });

        Assert.False(visit.HasTrace);
        Assert.False(visit.IsBare);
        Assert.True(VisitOf(plan => plan with { Method = "Typed", Way = way, Rated = null, MakesPaper = false }).IsBare);
    }

    [Fact]
    public void A_card_of_somebody_else_is_no_trace()
    {
        var day = new SomeDay();
        var visit = Guid.NewGuid();
        day.Add("9:10", AuditAction.IdentityRecorded, "c", entry => entry with
        {
            Visit = visit, Outcome = AuditOutcome.Refused, Details = "Method=CardReader",
        });

        Assert.False(Assert.Single(day.Record.Visits).HasTrace);
    }

    [Theory]
    [InlineData(AuditAction.CopyReserved)]
    [InlineData(AuditAction.CopyRefused)]
    [InlineData(AuditAction.InformationSheetMade)]
    [InlineData(AuditAction.ObjectionFiled)]
    public void Paper_its_refusal_and_a_report_to_the_issuer_are_outcomes(AuditAction action)
    {
        var day = new SomeDay();
        var visit = day.Visit("9:10", "c", plan => plan.WithNobodyThere())[0].Visit;
        day.Add("9:13", action, "c", entry => entry with { Visit = visit });

        Assert.False(Assert.Single(day.Record.Visits).IsBare);
    }

    [Fact]
    public void A_visit_that_is_handed_over_is_one_and_whose_looked_first()
    {
        var day = new SomeDay();
        day.Visit("9:10", "a", plan => plan with { HandedTo = [new("b", "4"), new("c", "5")] });

        var visit = Assert.Single(day.Record.Visits);
        Assert.Equal("b", visit.Clerk);
    }

    [Fact]
    public void A_visit_at_which_nothing_was_opened_is_whose_it_was_and_not_bare()
    {
        var visit = VisitOf(plan => plan.WithNobodyThere() with { FindsNothing = true });

        Assert.Equal("c", visit.Clerk);
        Assert.Empty(visit.Looks);
        Assert.False(visit.IsBare);
    }

    private static DayVisit VisitOf(Func<VisitPlan, VisitPlan> change)
    {
        var day = new SomeDay();
        day.Visit("9:10", "c", change);
        return Assert.Single(day.Record.Visits);
    }
}
