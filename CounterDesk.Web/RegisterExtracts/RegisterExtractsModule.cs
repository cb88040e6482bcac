using CounterDesk.Web.Copies;

namespace CounterDesk.Web.RegisterExtracts;

public static class RegisterExtractsModule
{
    /// <summary>Registers the making of extracts, on the hall's side.</summary>
    public static void AddExtracts(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ExtractWriter>();

    /// <summary>Registers what answers from an extract, where the check page runs alone.</summary>
    public static void AddRegisterExtract(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ExtractOptions>()
            .BindConfiguration(ExtractOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<ExtractFolder>();
        builder.Services.AddSingleton<TypedTries>();
        builder.Services.AddSingleton<ICopyChecker, ExtractChecker>();
        builder.Services.AddHealthChecks().AddCheck<ExtractHealth>("extract");
    }
}
