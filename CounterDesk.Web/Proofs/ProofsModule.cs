using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Web.Proofs;

public static class ProofsModule
{
    /// <summary>Registers the store of proofs and the job that ends them.</summary>
    public static void AddProofs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProofOptions>()
            .BindConfiguration(ProofOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ProofStore>();
        builder.Services.AddSingleton<ProofSearch>();
        builder.Services.AddHostedService<ProofEnd>();
        builder.Services.AddKeyedStore<ProofContent, Guid>("Proofs", KeyUse.Proof);
    }
}
