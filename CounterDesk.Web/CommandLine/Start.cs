using CounterDesk.Web.Data;
using CounterDesk.Web.Keys;

namespace CounterDesk.Web.CommandLine;

/// <summary>What happens between building the program and its first request.</summary>
internal static class Start
{
    /// <summary>Serves until it is told to stop.</summary>
    public static async Task<int> ServeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using (app)
        {
            await PrepareAsync(app, cancellationToken);
            await app.StartAsync(cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Yes;
        }
    }

    /// <summary>Makes the data folder, brings the database up to date and opens the key ring that belongs to it.</summary>
    public static async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        app.Services.GetRequiredService<DataFolder>().Make();
        await app.Services.MigrateDatabaseAsync(cancellationToken);
        await app.Services.OpenKeyRingAsync(cancellationToken);
    }
}
