using System.Data.Common;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.BreakGlass;

/// <summary>Records the end of what had its time, and notices what other processes of the hall opened and ended.</summary>
internal sealed partial class BreakGlassWatch(
    BreakGlassDesk desk, OpenBreakGlass open, TimeProvider time, ILogger<BreakGlassWatch> logger) : BackgroundService
{
    // A desk in another process shows an opening within this time.
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(2);

    // Said once, not every two seconds.
    private bool _isPutOff;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await desk.EndWhatIsOverAsync(stoppingToken);
                await open.ReadAsync(stoppingToken);
                _isPutOff = false;
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the clock says by itself that the rule holds again.
                if (!_isPutOff)
                {
                    LogPutOff(exception.GetBaseException().GetType().Name);
                }

                _isPutOff = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Rules that were opened cannot be looked after: {Failure}")]
    private partial void LogPutOff(string failure);
}
