using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>The same for whoever is asked at somebody else's desk.</summary>
internal sealed class DemoSecondPersonEvents(
    TimeProvider time, AccountRules rules, IOptions<SignInOptions> options, ILogger<SecondPersonEvents> logger)
    : SecondPersonEvents(time, rules, options, logger)
{
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.IssuerAddress =
            DemoProviderEvents.Here(context, DemoIdentityEndpoints.Authorize);
        return Task.CompletedTask;
    }
}
