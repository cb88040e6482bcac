using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.CopyRegister;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.CopyRegister;

/// <summary>What waits to be fetched, in the register.</summary>
public sealed class WaitingListTests : VisitTestContext
{
    internal override int AdvanceDays => SomeAdvance.Days;

    [Fact]
    public async Task What_waits_is_listed_with_who_fetches_it_and_its_card_says_who_asked()
    {
        var number = await SomeAdvance.MakeAsync(Desk);
        var page = RenderPage(SomeClerk.Supervisor);
        Assert.Equal("Waiting", page.Find("tr[data-copy]").GetAttribute("data-state"));

        await page.Find("[data-action=waiting]").ClickAsync();
        var row = page.Find($"[data-waits='{number}']").TextContent;
        Assert.Contains("顾*河", row, StringComparison.Ordinal);
        Assert.Contains("2026-04-02", row, StringComparison.Ordinal);
        await page.Find("[data-waits] [data-row]").ClickAsync();

        Assert.Equal(
            Text<CopyRegisterText>("Fact_Fetcher_Named", "顾*河", SomeAdvance.Until),
            page.Find("[data-fact=fetcher]").TextContent);
        Assert.Contains(
            Text<CopyRegisterText>("Request_Letter", SomeAdvance.WrittenOn), page.Find("[data-drawer=copy]").TextContent,
            StringComparison.Ordinal);
        Assert.Contains(Text<CopyRegisterText>("Life_Ahead"), page.Find(".life").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_no_longer_wanted_is_made_void_with_a_reason()
    {
        var number = await SomeAdvance.MakeAsync(Desk);
        var page = RenderPage(SomeClerk.Value);
        await page.Find("[data-action=waiting]").ClickAsync();

        await page.Find("[data-action=end-waiting]").ClickAsync();
        Assert.Contains(Text<CopyRegisterText>("Waiting_End_File"), page.Find("[data-dialog]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=end-now]").GetAttribute("aria-disabled"));
        Assert.True(page.Find("[data-field=end-reason] [value=Spoiled]").HasAttribute("disabled"));
        await page.Find("[data-action=keep-waiting]").ClickAsync();
        Assert.Equal(CopyState.Waiting, (await SomeAdvance.ReadAsync(Desk, number)).Copy.State);

        await page.Find("[data-action=end-waiting]").ClickAsync();
        await page.Find("[data-field=end-reason] [value=CalledOff]").ChangeAsync("CalledOff");
        await page.Find("[data-action=end-now]").ClickAsync();

        Assert.Equal(VoidReason.CalledOff, (await SomeAdvance.ReadAsync(Desk, number)).Copy.VoidFor);
        Assert.Equal("0", page.Find("[data-waiting-list]").GetAttribute("data-waiting-list"));
        Assert.Empty(page.FindAll("[data-action=waiting]"));
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_nothing_is_made_void()
    {
        var number = await SomeAdvance.MakeAsync(Desk);
        var page = RenderPage(SomeClerk.Value);
        await page.Find("[data-action=waiting]").ClickAsync();
        await page.Find("[data-action=end-waiting]").ClickAsync();
        await page.Find("[data-field=end-reason] [value=CalledOff]").ChangeAsync("CalledOff");
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=end-now]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop]"));
        Assert.Equal(CopyState.Waiting, (await SomeAdvance.ReadAsync(Desk, number)).Copy.State);
    }

    [Fact]
    public void Where_nothing_waits_there_is_nothing_to_show() =>
        Assert.Empty(RenderPage(SomeClerk.Supervisor).FindAll("[data-action=waiting]"));

    private IRenderedComponent<CopyRegisterPage> RenderPage(Clerk clerk)
    {
        this.SignInClerk(clerk);
        Services.AddSingleton(SomeCopyDesk.RegisterOf(Desk));
        Services.AddSingleton(SomeCopyDesk.WithdrawalsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.ReportsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.AccountsOf(Desk.Database));
        Services.AddSingleton(SomeCopyDesk.SheetsOf(Desk));
        return Render<CopyRegisterPage>();
    }
}
