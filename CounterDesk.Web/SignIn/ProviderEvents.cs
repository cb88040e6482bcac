using System.Security.Claims;
using CounterDesk.Web.Auditing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Between the provider's answer and our session: who it is, whether they may come in, and the record of it.
/// </summary>
internal partial class ProviderEvents(Admission admission, ILogger<ProviderEvents> logger)
    : OpenIdConnectEvents
{
    // A script's request cannot follow a clerk to the provider; it is told that nobody is signed in.
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Mode"] is [{ } mode] && mode is not "navigate")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.HandleResponse();
        }

        if (AskAgain.IsRemembered(context.HttpContext))
        {
            context.ProtocolMessage.Prompt = "login";
        }

        return Task.CompletedTask;
    }

    // Only what signing out and asking again need is kept of the provider's tokens.
    public override Task TokenValidated(TokenValidatedContext context)
    {
        var answer = context.TokenEndpointResponse;
        context.Properties!.StoreTokens(
            from token in (AuthenticationToken[])
            [
                new() { Name = OpenIdConnectParameterNames.IdToken, Value = answer?.IdToken ?? "" },
                new() { Name = OpenIdConnectParameterNames.RefreshToken, Value = answer?.RefreshToken ?? "" },
            ]
            where token.Value.Length > 0
            select token);
        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        SignInFault? fault;
        try
        {
            var newcomer = await admission.ReadAsync(
                context.Principal!, context.Properties, context.HttpContext.RequestAborted);
            KeepIdTokenAlone(context.Properties!);
            fault = await admission.FindFaultAsync(newcomer.Clerk, context.HttpContext.RequestAborted);
            if (fault is null && await IsAskedAsync(context, newcomer))
            {
                return;
            }

            if (fault is null)
            {
                var (user, wayOn) = await admission.AdmitAsync(newcomer, context.HttpContext.RequestAborted);
                (context.Principal, context.ReturnUri) = (user, wayOn ?? context.ReturnUri);
                AskAgain.Forget(context.HttpContext);
            }
        }
        catch (AuditUnavailableException)
        {
            fault = SignInFault.LogUnavailable;
        }

        if (fault is { } reason)
        {
            Refuse(context, reason);
        }
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        LogFailure(context.Failure);
        Refuse(context, IsUnreachable(context.Failure) ? SignInFault.Unreachable : SignInFault.NotAccepted);
        return Task.CompletedTask;
    }

    /// <summary>Whether the provider was silent, rather than saying something we do not accept.</summary>
    public static bool IsUnreachable(Exception? exception) =>
        exception is HttpRequestException or IOException or TaskCanceledException
        || exception?.InnerException is { } inner && IsUnreachable(inner);

    /// <summary>Whether a request failed because the provider's discovery document could not be fetched.</summary>
    public static bool CouldNotReachProvider(Exception exception) =>
        exception.Message.StartsWith("IDX20803", StringComparison.Ordinal) && IsUnreachable(exception);

    /// <summary>The claims by which the rest of the program knows somebody.</summary>
    public static IEnumerable<Claim> ClaimsOf(Clerk clerk) =>
    [
        new(DeskClaims.Subject, clerk.Id), new(DeskClaims.Number, clerk.Number), new(DeskClaims.Name, clerk.Name),
        new(DeskClaims.Counter, clerk.Counter), .. clerk.Roles.Select(role => new Claim(DeskClaims.Role, role)),
    ];

    // Who has a session elsewhere says on a page of its own which to keep, before she has one here.
    private async Task<bool> IsAskedAsync(TicketReceivedContext context, Newcomer newcomer)
    {
        var here = await context.HttpContext.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (await admission.FindElsewhereAsync(newcomer.Clerk, here.Principal, context.HttpContext.RequestAborted) is [])
        {
            return false;
        }

        context.Properties!.RedirectUri = context.ReturnUri;
        await context.HttpContext.SignInAsync(
            SignInModule.KeepScheme, newcomer.Seal(SignInModule.KeepScheme), context.Properties);
        context.Response.Redirect(SignInEndpoints.KeepAddress);
        context.HandleResponse();
        return true;
    }

    // The cookie is no place for a token that is good for more than signing out.
    private static void KeepIdTokenAlone(AuthenticationProperties properties) => properties.StoreTokens(
        properties.GetTokens().Where(token => token.Name is OpenIdConnectParameterNames.IdToken).ToList());

    private static void Refuse<TOptions>(HandleRequestContext<TOptions> context, SignInFault fault)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(SignInEndpoints.RefusedAddress(fault));
        context.HandleResponse();
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "A sign-in was not accepted.")]
    private partial void LogFailure(Exception? exception);
}
