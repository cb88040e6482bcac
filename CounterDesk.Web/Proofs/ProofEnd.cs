using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Proofs;

/// <summary>Wipes proofs whose period is over.</summary>
internal sealed partial class ProofEnd(ProofStore proofs, TimeProvider time, ILogger<ProofEnd> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(proofs.WipeEndedAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Proofs whose period is over could not be wiped yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
