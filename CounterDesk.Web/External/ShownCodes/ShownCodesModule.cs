using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Web.External.ShownCodes;

public static class ShownCodesModule
{
    /// <summary>Registers that nobody resolves e-license codes, until a source that does takes its place.</summary>
    public static void AddShownCodes(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ShownCodeOptions>()
            .BindConfiguration(ShownCodeOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IShownCodeSource, NoShownCodes>();
    }
}
