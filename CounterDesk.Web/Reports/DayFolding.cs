namespace CounterDesk.Web.Reports;

/// <summary>Folds the open day while its log is written, every few seconds.</summary>
internal sealed partial class DayFolding(
    DayFolds folds, DayExceptions exceptions, DeskClock clock, TimeProvider time, ILogger<DayFolding> logger) : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isPrepared = false;
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await folds.FollowAsync(stoppingToken);
                isPrepared = isPrepared || await exceptions.PrepareAsync(clock.Today, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Whatever it was, the desk goes on, and the next round reads what this one did not.
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Warning, "The open day could not be followed: {Failure}. Its report takes longer.")]
    private partial void LogPutOff(string failure);
}
