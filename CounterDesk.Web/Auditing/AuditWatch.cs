namespace CounterDesk.Web.Auditing;

/// <summary>Closes days and proves the log, by itself, once an hour.</summary>
internal sealed partial class AuditWatch(ProofKeeper proofs, TimeProvider time, ILogger<AuditWatch> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(proofs.GoRoundAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(1, LogLevel.Error, "The audit log could not be closed for the day or proven yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
