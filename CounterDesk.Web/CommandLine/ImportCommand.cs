using System.CommandLine;
using System.Data.Common;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.LicenseLibrary.Import;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>Brings licenses into the library.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("PATH")
        {
            Description = "A folder with manifest.csv or manifest.json, whose columns have the names of GB/T 36903, and the license files.",
        };
        folder.AcceptExistingOnly();
        var command = new Command("import", "Brings licenses into the library. Safe to run again: what is there already does not change.")
        {
            folder,
        };
        command.SetDeskAction((services, parsed, cancellationToken) => ImportAsync(
            services.GetRequiredService<LibraryImport>(),
            parsed.GetRequiredValue(folder).FullName,
            new ProgressLine(Console.Error, !Console.IsErrorRedirected, services.GetRequiredService<TimeProvider>()),
            cancellationToken));
        return command;
    }

    private static async Task<int> ImportAsync(
        LibraryImport import, string folder, ProgressLine progress, CancellationToken cancellationToken)
    {
        try
        {
            var summary = await import.ImportAsync(folder, progress, cancellationToken);
            progress.End();
            await Console.Out.WriteAsync(ImportText.Of(summary));
            return summary.IsComplete ? ExitCode.Yes : ExitCode.No;
        }
        catch (OperationCanceledException)
        {
            progress.End();
            await Console.Error.WriteLineAsync("Broken off. What was taken in stays; run the same again to complete it.");
            return ExitCode.No;
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException)
        {
            progress.End();
            await Console.Error.WriteLineAsync(
                $"The database did not take it: {exception.GetBaseException().Message} Run the same again when it does.");
            return ExitCode.CouldNotBeTold;
        }
    }
}
