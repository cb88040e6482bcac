using System.CommandLine;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Demo.Reader;
using CounterDesk.Web.External.IdCardReaders.Dialects;
using CounterDesk.Web.External.IdCardReaders.StandIn;

namespace CounterDesk.Web.CommandLine;

/// <summary>
/// Stands in for the service of an ID card reader until it is stopped, with the cards of the demo city, so that every
/// trouble a reader can have is tried in a browser.
/// </summary>
internal static class IdReaderCommand
{
    private const int LargestPort = 65535;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "Where it listens on this machine.",
            DefaultValueFactory = _ => CertDialect.JingLun.UsualAddress.Port,
            HelpName = "N",
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LargestPort)
            {
                result.AddError($"A port is a number from 1 to {LargestPort}.");
            }
        });
        var behavior = new Option<StandInBehavior>("--behavior") { Description = "What it does with a card." };
        var card = new Option<string?>("--card")
        {
            Description = $"Whose card lies on it. PUT {StandInReader.ControlPath} lays another: "
                + """{"card":"林秀兰","behavior":"Half"}, "" for none.""",
            HelpName = "NAME",
        };
        var command = new Command(
            "id-reader", "Stands in for the local service of an ID card reader. Never in Production.")
        {
            port, behavior, card,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new StandInOrder(parsed.GetValue(card), parsed.GetValue(behavior)), parsed.GetValue(port),
            parsed.Settings(), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        StandInOrder order, int port, string[] settings, CancellationToken cancellationToken)
    {
        var today = new DeskClock(TimeProvider.System).Today;
        var tray = new StandInTray(DemoCards.All(LicenseKindCatalog.Load([]), today));
        if (!tray.TryFollow(order))
        {
            await Console.Error.WriteLineAsync("Nobody of that name has a card in the demo city.");
            return ExitCode.WrongUsage;
        }

        var reader = new StandInReader(tray);
        await using var service = reader.Build(port, settings);
        try
        {
            await service.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CannotStartException($"The stand-in could not listen: {exception.Message}");
        }

        await Console.Out.WriteLineAsync(
            $"""
            {StandInAnswers.Announcement}
            Listening on http://127.0.0.1:{port} until it is stopped.
            Its key, where a reader is to sign: --IdCardReaders:PublicKey={reader.PublicKey}
            """);
        await service.WaitForShutdownAsync(cancellationToken);
        return ExitCode.Yes;
    }
}
