using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Consent;
using CounterDesk.Web.Features.Desk.Reception;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The visit of somebody who is not here: from reception to the copy that waits.</summary>
public sealed class WrittenRequestTests : VisitTestContext
{
    internal override int AdvanceDays => SomeAdvance.Days;

    [Fact]
    public async Task Reception_opens_a_visit_where_nobody_is_with_what_the_person_needs()
    {
        var page = Render<ReceptionPage>();
        await page.Find("[data-field=needs] [value=LargePrint]").ChangeAsync(true);

        await page.Find("[data-action=in-writing]").ClickAsync();

        var visit = Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
        Assert.Equal((true, VisitNeeds.LargePrint), (visit.IsInWriting, visit.Needs));
        Assert.False(Assert.Single(visit.Parties).IsPresent);
        Assert.EndsWith(
            $"/desk/visits/{visit.Id}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Contains("Visitor=InWriting", (await Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_number_stands_on_the_request_is_typed_and_nobody_can_join()
    {
        var visit = await Desk.ReceiveAsync(Visitor.InWriting);

        var page = RenderVisit(visit);

        Assert.Empty(page.FindAll("[data-field=face], [data-field=reason], [data-action=add-spouse]"));
        await page.Find("#number").InputAsync(SomeVisits.Lin.Code.Text);
        await page.Find("#name").InputAsync(SomeVisits.Lin.Name);
        await page.Find("[data-action=identify]").ClickAsync();
        Assert.Equal(nameof(VisitStep.Purpose), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Empty(page.FindAll("[data-action=fetch]"));
    }

    [Fact]
    public async Task The_request_is_copied_and_says_step_by_step_what_is_missing()
    {
        var visit = await SomeAdvance.ReceiveAsync(Desk);
        var page = RenderVisit(visit);
        Assert.Equal(Text<ConsentText>("Request_Title"), Words(page, "h1"));
        AssertMissing("Request_Missing_Form");

        await page.Find("[data-field=form] [value=Fax]").ChangeAsync("Fax");
        AssertMissing("Request_Missing_Day");
        await page.Find("#written").InputAsync("20260319");
        Assert.Equal(Text<ConsentText>("Request_Fault_NotWrittenYet", 90), Words(page, "#written-hint"));
        AssertMissing("Request_Missing_Day");
        await page.Find("#written").InputAsync("3-12");
        Assert.Equal("2026-03-12", Words(page, "#written-hint"));
        AssertMissing("Request_Missing_Fetcher");
        await page.Find("[data-field=fetcher] [value=Named]").ChangeAsync("Named");
        AssertMissing("Request_Missing_Number");
        await page.Find("#fetcher-number").InputAsync(SomeVisits.Gu.Code.Text[..^1] + "?");
        AssertMissing("Request_Missing_Number");
        await page.Find("#fetcher-number").InputAsync(SomeVisits.Gu.Code.Text);
        AssertMissing("Request_Missing_Name");
        await page.Find("#fetcher-name").InputAsync(SomeVisits.Gu.Name);
        await page.Find("[data-field=wait]").ChangeAsync("7");
        await page.Find("[data-action=record-request]").ClickAsync();

        var request = (await SomeAdvance.RequestsOf(Desk).FindAsync(visit.Id, Cancellation))!;
        Assert.Equal(
            (RequestForm.Fax, new DateOnly(2026, 3, 12), new DateOnly(2026, 3, 25), "顾*河", false),
            (request.Form, request.WrittenOn, request.Until, request.MaskedFetcher, request.IsFetchedByHolder));
        Assert.Equal(nameof(VisitStep.Results), page.Find("[aria-current=step]").GetAttribute("data-step"));

        void AssertMissing(string key)
        {
            Assert.Equal(Text<ConsentText>(key), Words(page, "[data-action=record-request] span"));
            Assert.Equal("true", page.Find("[data-action=record-request]").GetAttribute("aria-disabled"));
        }
    }

    [Fact]
    public async Task What_is_recorded_is_read_again_and_can_be_recorded_anew()
    {
        var visit = await SomeAdvance.OpenAsync(Desk);
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Consent, Cancellation);
        var page = RenderVisit(visit);
        Assert.Contains("顾*河", Words(page, "[data-banner=Pass]"), StringComparison.Ordinal);

        await page.Find("[data-action=request-again]").ClickAsync();
        await page.Find("[data-field=form] [value=SignedForm]").ChangeAsync("SignedForm");
        await page.Find("#written").InputAsync("20260310");
        await page.Find("[data-field=fetcher] [value=Holder]").ChangeAsync("Holder");
        await page.Find("[data-action=record-request]").ClickAsync();

        Assert.True((await SomeAdvance.RequestsOf(Desk).FindAsync(visit.Id, Cancellation))!.IsFetchedByHolder);
    }

    [Fact]
    public async Task Nobody_is_asked_and_the_applicants_screen_shows_nothing_at_any_step()
    {
        var screens = new VisitScreens(
            Desk.Database, Desk.Screen, Desk.Items, Desk.Contents, SomeLicenses.Catalog,
            Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<CounterDesk.Web.HallOptions>>(),
            Microsoft.Extensions.Options.Options.Create(new CounterDesk.Web.Proofs.ProofOptions()), Desk.Time);
        var visit = await Desk.ReceiveAsync(Visitor.InWriting, VisitNeeds.HighContrast);
        await AssertIdleAsync();
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        visit = await SomeAdvance.OpenAsync(Desk);
        foreach (var step in (VisitStep[])[VisitStep.Consent, VisitStep.Results, VisitStep.Copy, VisitStep.Closing])
        {
            await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, step, Cancellation);
            await AssertIdleAsync();
        }

        var before = (await Desk.ReadLogAsync()).Count;
        Assert.False(await Desk.Screen.RateAsync("3", visit.Id, RatingGrade.VerySatisfied, Cancellation));
        await Desk.Screen.AskForHelpAsync("3", Cancellation);
        await Desk.NeedAsync(visit, VisitNeeds.LargePrint);
        Assert.Equal(before, (await Desk.ReadLogAsync()).Count);
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        await AssertIdleAsync();

        async Task AssertIdleAsync() => Assert.Equal(ScreenLook.Idle, await screens.LookAsync("3", Cancellation));
    }

    [Fact]
    public async Task The_copy_is_kept_without_being_printed_and_the_visit_ends_without_a_question()
    {
        var (page, visit) = await MakeAsync();
        Assert.NotEmpty(page.FindAll("[data-ahead], iframe"));

        await page.Find("[data-action=keep]").ClickAsync();

        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Empty(page.FindAll("[data-rated], [data-action=who-looked]"));
        Assert.NotEmpty(page.FindAll("[data-summary=copies] [data-state=Waiting]"));
        await page.Find("[data-action=wipe]").ClickAsync();
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).IsOpen);
        var kept = Assert.Single(await SomeAdvance.KeptAsync(Desk));
        Assert.NotNull(kept.Content);
    }

    [Fact]
    public async Task It_may_be_printed_at_once_and_lies_in_the_drawer_then()
    {
        BrowserPrints(opens: true);
        var (page, visit) = await MakeAsync();

        await page.Find("[data-action=print]").ClickAsync();
        Assert.Empty(page.FindAll("[data-action=keep]"));
        await page.Find("[data-field=outcome] [value=CameOutWell]").ChangeAsync("CameOutWell");
        await page.Find("[data-action=answer]").ClickAsync();

        var copy = Assert.Single((await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies);
        Assert.True(copy.IsPaperWaiting);
        Assert.Null(Assert.Single(await SomeAdvance.KeptAsync(Desk)).Content);
    }

    [Fact]
    public async Task In_another_edition_it_is_another_copy_and_the_first_one_is_void_and_wiped()
    {
        var (page, visit) = await MakeAsync();

        await page.Find("[data-action=edition]").ClickAsync();

        var copies = (await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Waiting], copies.Select(copy => copy.State));
        var kept = await SomeAdvance.KeptAsync(Desk);
        Assert.Equal([copies[1].Number], kept.Where(one => one.Content is not null).Select(one => one.Number));
    }

    private async Task<(IRenderedComponent<VisitPage> Page, Visit Visit)> MakeAsync()
    {
        var visit = await SomeAdvance.OpenAsync(Desk);
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Copy, Cancellation);
        Desk.Contents.Of(visit.Id).Show(SomeOpenLicenses.Passed());
        return (RenderVisit(visit), visit);
    }
}

/// <summary>Where the hall makes no copies ahead.</summary>
public sealed class NoWrittenRequestTests : VisitTestContext
{
    [Fact]
    public async Task Nobody_is_offered_what_the_hall_does_not_do()
    {
        Assert.Empty(Render<ReceptionPage>().FindAll("[data-action=in-writing]"));
        var visit = await SomeAdvance.ComeAsync(Desk, SomeVisits.Gu);
        Assert.Empty(RenderVisit(visit).FindAll("[data-action=fetch], [data-waiting-copies]"));
    }
}
