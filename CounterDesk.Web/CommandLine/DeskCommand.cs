using System.CommandLine;

namespace CounterDesk.Web.CommandLine;

/// <summary>The program as a command: no verb serves the desk, a verb does one thing and ends.</summary>
internal sealed class DeskCommand : RootCommand
{
    private readonly Func<string[], WebApplication> _build;
    private readonly string[] _settings;

    public DeskCommand(Func<string[], WebApplication> build, string[] settings)
        : base(
            """
            CounterDesk, the workstation of a government service counter. Without a verb it serves the desk.

            Settings may follow anything: --DataFolder PATH (database, key ring, trust store; "data" by default),
            --urls ADDRESS, and every other one as --Section:Name=VALUE. docs/operations.md lists them.

            Exit codes: 0 yes, 1 no, 2 could not be told, 64 wrong usage.
            """)
    {
        _build = build;
        _settings = settings;
        SetAction((_, cancellationToken) => Start.ServeAsync(build(settings), cancellationToken));
    }

    /// <summary>
    /// The program as it would serve, with every service and nothing started; <paramref name="more"/> goes before what
    /// was set. What it
    /// logs stays out of what a verb prints.
    /// </summary>
    public WebApplication Build(params string[] more) =>
        _build([.. _settings, "--Logging:Console:LogToStandardErrorThreshold=Trace", .. more]);

    /// <summary>What was set on the command line, as it was written there.</summary>
    public string[] Settings => _settings;

    public DataFolder DataFolder => DataFolder.From(
        new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine(_settings)
            .Build());
}

/// <summary>What a verb's action may ask of the program around it.</summary>
internal static class DeskCommandExtensions
{
    /// <summary>Where the data folder is, without making it or building anything.</summary>
    public static DataFolder DataFolder(this ParseResult parsed) => Root(parsed).DataFolder;

    /// <inheritdoc cref="DeskCommand.Settings"/>
    public static string[] Settings(this ParseResult parsed) => Root(parsed).Settings;

    /// <inheritdoc cref="DeskCommand.Build"/>
    public static WebApplication Build(this ParseResult parsed, params string[] more) => Root(parsed).Build(more);

    /// <summary>
    /// Lets a verb work with the program's services: the same program, its database up to date, not serving.
    /// </summary>
    public static void SetDeskAction(
        this Command verb, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> action) =>
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = parsed.Build();
            await Start.PrepareAsync(app, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            return await action(scope.ServiceProvider, parsed, cancellationToken);
        });

    /// <summary>
    /// Lets a verb read with the program's services: nothing is made and nothing is brought up to date.
    /// </summary>
    public static void SetReadingAction(
        this Command verb, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> action) =>
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            await using var app = parsed.Build();
            await using var scope = app.Services.CreateAsyncScope();
            return await action(scope.ServiceProvider, parsed, cancellationToken);
        });

    private static DeskCommand Root(ParseResult parsed) => (DeskCommand)parsed.RootCommandResult.Command;
}
