using System.Security.Claims;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Between the provider's answer and our session: who it is, whether they may come in, and the record of it.
/// </summary>
internal partial class ProviderEvents(
    DeskSessions sessions, AccountRules rules, SignInRecord record, IDeskLock desk, IOptions<SignInOptions> options,
    ILogger<ProviderEvents> logger)
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

    // Only what signing out again needs is kept of the provider's tokens.
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (context.TokenEndpointResponse?.IdToken is { } token)
        {
            context.Properties!.StoreTokens(
                [new AuthenticationToken { Name = OpenIdConnectParameterNames.IdToken, Value = token }]);
        }

        return Task.CompletedTask;
    }

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        await rules.LoadAsync(context.HttpContext.RequestAborted);
        var clerk = SignedInClerk.Read(context.Principal!, options.Value, rules.Mapping);
        var fault = SignedInClerk.FindFault(clerk) ?? (rules.IsBlocked(clerk.Id) ? SignInFault.Blocked : null);
        var session = sessions.Begin();
        try
        {
            if (fault is { } reason)
            {
                await record.RefusedAsync(clerk, reason, context.HttpContext.RequestAborted);
            }
            else
            {
                var told = SignedInClerk.ReadTold(context.Principal!, options.Value, rules.Mapping);
                await record.SignedInAsync(
                    clerk, sessions.RowOf(clerk, session).As(clerk.Roles, told, refreshToken: null),
                    SignedInClerk.ReadPerson(context.Principal!, options.Value), context.HttpContext.RequestAborted);
                context.ReturnUri =
                    await desk.UnlockAsync(clerk, context.HttpContext.RequestAborted) ?? context.ReturnUri;
            }
        }
        catch (AuditUnavailableException)
        {
            fault = SignInFault.LogUnavailable;
        }

        if (fault is not null)
        {
            Refuse(context, fault.Value);
            return;
        }

        AskAgain.Forget(context.HttpContext);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [.. ClaimsOf(clerk), .. session],
            OpenIdConnectDefaults.AuthenticationScheme, DeskClaims.Name, DeskClaims.Role));
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

    private static void Refuse<TOptions>(HandleRequestContext<TOptions> context, SignInFault fault)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(SignInEndpoints.RefusedAddress(fault));
        context.HandleResponse();
    }

    [LoggerMessage(EventId = 1101, Level = LogLevel.Warning, Message = "A sign-in was not accepted.")]
    private partial void LogFailure(Exception? exception);
}
