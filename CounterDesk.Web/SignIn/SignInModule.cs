using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CounterDesk.Web.SignIn;

public static class SignInModule
{
    /// <summary>Keeps, for a few minutes, who was told by the provider and is asked which of her sessions to keep.</summary>
    internal const string KeepScheme = "keep";

    private static readonly TimeSpan _longestQuestion = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Registers sign-in with the identity provider named by <c>SignIn</c>, and puts everything behind it that does not
    /// say otherwise.
    /// </summary>
    public static void AddSignIn(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SignInOptions>()
            .BindConfiguration(SignInOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Roles.Keys.All(DeskRoles.All.Contains),
                $"SignIn:Roles may name these roles: {string.Join(", ", DeskRoles.All)}.")
            .Validate(
                options => options.Warning + TimeSpan.FromMinutes(1) <= options.Idle,
                "SignIn:Warning must be at least a minute shorter than SignIn:Idle.")
            .ValidateOnStart();

        builder.Services.AddSingleton<DeskSessions>();
        builder.Services.AddSingleton<AccountRules>();
        builder.Services.AddSingleton<SessionKeeper>();
        builder.Services.AddSingleton<AccountDesk>();
        builder.Services.AddHostedService<SessionKeeping>();
        builder.Services.AddSingleton<RefreshTokens>();
        builder.Services.AddSingleton<Admission>();
        builder.Services.AddSingleton<ProviderQuestion>();
        builder.Services.AddSingleton<BackChannelLogout>();
        builder.Services.AddSingleton<ProviderAsking>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ProviderAsking>());
        builder.Services.AddScoped<SessionGate>();
        builder.Services.AddScoped<CircuitHandler>(services => services.GetRequiredService<SessionGate>());
        builder.Services.AddSingleton<SignInRecord>();
        builder.Services.AddScoped<CurrentClerk>();
        builder.Services.AddScoped<CookieEvents>();
        builder.Services.AddScoped<ProviderEvents>();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(SignedIn());

        builder.Services
            .AddAuthentication(options =>
            {
                options.DefaultScheme = CookieAuthenticationDefaults.AuthenticationScheme;
                options.DefaultChallengeScheme = OpenIdConnectDefaults.AuthenticationScheme;
            })
            .AddCookie()
            .AddCookie(KeepScheme)
            .AddOpenIdConnect();
        builder.Services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInOptions>, IOptions<HallOptions>>(UseSession);
        builder.Services.AddOptions<CookieAuthenticationOptions>(KeepScheme).Configure<IOptions<HallOptions>>((cookie, hall) =>
        {
            cookie.Cookie.Name = "counterdesk-keep";
            cookie.Cookie.Path = SignInEndpoints.KeepAddress;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = hall.Value.CookieSecurity;
            cookie.ExpireTimeSpan = _longestQuestion;
            cookie.SlidingExpiration = false;
        });
        builder.Services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInOptions>>(UseProvider);

        builder.Services.AddDataProtection()
            .SetApplicationName("CounterDesk")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.From(builder.Configuration).SessionKeys));
    }

    private static AuthorizationPolicy SignedIn() =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();

    private static void UseSession(
        CookieAuthenticationOptions cookie, IOptions<SignInOptions> signIn, IOptions<HallOptions> hall)
    {
        cookie.Cookie.Name = "counterdesk";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax; // Strict would drop it on the way back from the provider.
        cookie.Cookie.SecurePolicy = hall.Value.CookieSecurity;
        cookie.ExpireTimeSpan = signIn.Value.Idle;
        cookie.SlidingExpiration = true;
        cookie.AccessDeniedPath = SignInEndpoints.NotAllowedAddress;
        cookie.EventsType = typeof(CookieEvents);
    }

    /// <summary>Points a scheme to the hall's identity provider.</summary>
    internal static void UseProvider(OpenIdConnectOptions provider, IOptions<SignInOptions> signIn)
    {
        var options = signIn.Value;
        provider.Authority = options.Authority?.ToString();
        provider.ClientId = options.ClientId;
        provider.ClientSecret = options.ClientSecret is { Length: > 0 } secret ? secret : null;
        provider.RequireHttpsMetadata = options.RequireHttps;
        provider.CallbackPath = SignInEndpoints.ProviderAnswersAt;
        provider.SignedOutCallbackPath = SignInEndpoints.ProviderSignedOutAt;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        provider.UsePkce = true;

        // The answer comes as a query, so that Lax cookies accompany it: over plain http, browsers drop those without
        // SameSite.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CorrelationCookie.SameSite = SameSiteMode.Lax;
        provider.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        provider.NonceCookie.SameSite = SameSiteMode.Lax;
        provider.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;

        provider.Scope.Clear();
        foreach (var scope in options.Scopes.Prepend("profile").Prepend("openid"))
        {
            provider.Scope.Add(scope);
        }

        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = true;
        string[] claims =
            [options.NameClaim, options.NumberClaim, options.CounterClaim, options.RoleClaim, options.PersonClaim];
        foreach (var claim in claims.Where(claim => claim.Length > 0))
        {
            provider.ClaimActions.MapJsonKey(claim, claim);
        }

        // Without a key for so long, somebody else may sit there now: the provider asks again instead of letting in by
        // an old session.
        provider.MaxAge = options.Idle;

        // Its sign-out by a request of anybody's would need the provider's session id, which we do not keep.
        provider.RemoteSignOutPath = PathString.Empty;
        provider.EventsType = typeof(ProviderEvents);
    }
}
