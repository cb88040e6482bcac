using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Trust;

public static class TrustModule
{
    /// <summary>Registers whom the hall trusts, who may change that, and the job that fetches revocation lists.</summary>
    public static void AddTrust(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<TrustOptions>()
            .BindConfiguration(TrustOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<TrustFolder>();
        builder.Services.AddSingleton<TrustDesk>();
        builder.Services.AddSingleton(provider => new RevocationListFetching(
            provider.GetRequiredService<TrustDesk>(),
            provider.GetRequiredService<TrustFolder>(),
            new HttpClient(RevocationListFetching.Handler()) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IOptions<TrustOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RevocationListFetching>>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RevocationListFetching>());
    }
}
