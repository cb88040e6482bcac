using System.CommandLine;
using System.Data.Common;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.ServiceItems;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>Brings the hall's service items in from a file, and writes them out as one.</summary>
internal static class ItemsCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Service items as JSON; docs/operations.md says how.",
        };
        file.AcceptExistingOnly();
        var import = new Command(
            "import", "Adds and replaces service items. Safe to run again; what the file does not name stays as it is.")
        {
            file,
        };
        import.SetDeskAction((services, parsed, cancellationToken) => ImportAsync(
            services.GetRequiredService<ServiceItemIntake>(), parsed.GetRequiredValue(file), cancellationToken));
        var export = new Command("export", "Writes all service items, retired ones too, as such a file.");
        export.SetDeskAction((services, _, cancellationToken) => ExportAsync(
            services.GetRequiredService<ServiceItemList>(), cancellationToken));
        return new Command("items", "Looks after the hall's service items.") { import, export };
    }

    private static async Task<int> ImportAsync(
        ServiceItemIntake intake, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
            var offer = await intake.CompareAsync(file.Name, bytes, cancellationToken);
            var done = await intake.TakeAsync(offer, administrator: null, cancellationToken);
            await Console.Out.WriteAsync(ItemsText.Of(done));
            return done.Items.Any(ItemsText.IsNotTaken) ? ExitCode.No : ExitCode.Yes;
        }
        catch (ServiceItemFileException exception)
        {
            await Console.Error.WriteLineAsync($"{file.Name} is no list of service items. {exception.Message}");
            return ExitCode.No;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"{file.Name} cannot be read: {exception.Message}");
            return ExitCode.CouldNotBeTold;
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync(
                $"The database did not take it: {exception.GetBaseException().Message} "
                + "Run the same again when it does.");
            return ExitCode.CouldNotBeTold;
        }
    }

    private static async Task<int> ExportAsync(ServiceItemList list, CancellationToken cancellationToken)
    {
        var items = (await list.ListAsync(cancellationToken)).Select(listed => listed.Item);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(ServiceItemFile.Write(items), cancellationToken);
        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
        return ExitCode.Yes;
    }
}
