using System.Data.Common;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Reports;

/// <summary>
/// Closes the reports of days by itself, within some minutes of when it is due, and finds what is to be asked about them.
/// </summary>
internal sealed partial class ReportWatch(
    ReportClosing closing, DayExceptions exceptions, TimeProvider time, ILogger<ReportWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await closing.CloseDueAsync(stoppingToken);
                await exceptions.KeepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the next round finds it again.
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Error, "The report of a day could not be closed yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
