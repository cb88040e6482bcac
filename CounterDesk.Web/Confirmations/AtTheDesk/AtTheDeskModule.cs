using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

internal static class AtTheDeskModule
{
    /// <summary>Registers the way in which a second person proves at a desk who she is.</summary>
    public static void AddSecondPersonAtTheDesk(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SecondPersonProofs>();
        builder.Services.AddSingleton(typeof(StepUpIntents<>));
        builder.Services.AddScoped<SecondPersonEvents>();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ProofHandler>(SecondPersonScheme.Proof, null)
            .AddOpenIdConnect(SecondPersonScheme.Name, _ => { });
        builder.Services.AddOptions<OpenIdConnectOptions>(SecondPersonScheme.Name)
            .Configure<IOptions<SignInOptions>>(UseProvider);
    }

    private static void UseProvider(OpenIdConnectOptions provider, IOptions<SignInOptions> signIn)
    {
        SignInModule.UseProvider(provider, signIn);
        provider.CallbackPath = SignInEndpoints.SecondPersonAnswersAt;
        provider.SignedOutCallbackPath = PathString.Empty;
        provider.SignInScheme = SecondPersonScheme.Proof;

        // Whoever sits there now may have a session at the provider: it asks all the same, and says when it did.
        provider.Prompt = "login";
        provider.MaxAge = TimeSpan.Zero;
        provider.EventsType = typeof(SecondPersonEvents);
    }
}
