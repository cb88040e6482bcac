using System.Data.Common;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.SignIn;

/// <summary>Has the sessions of all servers looked through several times a minute, and once before the first request.</summary>
internal sealed partial class SessionKeeping(SessionKeeper keeper, TimeProvider time, ILogger<SessionKeeping> logger)
    : BackgroundService
{
    // A block must count everywhere within the minute, and a circuit looks every ten seconds at the latest.
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(20);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await keeper.RoundAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException)
        {
            // Put off, not given up: the next round finds them again.
            LogPutOff(exception.GetBaseException().GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sessions could not be looked through yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
