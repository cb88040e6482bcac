using System.Data.Common;
using System.Security.Claims;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

public static class SignInEndpoints
{
    public const string SignInAddress = "/sign-in";
    public const string SignOutAddress = "/sign-out";
    public const string LockAddress = "/lock";
    public const string SessionAddress = "/session";
    public const string SignedOutAddress = "/signed-out";
    public const string NotAllowedAddress = "/not-allowed";

    /// <summary>Where whoever has a session elsewhere is asked which to keep.</summary>
    public const string KeepAddress = "/sign-in/keep";
    public const string KeepHere = "here";
    public const string KeepThere = "there";

    public const string SignOutEverywhereAddress = "/sign-out/everywhere";

    /// <summary>Where the provider says that somebody has signed out there. It must know this one, too.</summary>
    public const string BackChannelLogoutAddress = "/backchannel-logout";

    /// <summary>
    /// Where the provider sends the browser back to, after signing in and after signing out. It must know these two.
    /// </summary>
    public const string ProviderAnswersAt = "/signin-oidc";
    public const string ProviderSignedOutAt = "/signout-callback-oidc";

    /// <summary>
    /// Where it sends the browser back to after a second person has proven at somebody else's desk who she is. It must
    /// know this one too.
    /// </summary>
    public const string SecondPersonAnswersAt = "/confirm-oidc";

    public static string RefusedAddress(SignInFault fault) => $"{SignInAddress}/refused/{fault}";

    /// <summary>
    /// Whether a request tries to sign in, here or at the demo hall's own provider. How often is limited.
    /// </summary>
    public static bool IsWayIn(PathString path) =>
        path.StartsWithSegments(SignInAddress)
        || path.StartsWithSegments(ProviderAnswersAt)
        || path.StartsWithSegments(SecondPersonAnswersAt)
        || path.StartsWithSegments("/connect");

