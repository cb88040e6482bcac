using System.Data.Common;
using CounterDesk.Web.Auditing;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Locks desks that were left, and closes and wipes visits that nobody uses any more, also those that an earlier run of
/// the program left open.
/// </summary>
internal sealed partial class VisitTimeOut(
    VisitDesk desk, DeskLock locks, IOptions<VisitOptions> options, TimeProvider time, ILogger<VisitTimeOut> logger)
    : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await locks.LockLeftAsync(stoppingToken);
                await desk.CloseForgottenAsync(options.Value.IdleTime, stoppingToken);
                await desk.EndWhatIsOverAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the next round finds them again.
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Forgotten visits could not be closed yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
