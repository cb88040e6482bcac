using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Reception;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class HandoverTests : VisitTestContext
{
    [Fact]
    public async Task A_visit_is_handed_over_where_it_ends()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Closing);

        await RenderVisit(visit).Find("[data-action=hand-over]").ClickAsync();

        Assert.NotNull((await Desk.ReadVisitAsync(visit.Id)).HandedOverAtUtc);
        Assert.Null(Desk.Contents.Of(visit.Id).License);
        Assert.EndsWith("/desk", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_that_was_handed_over_is_taken_at_another_counter_and_goes_on_there()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation);
        await Desk.Handovers.OfferAsync(visit.Id, SomeClerk.Value, Cancellation);
        this.SignInClerk(TestDesk.Colleague);
        var page = Render<ReceptionPage>();

        var offered = page.Find("[data-offered]");
        Assert.Contains(Text<ReceptionText>("Offered_From", "3", "10:28"), offered.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("林", offered.TextContent, StringComparison.Ordinal);
        await page.Find("[data-action=take-visit]").ClickAsync();

        Assert.EndsWith(
            $"/desk/visits/{visit.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var taken = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(
            (TestDesk.Colleague.Id, "4", VisitStep.Results, null),
            (taken.ClerkId, taken.Counter, taken.Step, taken.HandedOverAtUtc));
        Assert.True(taken.MayLook);
        Assert.Equal(
            [(nameof(AuditAction.VisitHandedOver), SomeClerk.Value.Id, "3"),
             (nameof(AuditAction.VisitTaken), TestDesk.Colleague.Id, "4")],
            (await Desk.ReadLogAsync()).TakeLast(2).Select(entry => (entry.Action, entry.Actor, entry.Counter!)));
    }

    [Fact]
    public async Task While_it_waits_nothing_of_it_is_in_memory_and_nobody_changes_it()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var visit = await Desk.OpenVisitAsync();
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        await Desk.Handovers.OfferAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Null(Desk.Contents.Of(visit.Id).Search);
        await Assert.ThrowsAsync<VisitClosedException>(
            () => Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation));
        Assert.Empty((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
        Assert.Equal(Text<DeskText>("Offered_Title"), Words(RenderVisit(visit), "h1"));
    }

    [Fact]
    public async Task Of_two_clerks_one_takes_it_and_the_other_is_told()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Handovers.OfferAsync(visit.Id, SomeClerk.Value, Cancellation);
        this.SignInClerk(TestDesk.Colleague);
        var page = Render<ReceptionPage>();
        var taken = Desk.Handovers.TakeAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.True(await taken);
        Assert.False(await Desk.Handovers.TakeAsync(visit.Id, TestDesk.Colleague, Cancellation));
        Assert.Equal(SomeClerk.Value.Id, (await Desk.ReadVisitAsync(visit.Id)).ClerkId);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-offered]")));
        Assert.IsType<VisitEntry.NotYours>(
            await Desk.Visits.EnterAsync(visit.Id, TestDesk.Colleague, Cancellation));
    }

    [Fact]
    public async Task A_paper_nobody_answered_for_holds_it_at_its_counter()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await page.Find("[data-action=close]").ClickAsync();

        await page.Find("[data-action=hand-over]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-dialog=unanswered]"));
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).HandedOverAtUtc);
    }
}
