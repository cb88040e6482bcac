using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.Reports.SigningOff;

namespace CounterDesk.Web.Reports;

public static class ReportsModule
{
    /// <summary>Registers the reports of days, and what closes them.</summary>
    public static void AddReports(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReportOptions>()
            .BindConfiguration(ReportOptions.Section)
            .Validate(hours => hours.Opens < hours.Closes, "Reports:Opens is earlier than Reports:Closes, both as 09:00.")
            .ValidateOnStart();
        builder.Services.AddSingleton<DayCounts>();
        builder.Services.AddSingleton<DayFolds>();
        builder.Services.AddHostedService<DayFolding>();
        builder.Services.AddSingleton<DailyReports>();
        builder.Services.AddSingleton<ReportEntries>();
        builder.Services.AddSingleton<DayExceptions>();
        builder.Services.AddSingleton<ReportTables>();
        builder.Services.AddSingleton<ReportPaperModels>();
        builder.Services.AddSingleton<ReportFiles>();
        builder.Services.AddSingleton<SignOffProof>();
        builder.Services.AddSingleton<DayFiles>();
        builder.Services.AddSingleton<ExceptionDesk>();
        builder.Services.AddSingleton<ReportSigning>();
        builder.Services.AddSingleton<ReportClosing>();
        builder.Services.AddHostedService<ReportWatch>();
    }
}
