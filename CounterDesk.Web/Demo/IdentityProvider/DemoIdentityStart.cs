using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// Tells the provider, which begins with an empty store and new keys at every start, of its one client.
/// </summary>
internal sealed class DemoIdentityStart(IServiceProvider services, IOptions<SignInOptions> signIn) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await clients.CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = signIn.Value.ClientId,
                ClientSecret = signIn.Value.ClientSecret,
                ConsentType = ConsentTypes.Implicit,
                Permissions =
                {
                    Permissions.Endpoints.Authorization, Permissions.Endpoints.PushedAuthorization,
                    Permissions.Endpoints.Token, Permissions.Endpoints.EndSession,
                    Permissions.GrantTypes.AuthorizationCode, Permissions.GrantTypes.RefreshToken,
                    Permissions.ResponseTypes.Code,
                    Permissions.Scopes.Profile,
                },
                Requirements =
                {
                    Requirements.Features.ProofKeyForCodeExchange, Requirements.Features.PushedAuthorizationRequests,
                },
            },
            cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
