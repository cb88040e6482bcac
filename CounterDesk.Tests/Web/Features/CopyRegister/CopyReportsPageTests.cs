using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.CopyRegister;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.CopyRegister;

/// <summary>What receivers say looks wrong, as the hall sees and answers it.</summary>
public sealed class CopyReportsPageTests : VisitTestContext
{
    [Theory]
    [InlineData(typeof(ReportedConcern), "Concern")]
    [InlineData(typeof(ReportReply), "Reply")]
    public void Everything_that_is_shown_has_words(Type shown, string key)
    {
        var text = Services.GetRequiredService<IStringLocalizer<CopyRegisterText>>();

        Assert.DoesNotContain(Enum.GetNames(shown), value => text[$"{key}_{value}"].ResourceNotFound);
    }

    [Fact]
    public async Task A_supervisor_is_told_sees_the_list_opens_the_copy_and_answers()
    {
        var number = await ReportAsync();
        var page = RenderPage(SomeClerk.Supervisor);
        Assert.NotNull(page.Find("[data-banner=Warn]"));

        await page.Find("[data-action=reports]").ClickAsync();
        await page.Find($"[data-reported='{number}'] button").ClickAsync();
        Assert.Contains("照片像换过", page.Find("[data-drawer=copy] [data-report=Open]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [ReportReply.Genuine, ReportReply.Altered, ReportReply.ContactUs],
            page.FindAll("[data-field=reply] input").Select(input => Enum.Parse<ReportReply>(input.GetAttribute("value")!)));
        await page.Find("[data-field=reply] input[value=Genuine]").ChangeAsync("on");
        await page.Find("[data-action=reply]").ClickAsync();

        Assert.NotNull(page.Find("[data-drawer=copy] [data-report=Genuine]"));
        Assert.NotNull(page.Find($"[data-reported='{number}'][data-reply=Genuine]"));
        Assert.Empty(page.FindAll("[data-action=reply], [data-banner=Warn]"));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_answered()
    {
        await ReportAsync();
        var page = RenderPage(SomeClerk.Supervisor);
        await page.Find("[data-copy] button").ClickAsync();
        await page.Find("[data-field=reply] input[value=ContactUs]").ChangeAsync("on");
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=reply]").ClickAsync();

        Assert.NotNull(page.Find("[data-stop=log]"));
        Assert.NotNull(page.Find("[data-report=Open]"));
    }

    [Fact]
    public async Task A_clerk_is_not_told()
    {
        await ReportAsync();
        var page = RenderPage(SomeClerk.Value);

        await page.Find("[data-copy] button").ClickAsync();

        Assert.Empty(page.FindAll("[data-reports], [data-action=reports], [data-banner]"));
    }

    private async Task<CopyNumber> ReportAsync()
    {
        var number = await SomeCopyDesk.PrintAsync(Desk);
        await SomeCopyDesk.ReportsOf(Desk).TakeAsync(number, ReportedConcern.Picture, "照片像换过", Cancellation);
        return number;
    }

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
