using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.LicenseLibrary.Mirror;

namespace CounterDesk.Web.Demo;

/// <summary>
/// Furnishes the demo hall before the program listens, and fills it afterwards: people may sign in meanwhile, and
/// the sign-in page says how far it is.
/// </summary>
internal sealed partial class DemoSeeding(
    DemoHall hall, DemoReadiness readiness, IHostApplicationLifetime lifetime, IServiceProvider services,
    ILogger<DemoSeeding> logger)
    : BackgroundService
{
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        hall.Furnish();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var started = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken);
        try
        {
            await hall.SeedAsync(readiness, stoppingToken);

            // Last: until then the program has better things to do with the machine.
            if (services.GetService<DemoPlatforms>() is { } platforms)
            {
                platforms.Start();
                await platforms.ListensAsync(stoppingToken);
                services.GetRequiredService<SynchronizationStart>().Give();
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it was, the desk goes on: what the hall has can be looked at, and the page says that it is
            // not all.
            LogStopped(exception);
            readiness.Report(readiness.Now with { Step = DemoStep.Failed });
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The demo hall could not be filled.")]
    private partial void LogStopped(Exception exception);
}
