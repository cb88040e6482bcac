using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Copies;

/// <summary>Ends copies made ahead that nobody has fetched in time.</summary>
internal sealed partial class AdvanceEnd(AdvanceDesk desk, TimeProvider time, ILogger<AdvanceEnd> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(desk.EndOverdueAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Copies that nobody fetched in time could not be ended yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
