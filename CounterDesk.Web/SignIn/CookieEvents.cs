using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CounterDesk.Web.SignIn;

/// <summary>Refuses the cookie of a session that is over, and lets every request count as a sign of life.</summary>
internal sealed class CookieEvents(DeskSessions sessions, SignInRecord record) : CookieAuthenticationEvents
{
    private static readonly TimeSpan _renewAfter = TimeSpan.FromMinutes(1);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (sessions.IsOver(context.Principal!))
        {
            // Whoever was put out does not come in again by an old session at the provider.
            if (sessions.WhyOver(context.Principal!) is SessionEnd.Blocked or SessionEnd.ByAdministrator)
            {
                AskAgain.Remember(context.HttpContext);
            }

            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        sessions.Seen(context.Principal!);
    }

    // By itself the cookie would be renewed only after half its time, and the idle limit would be anything between half
    // and whole.
    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context)
    {
        context.ShouldRenew = context.ElapsedTime > _renewAfter;
        return Task.CompletedTask;
    }

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        var clerk = Clerk.Of(context.HttpContext.User);
        await record.AccessRefusedAsync(clerk, context.Request.Path, context.HttpContext.RequestAborted);
        await base.RedirectToAccessDenied(context);
    }
}
