namespace CounterDesk.Web.Visits;

public static class VisitsModule
{
    /// <summary>Registers visits, what they hold in memory, and the job that ends forgotten ones.</summary>
    public static void AddVisits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<VisitOptions>()
            .BindConfiguration(VisitOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<VisitContents>();
        builder.Services.AddSingleton<VisitDesk>();
        builder.Services.AddSingleton<LookUp>();
        builder.Services.AddHostedService<VisitTimeOut>();
    }
}
