namespace CounterDesk.Web.BreakGlass;

public static class BreakGlassModule
{
    /// <summary>Registers what opens rules for a time, what an auditor reviews it by, and the job that ends it.</summary>
    public static void AddBreakGlass(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<BreakGlassOptions>()
            .BindConfiguration(BreakGlassOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<OpenBreakGlass>();
        builder.Services.AddSingleton<BreakGlassDesk>();
        builder.Services.AddSingleton<BreakGlassReviews>();
        builder.Services.AddHostedService<BreakGlassWatch>();
    }
}
