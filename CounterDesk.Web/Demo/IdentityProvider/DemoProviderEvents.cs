using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.Extensions;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// Sends the browser to the provider under the address it came by, which need not be the one this process uses for
/// itself.
/// </summary>
internal sealed class DemoProviderEvents(Admission admission, ILogger<ProviderEvents> logger)
    : ProviderEvents(admission, logger)
{
    public override async Task RedirectToIdentityProvider(RedirectContext context)
    {
        await base.RedirectToIdentityProvider(context);
        context.ProtocolMessage.IssuerAddress = Here(context, DemoIdentityEndpoints.Authorize);
    }

    public override Task RedirectToIdentityProviderForSignOut(RedirectContext context)
    {
        context.ProtocolMessage.IssuerAddress = Here(context, DemoIdentityEndpoints.EndSession);
        return Task.CompletedTask;
    }

    public static string Here(RedirectContext context, string path) =>
        UriHelper.BuildAbsolute(context.Request.Scheme, context.Request.Host, context.Request.PathBase, path);
}
