using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Copies;

/// <summary>Wipes receivers' words whose time has come.</summary>
internal sealed partial class ReportWordsEnd(ReportDesk reports, TimeProvider time, ILogger<ReportWordsEnd> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(reports.WipeEndedAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Words of receivers' reports could not be wiped yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
