using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.SignIn.Accounts;

/// <summary>What a browser notices of a block, over the real handlers and the demo hall's real provider.</summary>
public sealed class BlockedAccountTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static readonly Clerk _admin = SomeAccounts.Administrator;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AccountDesk Accounts => host.Services.GetRequiredService<AccountDesk>();

    [Fact]
    public async Task A_blocked_account_is_out_and_does_not_come_in_until_the_block_is_lifted()
    {
        using var browser = await host.SignInAsync("0317");
        using (var desk = await browser.GetAsync("/desk", Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        }

        Assert.Null(await Accounts.BlockAsync("demo-0317", "离岗", null, _admin, Cancellation));

        using (var desk = await browser.GetAsync("/desk", Cancellation))
        {
            Assert.Equal("/connect/authorize", desk.Headers.Location?.AbsolutePath);
        }

        // The provider lets her in; the desk does not.
        using var again = await host.SignInAsync("0317");
        using (var desk = await again.GetAsync("/desk", Cancellation))
        {
            Assert.Equal("/connect/authorize", desk.Headers.Location?.AbsolutePath);
        }

        Assert.Contains("Reason=Blocked", await DetailsAsync(AuditAction.SignInRefused));
        var told = await again.GetStringAsync("/signed-out/Blocked", Cancellation);
        Assert.Contains("安全管理员", WebUtility.HtmlDecode(told), StringComparison.Ordinal);

        Assert.True(await Accounts.LiftAsync("demo-0317", _admin, Cancellation));
        using var back = await host.SignInAsync("0317");
        using (var desk = await back.GetAsync("/desk", Cancellation))
        {
            Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
        }
    }

    [Fact]
    public async Task Who_is_blocked_before_she_ever_signed_in_does_not_come_in()
    {
        Assert.Null(await Accounts.BlockAsync("demo-0318", "还没到岗", null, _admin, Cancellation));

        using var browser = await host.SignInAsync("0318");
        using (var desk = await browser.GetAsync("/desk", Cancellation))
        {
            Assert.Equal("/connect/authorize", desk.Headers.Location?.AbsolutePath);
        }

        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        Assert.False(await db.Set<StaffMember>().AnyAsync(member => member.Id == "demo-0318", Cancellation));
        Assert.True(await Accounts.LiftAsync("demo-0318", _admin, Cancellation));
    }

    private async Task<List<string?>> DetailsAsync(AuditAction action)
    {
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString())
            .Select(entry => entry.Details).ToListAsync(Cancellation);
    }
}
