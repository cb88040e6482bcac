using Bunit;
using Bunit.TestDoubles;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.Closing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ClosingStepTests : VisitTestContext
{
    [Fact]
    public async Task A_visit_that_looked_at_nothing_says_so()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation);

        var page = RenderVisit(visit);

        Assert.Contains(
            Text<ClosingText>("Nothing_Title"), page.Find("[data-empty]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-summary]"));
    }

    [Fact]
    public async Task What_was_looked_at_and_printed_is_listed_before_it_is_wiped()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var visit = await Desk.OpenVisitAsync();
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        await Desk.LookUp.OpenAsync(
            visit.Id, SomeClerk.Value, SomeLicenses.Of(SomeLicenses.ResidentIdCard).Identifier, Cancellation);
        var page = RenderVisit(visit);
        await page.Find("[data-action=copy]").ClickAsync();
        await page.Find("[data-action=close]").ClickAsync();

        Assert.Equal(
            ["CouldNotBeTold"],
            page.FindAll("[data-summary=verified] tbody tr").Select(row => row.GetAttribute("data-genuine")));
        Assert.Equal(
            ["Reserved"], page.FindAll("[data-summary=copies] tbody tr").Select(row => row.GetAttribute("data-state")));
        Assert.Equal(Text<ClosingText>("Title_Holder", "林*兰"), Words(page, "h1"));
        var keys = page.FindAll("[data-key]").SelectMany(button => button.GetAttribute("data-key")!.Split(' ')).ToList();
        Assert.Contains("Alt+H", keys);
        Assert.Equal(keys.Distinct(), keys);
    }

    [Fact]
    public async Task A_visit_does_not_close_before_its_papers_are_answered_for()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await page.Find("[data-action=close]").ClickAsync();

        await page.Find("[data-action=wipe]").ClickAsync();

        Assert.Equal(Text<ClosingText>("Unanswered_Title", 1), Words(page, "[data-dialog=unanswered] h2"));
        Assert.True((await Desk.ReadVisitAsync(visit.Id)).IsOpen);

        await page.Find("[data-dialog] [value=Spoiled]").ChangeAsync("Spoiled");
        await page.Find("[data-dialog] [data-action=answer]").ClickAsync();
        await page.Find("[data-action=wipe]").ClickAsync();

        Assert.False((await Desk.ReadVisitAsync(visit.Id)).IsOpen);
        Assert.Equal(
            CopyState.Void, Assert.Single((await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies).State);
    }

    [Fact]
    public async Task Closing_wipes_the_content_and_leaves_no_way_back()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Closing);
        var content = Desk.Contents.Of(visit.Id);
        var page = RenderVisit(visit);

        await page.Find("[data-action=wipe]").ClickAsync();

        Assert.Null(content.License);
        Assert.Null(Desk.Contents.Find(visit.Id));
        Assert.Equal(VisitEnd.Closed, (await Desk.ReadVisitAsync(visit.Id)).End);
        var went =
            Assert.IsType<BunitNavigationManager>(Services.GetRequiredService<NavigationManager>()).History.First();
        Assert.Equal("/desk", went.Uri);
        Assert.True(went.Options.ReplaceHistoryEntry);
        Assert.Single(JSInterop.Invocations["forget"]);
    }

    [Fact]
    public async Task One_more_thing_goes_back_to_looking_up()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Closing);
        var page = RenderVisit(visit);

        await page.Find("[data-action=more]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-field=search]"));
        Assert.Null(Desk.Contents.Of(visit.Id).License);
    }
}
