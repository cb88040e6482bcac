using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Web.Reports;

public static class ExceptionsModule
{
    private const string Section = "Reports:Exceptions";

    /// <summary>Registers what finds a day's exceptions and what says them in words.</summary>
    public static void AddExceptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ExceptionThresholds>()
            .BindConfiguration(Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DayRecords>();
        builder.Services.AddSingleton<ExceptionText>();
    }
}
