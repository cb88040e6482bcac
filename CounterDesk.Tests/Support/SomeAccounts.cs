using System.Security.Claims;
using CounterDesk.Web;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>What one server of a hall knows of accounts and sessions; several may share a database.</summary>
internal sealed class SomeAccounts
{
    private readonly TestDesk _desk;
    private readonly SignInRecord _record;

    public SomeAccounts(TestDesk desk, DeskSessions? sessions = null, SignInOptions? options = null)
    {
        _desk = desk;
        var settings = Options.Create(options ?? new SignInOptions());
        Sessions = sessions ?? new DeskSessions(desk.Time, settings);
        Rules = new AccountRules(desk.Database, settings, desk.Time);
        Keeper = new SessionKeeper(desk.Database, desk.Audit, Sessions, Rules, settings, desk.Time);
        Desk = new AccountDesk(desk.Database, desk.Audit, Rules, Keeper, new DeskClock(desk.Time));
        _record = new SignInRecord(desk.Audit, desk.Database, SomeKeys.Ring, desk.Time);
    }

    public static Clerk Administrator { get; } =
        new("demo-0012", "0012", "唐宁", "", [DeskRoles.SecurityAdministrator]);

    public DeskSessions Sessions { get; }

    public AccountRules Rules { get; }

    public SessionKeeper Keeper { get; }

    public AccountDesk Desk { get; }

    /// <summary>Signs somebody in here, whose roles the provider calls as we do.</summary>
    public async Task<ClaimsPrincipal> SignInAsync(Clerk clerk, byte[]? token = null, string? providerSession = null)
    {
        var session = Sessions.Begin();
        await _record.SignedInAsync(
            clerk, Sessions.RowOf(clerk, session, providerSession).As(clerk.Roles, clerk.Roles, token), null,
            Xunit.TestContext.Current.CancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity([.. SomeClerk.Claims(clerk), .. session], "test"));
        Sessions.Seen(user);
        return user;
    }
}
