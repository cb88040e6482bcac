using Microsoft.Extensions.Options;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>Asks again and again what the region has published, less often while nothing comes.</summary>
internal sealed partial class SynchronizationJob(
    Synchronization synchronization, SynchronizationStart start, IOptions<SynchronizationOptions> options, TimeProvider time,
    ILogger<SynchronizationJob> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!synchronization.IsOn)
        {
            return;
        }

        await start.Awaited.WaitAsync(stoppingToken);
        for (var failures = 0; ; failures = await IsFailureAsync(stoppingToken) ? failures + 1 : 0)
        {
            await Task.Delay(failures is 0 ? Usual : Longer(failures), time, stoppingToken);
        }
    }

    private TimeSpan Usual => TimeSpan.FromSeconds(options.Value.EverySeconds);

    private TimeSpan Longer(int failures)
    {
        var most = TimeSpan.FromSeconds(options.Value.MostSecondsBetween);
        var longer = Usual * Math.Pow(2, Math.Min(failures, 10));
        return longer < most ? longer : most > Usual ? most : Usual;
    }

    private async Task<bool> IsFailureAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await synchronization.GoAsync(told: null, stoppingToken) is SynchronizationOutcome.Failed;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it was, the desk goes on. Put off, not given up: the next round goes on from the cursor.
            LogPutOff(exception.GetBaseException().GetType().Name);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the region publishes could not be taken in yet: {Failure}")]
    private partial void LogPutOff(string failure);
}

/// <summary>Lets synchronization begin: at once, unless something else must be there first.</summary>
public sealed class SynchronizationStart
{
    private readonly TaskCompletionSource _given = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="isHeldBack">Whether it waits for <see cref="Give"/>.</param>
    public SynchronizationStart(bool isHeldBack)
    {
        if (!isHeldBack)
        {
            Give();
        }
    }

    public Task Awaited => _given.Task;

    public void Give() => _given.TrySetResult();
}
