using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>Takes in what the hall's region has published, once: the first full load, before a hall opens.</summary>
internal static class SynchronizeCommand
{
    public static Command Create()
    {
        var command = new Command(
            "synchronize",
            "Takes what the hall's region has published into the library, and ends. Safe to break off and run again: it goes on where it was.");
        command.SetDeskAction((services, _, cancellationToken) => SynchronizeAsync(services, cancellationToken));
        return command;
    }

    private static async Task<int> SynchronizeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var synchronization = services.GetRequiredService<Synchronization>();
        if (!synchronization.IsOn)
        {
            await Console.Error.WriteLineAsync("No feed is set: Synchronization:Feed:Platform:Address says where the region publishes its licenses.");
            return ExitCode.WrongUsage;
        }

        try
        {
            var outcome = await synchronization.GoAsync(new Line(), cancellationToken);
            var state = await synchronization.ReadStateAsync(cancellationToken);
            await Console.Out.WriteLineAsync(outcome switch
            {
                SynchronizationOutcome.Current => string.Create(
                    CultureInfo.InvariantCulture, $"In step as of {state!.CurrentAtUtc:u}: {state.Taken:N0} taken in, {state.Refused:N0} refused."),
                SynchronizationOutcome.Failed => $"Nothing more came: {state!.Trouble}. Run the same again.",
                SynchronizationOutcome.NotOurs => "Another server is at it.",
            });
            return outcome is SynchronizationOutcome.Current ? ExitCode.Yes : ExitCode.CouldNotBeTold;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Broken off. What was taken in stays; run the same again to go on.");
            return ExitCode.No;
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync(
                $"The database did not take it: {exception.GetBaseException().Message} Run the same again when it does.");
            return ExitCode.CouldNotBeTold;
        }
    }

    // A line for each page, flushed: whoever watches sees what is saved.
    private sealed class Line : IProgress<MirrorTally>
    {
        public void Report(MirrorTally value) => Console.Out.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{value.Added} new, {value.Changed} changed, {value.Unchanged} the same, {value.Refused} refused"));
    }
}
