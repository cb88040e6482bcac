using CounterDesk.Web.Copies;

namespace CounterDesk.Web.RegisterExtracts;

public static class RegisterExtractsModule
{
    /// <summary>Registers the making of extracts and the taking in of what comes back, on the hall's side.</summary>
    public static void AddExtracts(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ExtractWriter>().AddSingleton<ReturnReceiver>();

    /// <summary>Registers what answers from an extract, where the check page runs alone.</summary>
    public static void AddRegisterExtract(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ExtractOptions>()
            .BindConfiguration(ExtractOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ExtractFolder>();
        builder.Services.AddSingleton<TypedTries>();
        builder.Services.AddSingleton<ReturnOutbox>();
        builder.Services.AddSingleton<IReportTaker>(services => services.GetRequiredService<ReturnOutbox>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ReturnOutbox>());
        builder.Services.AddSingleton<ICopyChecker, ExtractChecker>();
        builder.Services.AddHealthChecks().AddCheck<ExtractHealth>("extract");
    }
}