    /// <summary>Maps the ways in and out, and the start page, which depends on the role.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", (ClaimsPrincipal user) =>
            TypedResults.LocalRedirect(user.IsInRole(DeskRoles.Clerk) ? "/desk" : "/start"));
        routes.MapGet(SignInAddress, SignIn).AllowAnonymous();
        routes.MapGet($"{SignInAddress}/refused/{{fault}}", (SignInFault fault) =>
            SignInPages.Refused(fault, StatusCodes.Status403Forbidden)).AllowAnonymous();
        routes.MapGet(KeepAddress, AskWhichAsync).AllowAnonymous();
        routes.MapPost(KeepAddress, KeepAsync).AllowAnonymous().DisableAntiforgery().AddEndpointFilter(ForeignForms.RefuseAsync);
        routes.MapPost(SignOutAddress, SignOutAsync).AddEndpointFilter(ForeignForms.RefuseAsync);
        routes.MapPost(SignOutEverywhereAddress, SignOutEverywhereAsync).AddEndpointFilter(ForeignForms.RefuseAsync);
        routes.MapPost(BackChannelLogoutAddress, (HttpContext context, BackChannelLogout logout) =>
            logout.TakeAsync(context, context.RequestAborted)).AllowAnonymous().DisableAntiforgery();
        routes.MapPost(LockAddress, LockAsync).AddEndpointFilter(ForeignForms.RefuseAsync);
        routes.MapGet($"{SignedOutAddress}/{{end}}", (SessionEnd end) => SignInPages.SignedOut(end)).AllowAnonymous();
        routes.MapGet(NotAllowedAddress, SignInPages.NotAllowed);

        // A circuit does not renew the cookie; the page asks for it while somebody works.
        routes.MapPost(SessionAddress, () => TypedResults.NoContent());
    }

    // Whoever comes here just left, or was somebody else: the provider asks who it is, even if it remembers.
    private static ChallengeHttpResult SignIn()
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = "/", Prompt = "login" };
        return TypedResults.Challenge(properties, [OpenIdConnectDefaults.AuthenticationScheme]);
    }

    // The provider may still know who was here; it asks for the password all the same.
    private static async Task<SignOutHttpResult> LockAsync(
        HttpContext context, SessionKeeper sessions, IDeskLock desk)
    {
        await LeaveAsync(context, sessions, desk, SessionEnd.Locked);
        return TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = $"{SignedOutAddress}/{SessionEnd.Locked}" },
            [CookieAuthenticationDefaults.AuthenticationScheme]);
    }

    // Whoever leaves is let go, log or no log: the log says by itself that it could not be written.
    private static async Task LeaveAsync(HttpContext context, SessionKeeper sessions, IDeskLock desk, SessionEnd end)
    {
        try
        {
            // Also when the browser waits no longer: it has nothing more to say to it.
            await sessions.EndAsync(context.User, end, CancellationToken.None);
            await desk.LockAsync(Clerk.Of(context.User), end, CancellationToken.None);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException)
        {
        }
    }

    private static async Task<SignOutHttpResult> SignOutAsync(
        HttpContext context, SessionKeeper sessions, IDeskLock desk, SignInRecord record,
        IOptionsMonitor<OpenIdConnectOptions> providers)
    {
        await LeaveAsync(context, sessions, desk, SessionEnd.Asked);
        try
        {
            await record.SignedOutAsync(Clerk.Of(context.User), context.RequestAborted);
        }
        catch (AuditUnavailableException)
        {
        }

        var provider = providers.Get(OpenIdConnectDefaults.AuthenticationScheme);
        string[] schemes = await CanSignOutAsync(provider, context.RequestAborted)
            ? [CookieAuthenticationDefaults.AuthenticationScheme, OpenIdConnectDefaults.AuthenticationScheme]
            : [CookieAuthenticationDefaults.AuthenticationScheme];
        var properties = new AuthenticationProperties { RedirectUri = $"{SignedOutAddress}/{SessionEnd.Asked}" };
        return TypedResults.SignOut(properties, schemes);
    }

    private static async Task<SignOutHttpResult> SignOutEverywhereAsync(
        HttpContext context, SessionKeeper sessions, IDeskLock desk, SignInRecord record,
        IOptionsMonitor<OpenIdConnectOptions> providers)
    {
        try
        {
            var clerk = Clerk.Of(context.User);
            await sessions.EndAllAsync(
                clerk.Id, SessionEnd.Everywhere, clerk, context.RequestAborted, except: DeskSessions.IdOf(context.User));
        }
        catch (AuditUnavailableException)
        {
        }

        return await SignOutAsync(context, sessions, desk, record, providers);
    }

    private static async Task<IResult> AskWhichAsync(HttpContext context, Admission admission)
    {
        var asked = await context.AuthenticateAsync(SignInModule.KeepScheme);
        if (asked.Principal is not { } user)
        {
            return TypedResults.LocalRedirect("/");
        }

        var clerk = Newcomer.Unseal(user).Clerk;
        var elsewhere = await admission.FindElsewhereAsync(clerk, context.User, context.RequestAborted);
        return SignInPages.Keep(clerk, elsewhere);
    }

    private static async Task<IResult> KeepAsync(HttpContext context, Admission admission)
    {
        var asked = await context.AuthenticateAsync(SignInModule.KeepScheme);
        if (asked.Principal is not { } sealedUser)
        {
            return TypedResults.LocalRedirect("/");
        }

        // One answer: the cookie is good for no other.
        await context.SignOutAsync(SignInModule.KeepScheme);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form["keep"] != KeepHere)
        {
            AskAgain.Remember(context);
            return TypedResults.LocalRedirect($"{SignedOutAddress}/{SessionEnd.KeptElsewhere}");
        }

        try
        {
            // What the provider said may be minutes old; a block is not.
            var newcomer = Newcomer.Unseal(sealedUser);
            if (await admission.FindFaultAsync(newcomer.Clerk, context.RequestAborted) is { } fault)
            {
                return TypedResults.LocalRedirect(RefusedAddress(fault));
            }

            var (user, wayOn) = await admission.AdmitAsync(newcomer, context.RequestAborted);
            AskAgain.Forget(context);
            var properties = new AuthenticationProperties();
            properties.StoreTokens(asked.Properties!.GetTokens());
            await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, user, properties);
            return TypedResults.LocalRedirect(wayOn ?? asked.Properties!.RedirectUri ?? "/");
        }
        catch (AuditUnavailableException)
        {
            return TypedResults.LocalRedirect(RefusedAddress(SignInFault.LogUnavailable));
        }
    }

    // Not every provider has a sign-out of its own, and ours must not wait for one that is silent.
    private static async Task<bool> CanSignOutAsync(OpenIdConnectOptions provider, CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await provider.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
            return configuration.EndSessionEndpoint is { Length: > 0 };
        }
        catch (Exception exception) when (ProviderEvents.IsUnreachable(exception))
        {
            return false;
        }
    }
}
