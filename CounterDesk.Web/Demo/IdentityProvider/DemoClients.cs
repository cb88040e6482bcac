using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;
using Client = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// Knows one client, the desk itself, under whatever address a browser reaches this machine by. The client pushes its
/// requests with
/// its secret, and RFC 9126 2.4 lets such a client name its own address to return to.
/// </summary>
internal sealed class DemoClients(
    IOpenIddictApplicationCache<Client> cache,
    ILogger<OpenIddictApplicationManager<Client>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<Client> store,
    IHttpContextAccessor requests)
    : OpenIddictApplicationManager<Client>(cache, logger, options, store)
{
    public override ValueTask<bool> ValidateRedirectUriAsync(
        Client application, string uri, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Uri.TryCreate(uri, UriKind.Absolute, out var address)
            && address.AbsolutePath is SignInEndpoints.ProviderAnswersAt or SignInEndpoints.SecondPersonAnswersAt);

    public override IAsyncEnumerable<Client> FindByPostLogoutRedirectUriAsync(
        string uri, CancellationToken cancellationToken = default) =>
        IsBackHere(uri) ? ListAsync(cancellationToken: cancellationToken) : AsyncEnumerable.Empty<Client>();

    public override ValueTask<bool> ValidatePostLogoutRedirectUriAsync(
        Client application, string uri, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(IsBackHere(uri));

    // Signing out comes through the browser and proves nothing: it may lead back only to where it came from.
    private bool IsBackHere(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address)
        && address.AbsolutePath == SignInEndpoints.ProviderSignedOutAt
        && address.Authority == requests.HttpContext?.Request.Host.Value;
}
