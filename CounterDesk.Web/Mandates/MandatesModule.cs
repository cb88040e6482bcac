using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Web.Mandates;

public static class MandatesModule
{
    /// <summary>Registers what the hall asks of mandates, and reading them at a visit.</summary>
    public static void AddMandates(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MandateOptions>()
            .BindConfiguration(MandateOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<MandateDesk>();
        builder.Services.AddKeyedStore<MandateRecord, Guid>("MandateWords", KeyUse.MandateWords);
    }
}
