using Bunit;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.HallSettings.Accounts;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.HallSettings.Accounts;

/// <summary>The page on which the security administrator settles who is let in as what.</summary>
public sealed class AccountsPageTests : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;
    private SomeAccounts _accounts = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private IStringLocalizer Words => Services.GetRequiredService<IStringLocalizer<AccountsText>>();

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _accounts = new(_desk);
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(SomeAccounts.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton(_accounts.Desk);
        Services.AddSingleton(_accounts.Rules);
        Services.AddScoped<DeskBrowser>();
        await _accounts.SignInAsync(SomeAccounts.Administrator);
        await _accounts.SignInAsync(SomeClerk.Value);
        await _accounts.SignInAsync(SomeClerk.Supervisor);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Fact]
    public void Only_the_security_administrator_may_come_here() => Assert.Equal(
        DeskRoles.SecurityAdministrator,
        Assert.Single(typeof(AccountsPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void Every_fault_has_a_sentence() => Assert.DoesNotContain(
        [
            .. Enum.GetNames<RoleMappingFaultKind>().Select(name => $"Mapping_{name}"),
            .. Enum.GetNames<AccountFault>().Select(name => $"Block_{name}"),
        ],
        key => Words[key].ResourceNotFound);

    [Fact]
    public async Task Who_has_signed_in_is_found_by_name_and_number_with_role_and_place()
    {
        var page = Render<AccountsPage>();
        Assert.Equal("3", page.Find("[data-accounts]").GetAttribute("data-accounts"));
        var row = page.Find($"[data-account='{SomeClerk.Value.Id}']").TextContent;
        Assert.Contains("窗口人员", row, StringComparison.Ordinal);
        Assert.Contains("3号窗口", row, StringComparison.Ordinal);

        await page.Find("#find").InputAsync("0301");
        Assert.Equal(SomeClerk.Supervisor.Id, Assert.Single(page.FindAll("[data-account]")).GetAttribute("data-account"));
        await page.Find("#find").InputAsync("周");
        Assert.Equal(SomeClerk.Value.Id, Assert.Single(page.FindAll("[data-account]")).GetAttribute("data-account"));
        await page.Find("#find").InputAsync("没有这个人");
        Assert.Empty(page.FindAll("[data-account]"));
        Assert.Single(page.FindAll("[data-empty]"));
    }

    [Fact]
    public async Task An_account_that_never_signed_in_is_blocked_by_what_the_provider_calls_it()
    {
        var page = Render<AccountsPage>();
        await page.Find("#find").InputAsync("f3a1-new");
        await page.Find("[data-action=stranger]").ClickAsync();
        Assert.NotNull(page.Find("[data-stranger]"));

        await page.Find("#reason").InputAsync("外包人员，不来了");
        await page.Find("[data-action=block]").ClickAsync();

        Assert.NotNull(page.Find("[data-answer=Blocked]"));
        Assert.True(_accounts.Rules.IsBlocked("f3a1-new"));
        var row = Assert.Single(page.FindAll("[data-account]"));
        Assert.Equal("f3a1-new", row.GetAttribute("data-account"));
        Assert.Contains(Words["Never"], row.TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=lift]").ClickAsync();
        Assert.False(_accounts.Rules.IsBlocked("f3a1-new"));
    }

    [Fact]
    public async Task An_account_is_blocked_with_a_reason_and_an_end_and_let_in_again()
    {
        var page = Render<AccountsPage>();
        await ManageAsync(page, SomeClerk.Value);
        Assert.Equal("true", page.Find("[data-action=block]").GetAttribute("aria-disabled"));
        await page.Find("#reason").InputAsync("离岗");
        await page.Find("#until").ChangeAsync("2026-03-17");
        Assert.Equal("true", page.Find("[data-action=block]").GetAttribute("aria-disabled"));
        await page.Find("#until").ChangeAsync("2026-03-20");

        await page.Find("[data-action=block]").ClickAsync();

        Assert.Equal("Blocked", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Contains("2026-03-21 00:00", page.Find("[data-block]").TextContent, StringComparison.Ordinal);
        Assert.True(_accounts.Rules.IsBlocked(SomeClerk.Value.Id));
        Assert.Contains(
            Words["State_Blocked"], page.Find($"[data-account='{SomeClerk.Value.Id}']").TextContent,
            StringComparison.Ordinal);

        await page.Find("[data-action=lift]").ClickAsync();
        Assert.Equal("Lifted", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.False(_accounts.Rules.IsBlocked(SomeClerk.Value.Id));
    }

    [Fact]
    public async Task The_own_account_offers_no_block_and_says_why()
    {
        var page = Render<AccountsPage>();

        await ManageAsync(page, SomeAccounts.Administrator);

        Assert.Empty(page.FindAll("[data-action=block]"));
        Assert.Equal(Words["Block_Own"], page.Find("[data-own]").TextContent);
    }

    [Fact]
    public async Task Somebody_is_signed_out_everywhere()
    {
        var page = Render<AccountsPage>();
        await ManageAsync(page, SomeClerk.Value);

        await page.Find("[data-action=sign-out-everywhere]").ClickAsync();

        Assert.Equal("SignedOut", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Empty(page.FindAll("[data-sessions]"));
    }

    [Fact]
    public async Task The_mapping_is_saved_or_refused_with_the_name_and_both_roles()
    {
        var page = Render<AccountsPage>();
        Assert.Equal("true", page.Find("[data-action=save-mapping]").GetAttribute("aria-disabled"));

        await page.Find("#names-auditor").InputAsync("auditor\nclerk");
        await page.Find("[data-action=save-mapping]").ClickAsync();
        Assert.Equal("Mapping_NotApart", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Contains(
            Words["Mapping_NotApart", "clerk", "审计员", "窗口人员"], page.Find("[data-answer]").TextContent,
            StringComparison.Ordinal);

        await page.Find("#names-auditor").InputAsync("sjy\n sjy \n");
        await page.Find("[data-action=save-mapping]").ClickAsync();

        Assert.Equal("Mapping_Saved", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Equal("1", page.Find("[data-edition]").GetAttribute("data-edition"));
        Assert.Equal(["sjy"], _accounts.Rules.Mapping.NamesOf(DeskRoles.Auditor).AsEnumerable());
    }

    [Fact]
    public async Task Without_the_log_nothing_is_changed_and_the_page_says_so()
    {
        var page = Render<AccountsPage>();
        await ManageAsync(page, SomeClerk.Value);
        await page.Find("#reason").InputAsync("离岗");
        await _desk.BreakAuditAsync();

        await page.Find("[data-action=block]").ClickAsync();

        Assert.Single(page.FindAll("[data-stop=log]"));
        Assert.False(_accounts.Rules.IsBlocked(SomeClerk.Value.Id));
    }

    private static Task ManageAsync(IRenderedComponent<AccountsPage> page, Clerk clerk) =>
        page.Find($"[data-account='{clerk.Id}'] [data-action=manage]").ClickAsync();
}
