using System.CommandLine;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.External.LicenseSources.StandIn;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.CommandLine;

/// <summary>Stands in for sharing platforms until it is stopped, with the people of fictional provinces.</summary>
internal static class PlatformCommand
{
    /// <summary>Makes it end when whoever started it does.</summary>
    public const string UntilInputEnds = "--until-input-ends";

    private const int UsualPort = 6640;
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
        var callers = new Option<string[]>("--caller")
        {
            Description = "Who may ask: an account and the public keys of its hall, as /settings/sources shows them. May be given again.",
            HelpName = "ACCOUNT=KEY[,KEY]",
        };
        callers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>()?.Any(caller => CallerOf(caller) is null) is true)
            {
                result.AddError("A caller is an account and a key, with = between them, and a second key after a comma where answers are enciphered.");
            }
        });
        var plain = new Option<bool>("--plain") { Description = "Without encryption." };
        var untilInputEnds = new Option<bool>(UntilInputEnds) { Description = "Stops when its input ends.", Hidden = true };
        var command = new Command(
            "platform",
            $"Stands in for sharing platforms. Never in Production. PUT {StandInPlatform.ControlPath} has one misbehave: "
            + """{"province":"yunling","behavior":"Silent"}; GET tells what was asked.""")
        {
            port, callers, plain, untilInputEnds,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(port), parsed.GetValue(callers) ?? [], !parsed.GetValue(plain), parsed.GetValue(untilInputEnds),
            parsed.Settings(), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        int port, string[] callers, bool isEncrypted, bool untilInputEnds, string[] settings, CancellationToken cancellationToken)
    {
        var sealer = new Lazy<WebApplication>(() => BuildSealer(settings));
        var shelves = ProvinceShelf.All(
            new DemoRegister(LicenseKindCatalog.Load([]), new DeskClock(TimeProvider.System).Today),
            new Lazy<DemoSealer>(() => SealerOf(sealer.Value)));

        // Fonts and seals take seconds the first time, which is longer than a desk waits for a platform.
        _ = shelves[ProvinceLicenses.Yunling][0].MakeFile("演示");
        using var platform = new StandInPlatform(
            shelves,
            [.. callers.Select(caller => CallerOf(caller)!)], TimeProvider.System);
        await using var service = platform.Build(port, isEncrypted, settings);
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
            {StandInPlatform.Announcement}
            Listening until it is stopped. A desk asks it when it is started with
              --LicenseSources:Platforms:yunling:Address={(isEncrypted ? "https" : "http")}://127.0.0.1:{port}/yunling --LicenseSources:Platforms:yunling:CertificateSha256={(isEncrypted ? platform.CertificateSha256 : "")}
            """);
        if (untilInputEnds)
        {
            await EndOfInputAsync(cancellationToken);
            await service.StopAsync(CancellationToken.None);
        }
        else
        {
            await service.WaitForShutdownAsync(cancellationToken);
        }

        if (sealer.IsValueCreated)
        {
            await sealer.Value.DisposeAsync();
        }

        return ExitCode.Yes;
    }

    private static StandInCaller? CallerOf(string text) => text.Split('=') is not [{ Length: > 0 } account, { Length: > 0 } keys]
        ? null
        : keys.Split(',') switch
        {
            [{ Length: > 0 } signing] => new(account, signing),
            [{ Length: > 0 } signing, { Length: > 0 } cipher] => new(account, signing, cipher),
            _ => null,
        };

    // However the one that started it ends, the pipe between them does.
    private static async Task EndOfInputAsync(CancellationToken cancellationToken)
    {
        while (await Console.In.ReadLineAsync(cancellationToken) is not null)
        {
            // Nobody says anything.
        }
    }

    // Never started: it finds the fonts, in development as when published.
    private static WebApplication BuildSealer(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(DataFolder.From(builder.Configuration));
        builder.AddFonts();
        return builder.Build();
    }

    private static DemoSealer SealerOf(WebApplication application)
    {
        var folder = application.Services.GetRequiredService<DataFolder>();
        var authorities = DemoAuthorities.OpenOrMake(folder.Demo, [.. DemoCity.Offices, .. ProvinceOffices.All]);
        return new(authorities, application.Services.GetRequiredService<PageFonts>().Set);
    }
}
