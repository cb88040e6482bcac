using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.CopyRegister;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.CopyRegister;

/// <summary>The account of a day in a hall whose sheets have numbers.</summary>
public sealed class MissingSheetsTests : VisitTestContext
{
    private static readonly DateOnly _today = new(2026, 3, 18);

    [Fact]
    public async Task The_supervisor_says_where_missing_sheets_are_and_the_account_is_even()
    {
        await using (var db = Desk.Database.CreateDbContext())
        {
            db.AddRange(((string[])["A0001", "A0004"]).Select(sheet => UsedSheet.Explain(
                SomeAudit.Hall, SheetNumber.Parse(sheet), _today, "3", "测试页", "x", Desk.Time.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync(Cancellation);
        }

        this.SignInClerk(SomeClerk.Supervisor);
        var sheets = SomeCopyDesk.SheetsOf(Desk);
        Services.AddSingleton(SomeCopyDesk.RegisterOf(Desk));
        Services.AddSingleton(SomeCopyDesk.WithdrawalsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.ReportsOf(Desk));
        Services.AddSingleton(SomeCopyDesk.AccountsOf(Desk.Database, sheets));
        Services.AddSingleton(sheets);
        var page = Render<CopyRegisterPage>();
        await page.Find("[data-action=account]").ClickAsync();
        Assert.Equal("uneven", page.Find("[data-account]").GetAttribute("data-account"));
        Assert.Contains(
            Text<CopyRegisterText>("Gap", "A0002", "A0003", 2, "3"), page.Find("[data-gap]").TextContent,
            StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=explain-A0002]").GetAttribute("aria-disabled"));

        await page.Find("#gap-A0002").InputAsync("裁坏了，已销毁");
        await page.Find("[data-action=explain-A0002]").ClickAsync();

        page.WaitForAssertion(
            () => Assert.Equal("even", page.Find("[data-account]").GetAttribute("data-account")));
        Assert.Empty(page.FindAll("[data-gap]"));
    }
}
