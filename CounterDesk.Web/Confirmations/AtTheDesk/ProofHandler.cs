using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Takes what the provider said of the second person and keeps it on the server for one answer. The browser gets a
/// random handle that is sent to the addresses of its matter only; nobody is signed in by it.
/// </summary>
internal sealed class ProofHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SecondPersonProofs proofs, IOptions<HallOptions> hall)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Cookie = "counterdesk-second-person";

    private string? Handle => Request.Cookies[Cookie];

    protected override Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        Response.Cookies.Append(
            Cookie, proofs.Keep(new AuthenticationTicket(user, properties, Scheme.Name)), CookieOptions(properties));
        return Task.CompletedTask;
    }

    protected override Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        var options = CookieOptions(proofs.Find(Handle)?.Properties);
        proofs.Drop(Handle);
        Response.Cookies.Delete(Cookie, options);
        return Task.CompletedTask;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        proofs.Find(Handle) is { } ticket ? AuthenticateResult.Success(ticket) : AuthenticateResult.NoResult());

    private CookieOptions CookieOptions(AuthenticationProperties? properties) => new()
    {
        Path = SecondPersonScheme.AreaOf(properties),
        HttpOnly = true,
        SameSite = SameSiteMode.Lax, // Strict would drop it on the way back from the provider.
        Secure = hall.Value.CookieSecurity is CookieSecurePolicy.Always || Request.IsHttps,
        MaxAge = SecondPersonProofs.GoodFor,
    };
}
