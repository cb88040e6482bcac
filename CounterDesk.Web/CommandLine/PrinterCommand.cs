using System.CommandLine;
using CounterDesk.Web.External.Printers.StandIn;

namespace CounterDesk.Web.CommandLine;

/// <summary>Stands in for a printer until it is stopped, so that every trouble a printer can have is tried.</summary>
internal static class PrinterCommand
{
    private const int UsualPort = 6631;
    private const int LargestPort = 65535;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "Where it listens on this machine.", DefaultValueFactory = _ => UsualPort, HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LargestPort)
            {
                result.AddError($"A port is a number from 1 to {LargestPort}.");
            }
        });
        var behavior = new Option<PrinterBehavior>("--behavior")
        {
            Description = $"What it does. PUT {StandInPrinter.ControlPath} changes it: "
                + """{"behavior":"OutOfPaper"}; GET tells what arrived.""",
        };
        var plain = new Option<bool>("--plain") { Description = "Without encryption: ipp instead of ipps." };
        var tray = new Option<string?>("--tray")
        {
            Description = "A file that gets a line for each job: its name and the SM3 of its file.", HelpName = "FILE",
        };
        var command =
            new Command("printer", "Stands in for a printer. Never in Production.") { port, behavior, plain, tray };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(port), parsed.GetValue(behavior), parsed.GetValue(plain), parsed.GetValue(tray),
            parsed.Settings(), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        int port, PrinterBehavior behavior, bool isPlain, string? tray, string[] settings,
        CancellationToken cancellationToken)
    {
        using var printer = new StandInPrinter(tray);
        printer.Follow(behavior);
        await using var service = printer.Build(port, !isPlain, settings);
        try
        {
            await service.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CannotStartException($"The stand-in could not listen: {exception.Message}");
        }

        var (scheme, trust) = isPlain
            ? ("ipp", "--Printers:Devices:demo:AllowPlain=true")
            : ("ipps", $"--Printers:Devices:demo:CertificateSha256={printer.CertificateSha256}");
        await Console.Out.WriteLineAsync(
            $"""
            {StandInPrinter.Announcement}
            Listening until it is stopped. A desk prints on it when it is started with
              --Printers:Devices:demo:Address={scheme}://127.0.0.1:{port}/ipp/print --Printers:Devices:demo:Name=替身打印机 --Printers:Devices:demo:EnglishName=Stand-in --Printers:Devices:demo:StandIn=true --Printers:Counters:*=demo {trust}
            """);
        await service.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Yes;
    }
}
