using System.Data.Common;

namespace CounterDesk.Web.Auditing;

/// <summary>A job that ends, once an hour, what the hall keeps for a while only.</summary>
internal static class HourlyRound
{
    private static readonly TimeSpan _often = TimeSpan.FromHours(1);

    /// <summary>Goes round at once and then every hour.</summary>
    /// <param name="workAsync">Ends what is due; what it could not end, it finds again.</param>
    /// <param name="putOff">Told the name of the failure when a round was not done.</param>
    /// <param name="time">The clock that the hour is told by.</param>
    /// <param name="stoppingToken">Ends the rounds.</param>
    public static async Task GoAsync(
        Func<CancellationToken, Task> workAsync, Action<string> putOff, TimeProvider time,
        CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_often, time);
        do
        {
            try
            {
                await workAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                // Put off, not given up: the next round finds it again.
                putOff(exception.GetBaseException().GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
