using System.CommandLine;

namespace CounterDesk.Web.CommandLine;

/// <summary>
/// Brings the database up to date before the desk is started, as an operator does who lets nobody in meanwhile.
/// </summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database up to date; makes it and the key ring if need be.");
        command.SetDeskAction(async (_, _, _) =>
        {
            // Every verb that works with the database brings it up to date first; this one does nothing else.
            await Console.Out.WriteLineAsync("The database is up to date.");
            return ExitCode.Yes;
        });
        return command;
    }
}
