using System.Security.Cryptography;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CounterDesk.Web.Demo.IdentityProvider;

internal static class DemoIdentityModule
{
    /// <summary>
    /// Registers an identity provider in this process, and points sign-in to it as it would be to any other.
    /// </summary>
    /// <param name="builder">The program being put together.</param>
    /// <param name="address">Where this process can reach itself.</param>
    public static void AddDemoIdentityProvider(this IHostApplicationBuilder builder, Uri address)
    {
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        builder.Services.Configure<SignInOptions>(signIn =>
        {
            signIn.Authority = address;
            signIn.ClientId = "counterdesk";
            signIn.ClientSecret = secret;
            signIn.RequireHttps = false;
            signIn.Scopes = [Scopes.OfflineAccess];
        });
        builder.Services.AddScoped<DemoProviderEvents>();
        builder.Services.PostConfigure<OpenIdConnectOptions>(
            OpenIdConnectDefaults.AuthenticationScheme, options => options.EventsType = typeof(DemoProviderEvents));
        builder.Services.AddScoped<DemoSecondPersonEvents>();
        builder.Services.PostConfigure<OpenIdConnectOptions>(
            SecondPersonScheme.Name, options => options.EventsType = typeof(DemoSecondPersonEvents));

        var store = new InMemoryDatabaseRoot();
        builder.Services.AddDbContext<DemoIdentityDb>(
            options => options.UseInMemoryDatabase("identity", store).UseOpenIddict());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddHostedService<DemoIdentityStart>();
        builder.Services.AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore().UseDbContext<DemoIdentityDb>();
                core.ReplaceApplicationManager<OpenIddictEntityFrameworkCoreApplication, DemoClients>();
            })
            .AddServer(server => server
                .SetIssuer(address)
                .SetAuthorizationEndpointUris(DemoIdentityEndpoints.Authorize)
                .SetPushedAuthorizationEndpointUris(DemoIdentityEndpoints.Push)
                .SetTokenEndpointUris(DemoIdentityEndpoints.Token)
                .SetUserInfoEndpointUris(DemoIdentityEndpoints.UserInfo)
                .SetEndSessionEndpointUris(DemoIdentityEndpoints.EndSession)
                .AllowAuthorizationCodeFlow()
                .AllowRefreshTokenFlow()
                .RequireProofKeyForCodeExchange()
                .RegisterScopes(Scopes.Profile)
                // Not RSA, of which two keys take three seconds of the start.
                .AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)))
                .AddEphemeralSigningKey(SecurityAlgorithms.EcdsaSha256)
                .UseAspNetCore()
                .EnableAuthorizationEndpointPassthrough()
                .EnableUserInfoEndpointPassthrough()
                .EnableEndSessionEndpointPassthrough()
                .EnableErrorPassthrough()
                .DisableTransportSecurityRequirement());
    }
}
