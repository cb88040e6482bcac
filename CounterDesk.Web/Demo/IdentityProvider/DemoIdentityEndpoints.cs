using System.Security.Claims;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// The demo hall's provider as a browser sees it. It keeps no session: who signs in is asked every time, as
/// prompt=login and max_age=0 want it, and the time of asking is told.
/// </summary>
internal static class DemoIdentityEndpoints
{
    public const string Authorize = "/connect/authorize";
    public const string Push = "/connect/par";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string EndSession = "/connect/logout";
    public const string Progress = "/demo/progress";

    /// <summary>The field of the sign-in page that names who was chosen.</summary>
    public const string Account = "account";

    /// <summary>Chosen instead of an account by whoever does not want to sign in after all.</summary>
    public const string Nobody = "nobody";

    public static void MapDemoIdentityProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Authorize, [HttpMethods.Get, HttpMethods.Post], (Delegate)AskAsync)
            .AllowAnonymous().DisableAntiforgery();
        routes.MapGet(UserInfo, (Delegate)TellAsync).AllowAnonymous();
        routes.MapMethods(EndSession, [HttpMethods.Get, HttpMethods.Post], Leave).AllowAnonymous().DisableAntiforgery();
        routes.MapGet(Progress, SayProgress).AllowAnonymous();
    }

    private static async Task<IResult> AskAsync(HttpContext context, TimeProvider time)
    {
        // The page had been open for longer than a request is good for: begin again.
        if (context.GetOpenIddictServerResponse()?.Error is not null)
        {
            return TypedResults.LocalRedirect("/");
        }

        // Only the page answers. An account named in an address would be let in without being asked.
        IEnumerable<KeyValuePair<string, StringValues>> fields = context.Request.HasFormContentType
            ? await context.Request.ReadFormAsync(context.RequestAborted)
            : context.Request.Query.Where(field => field.Key != Account);
        var sent = fields.ToDictionary(field => field.Key, field => field.Value.ToString());
        var chosen = sent.GetValueOrDefault(Account);
        return chosen is Nobody
            ? TypedResults.Forbid(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : DemoAccount.Find(chosen) is { } account
            ? TypedResults.SignIn(
                new ClaimsPrincipal(IdentityOf(account, time.GetUtcNow())), null,
                OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : new RazorComponentResult<DemoSignInPage>(new Dictionary<string, object?>
            {
                [nameof(DemoSignInPage.Request)] = sent.Where(field => field.Key != Account),
                [nameof(DemoSignInPage.IsAtSomebodysDesk)] = IsAtSomebodysDesk(context),
            });
    }

    private static bool IsAtSomebodysDesk(HttpContext context) =>
        Uri.TryCreate(context.GetOpenIddictServerRequest()?.RedirectUri, UriKind.Absolute, out var back)
        && back.AbsolutePath == SignInEndpoints.SecondPersonAnswersAt;

    private static ClaimsIdentity IdentityOf(DemoAccount account, DateTimeOffset askedAt)
    {
        var identity = new ClaimsIdentity("demo", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, account.Subject)
            .SetClaim(Claims.Name, account.Name)
            .SetClaim(DeskClaims.Number, account.Number)
            .SetClaim(DeskClaims.Counter, account.Counter)
            .SetClaims(Claims.Role, [account.Role])
            .SetClaim(Claims.AuthenticationTime, askedAt.ToUnixTimeSeconds())
            .SetScopes(Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess)
            .SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return identity;
    }

    private static async Task<JsonHttpResult<Dictionary<string, string?>>> TellAsync(HttpContext context)
    {
        var known = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        string[] told = [Claims.Subject, Claims.Name, Claims.Role, DeskClaims.Number, DeskClaims.Counter];
        return TypedResults.Json(told.ToDictionary(claim => claim, claim => known.Principal?.GetClaim(claim)));
    }

    private static SignOutHttpResult Leave() => TypedResults.SignOut(
        new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);

    private static JsonHttpResult<DemoProgressWords> SayProgress(
        DemoReadiness readiness, IStringLocalizer<DemoSignInText> text) =>
        TypedResults.Json(DemoProgressWords.Of(readiness.Now, text));
}
