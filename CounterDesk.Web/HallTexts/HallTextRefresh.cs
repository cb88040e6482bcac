using System.Data.Common;

namespace CounterDesk.Web.HallTexts;

/// <summary>Learns what another process of the hall has worded, within a quarter of a minute.</summary>
internal sealed partial class HallTextRefresh(HallTextDesk desk, TimeProvider time, ILogger<HallTextRefresh> logger)
    : BackgroundService
{
    private static readonly TimeSpan _pace = TimeSpan.FromSeconds(15);

    /// <summary>Before the first page is shown.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await desk.LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pace, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await desk.LoadAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException)
            {
                // What was known goes on counting.
                LogNotRead(exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hall's texts could not be read: {Kind}. Those known before go on counting.")]
    private partial void LogNotRead(string kind);
}
