using System.Globalization;
using System.Security.Claims;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Between the provider's answer and the proof: whether it really asked again, and who it is. Whether she may answer is
/// for the request to say.
/// </summary>
internal partial class SecondPersonEvents(
    TimeProvider time, AccountRules rules, IOptions<SignInOptions> options, ILogger<SecondPersonEvents> logger)
    : OpenIdConnectEvents
{
    // The clocks of two machines.
    private static readonly TimeSpan _leeway = TimeSpan.FromSeconds(30);

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        await rules.LoadAsync(context.HttpContext.RequestAborted);
        var clerk = SignedInClerk.Read(context.Principal!, options.Value, rules.Mapping);
        var askedAt = FindAskedAt(context.Principal!, context.Properties!, time.GetUtcNow());
        SecondPersonFault? fault =
            askedAt is null ? SecondPersonFault.NotAskedAgain
            : SignedInClerk.FindFault(clerk) is SignInFault.NoName ? SecondPersonFault.NoName
            : rules.IsBlocked(clerk.Id) ? SecondPersonFault.Blocked
            : null;
        if (fault is { } reason)
        {
            Refuse(context, context.Properties, reason);
            return;
        }

        SecondPersonScheme.KeepAskedAt(context.Properties!, askedAt!.Value);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            ProviderEvents.ClaimsOf(clerk), SecondPersonScheme.Name, DeskClaims.Name, DeskClaims.Role));
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        Refuse(context, context.Properties, SecondPersonFault.Cancelled);
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        LogFailure(context.Failure);
        var isSilent = ProviderEvents.IsUnreachable(context.Failure);
        Refuse(context, context.Properties, isSilent ? SecondPersonFault.Unreachable : SecondPersonFault.NotAccepted);
        return Task.CompletedTask;
    }

    // OpenID Connect Core 1.0, 3.1.2.1 and 3.1.3.7: a provider that was asked with max_age says in auth_time when it
    // last asked the person, and it is ours to look. The handler does not.
    private static long? FindAskedAt(
        ClaimsPrincipal provided, AuthenticationProperties properties, DateTimeOffset now) =>
        properties.IssuedUtc is { } begun
        && long.TryParse(provided.FindFirst("auth_time")?.Value, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= (begun - _leeway).ToUnixTimeSeconds()
        && seconds <= (now + _leeway).ToUnixTimeSeconds()
            ? seconds
            : null;

    private static void Refuse<TOptions>(
        HandleRequestContext<TOptions> context, AuthenticationProperties? properties, SecondPersonFault fault)
        where TOptions : AuthenticationSchemeOptions
    {
        context.Response.Redirect(SecondPersonScheme.RefusedOf(properties, fault));
        context.HandleResponse();
    }

    [LoggerMessage(EventId = 1102, Level = LogLevel.Warning, Message = "A second person's sign-in was not accepted.")]
    private partial void LogFailure(Exception? exception);
}
