using System.CommandLine;

namespace CounterDesk.Web.CommandLine;

/// <summary>The verbs of the program, one file each.</summary>
internal static class Commands
{
    /// <summary>
    /// Does what <paramref name="args"/> say and returns the exit code; <paramref name="build"/> makes the program from
    /// its settings.
    /// </summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        var arguments = Arguments.Split(args);
        var root = Create(build, arguments.Settings);
        var parsed = root.Parse(arguments.Verb);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CannotStartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.No;
        }
    }

    private static DeskCommand Create(Func<string[], WebApplication> build, string[] settings) => new(build, settings)
    {
        // Verbs, in the order of the help page.
        InspectCommand.Create(),
        ImportCommand.Create(),
        SynchronizeCommand.Create(),
        ItemsCommand.Create(),
        CheckCommand.Create(),
        RegisterCommand.Create(),
        CopiesCommand.Create(),
        AuditCommand.Create(),
        ReportsCommand.Create(),
        KeysCommand.Create(),
        MigrateCommand.Create(),
        IdReaderCommand.Create(),
        PrinterCommand.Create(),
        PlatformCommand.Create(),
        BenchCommand.Create(),
    };
}
