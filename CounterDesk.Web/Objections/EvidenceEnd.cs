using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Objections;

/// <summary>Wipes evidence whose time has come.</summary>
internal sealed partial class EvidenceEnd(EvidenceStore evidence, TimeProvider time, ILogger<EvidenceEnd> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(evidence.WipeEndedAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Evidence of closed objections could not be wiped yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
