using System.Data.Common;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Objections;

/// <summary>Wipes evidence whose time has come.</summary>
internal sealed partial class EvidenceEnd(EvidenceStore evidence, TimeProvider time, ILogger<EvidenceEnd> logger)
    : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await evidence.WipeEndedAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the next round finds it again.
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence of closed objections could not be wiped yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
