using System.Data.Common;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Confirmations;

/// <summary>Ends requests that nobody answered, and notices what other processes of the hall did with them.</summary>
internal sealed partial class ConfirmationWatch(
    ConfirmationDesk desk, OpenConfirmations open, TimeProvider time, ILogger<ConfirmationWatch> logger)
    : BackgroundService
{
    // A desk in another process shows an answer within this time.
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
                await desk.EndUnansweredAsync(stoppingToken);
                await open.ReadAsync(stoppingToken);
                _isPutOff = false;
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the clock says by itself that nobody can answer any more.
                if (!_isPutOff)
                {
                    LogPutOff(exception.GetBaseException().GetType().Name);
                }

                _isPutOff = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Requests for a second person cannot be looked after: {Failure}")]
    private partial void LogPutOff(string failure);
}
