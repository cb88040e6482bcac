using Bunit;
using Bunit.TestDoubles;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Reception;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ReceptionPageTests : VisitTestContext
{
    [Fact]
    public async Task The_filled_button_opens_a_visit_and_goes_to_it()
    {
        var page = Render<ReceptionPage>();

        await page.Find("[data-action=start]").ClickAsync();

        var visit = Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
        Assert.Equal($"/desk/visits/{visit.Id}", Went());
    }

    [Fact]
    public async Task A_visit_that_is_still_open_is_gone_on_with_instead_of_opening_another()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = Render<ReceptionPage>();
        Assert.Equal(Text<ReceptionText>("Title_Open"), page.Find("h1").TextContent);

        await page.Find("[data-action=resume]").ClickAsync();

        Assert.Equal($"/desk/visits/{visit.Id}", Went());
        Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
    }

    [Fact]
    public async Task After_a_visit_the_page_says_when_the_screen_was_wiped()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        var page = Render<ReceptionPage>();

        Assert.Equal(Text<ReceptionText>("Cleared", "10:28:00"), page.Find("[data-outcome=Pass]").TextContent);
        Assert.Equal(Text<ReceptionText>("Title"), page.Find("h1").TextContent);
    }

    [Fact]
    public async Task A_copy_nobody_answered_for_waits_here_and_can_be_answered()
    {
        var number = await ReserveAsync();
        var page = Render<ReceptionPage>();
        Assert.Contains(number, page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=answer-now]").ClickAsync();
        await page.Find("[data-dialog=answer] [value=CameOutWell]").ChangeAsync("CameOutWell");
        await page.Find("[data-dialog=answer] [data-action=answer]").ClickAsync();

        Assert.Empty(page.FindAll("[data-banner=Warn]"));
        Assert.Equal("1", page.FindAll("dd")[1].TextContent);
    }

    [Fact]
    public async Task Without_an_answer_a_copy_goes_on_waiting()
    {
        var number = await ReserveAsync();
        var page = Render<ReceptionPage>();

        await page.Find("[data-action=answer-now]").ClickAsync();
        await page.Find("[data-dialog=answer] [data-action=later]").ClickAsync();

        Assert.Empty(page.FindAll("[data-dialog]"));
        Assert.Contains(number, page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_no_visit_is_opened_and_the_page_says_why()
    {
        var page = Render<ReceptionPage>();
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=start]").ClickAsync();
        Assert.Equal(Text<DeskText>("Log_Title"), page.Find("[data-stop=log] h1").TextContent);

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();
        Assert.StartsWith("/desk/visits/", Went(), StringComparison.Ordinal);
    }

    // A copy of a visit that timed out before anybody answered for its paper.
    private async Task<string> ReserveAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        var prepared =
            await Services.GetRequiredService<CopyDesk>().PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation);
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        return Assert.IsType<PreparedCopy.Ready>(prepared).Copy.Number.Value;
    }

    private string Went() =>
        Assert.IsType<BunitNavigationManager>(Services.GetRequiredService<NavigationManager>()).History.First().Uri;
}
