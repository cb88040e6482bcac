using System.CommandLine;
using CounterDesk.Web.CommandLine.Bench;
using Microsoft.Data.Sqlite;

namespace CounterDesk.Web.CommandLine;

/// <summary>
/// Measures the program on this machine, each measurement in a data folder of its own that is deleted afterwards.
/// </summary>
internal static class BenchCommand
{
    private static readonly Dictionary<string, Bench> _benches = new()
    {
        ["audit"] = AuditBench.MeasureAsync,
        ["audit-search"] = AuditSearchBench.MeasureAsync,
        ["drawing"] = DrawingBench.MeasureAsync,
        ["items"] = ItemsBench.MeasureAsync,
        ["lookup"] = LookupBench.MeasureAsync,
        ["papers"] = VisitPaperBench.MeasureAsync,
        ["pdf"] = PdfBench.MeasureAsync,
        ["report"] = ReportBench.MeasureAsync,
        ["seals"] = SealsBench.MeasureAsync,
        ["sources"] = SourcesBench.MeasureAsync,
        ["sync"] = SynchronizationBench.MeasureAsync,
    };

    // What a measurement sets besides.
    private static readonly Dictionary<string, Func<string[]>> _settings = new()
    {
        ["report"] = ReportBench.Settings, ["sources"] = SourcesBench.Settings, ["sync"] = SynchronizationBench.Settings,
    };

    private delegate Task<IReadOnlyList<Measurement>> Bench(IServiceProvider services, CancellationToken cancel);

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = $"What to measure: {string.Join(", ", _benches.Keys)}. Everything by default.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        names.AcceptOnlyFromAmong([.. _benches.Keys]);
        var command = new Command("bench", "Measures this machine and prints a table for docs/figures.md.") { names };
        command.SetAction((parsed, cancellationToken) =>
            MeasureAsync(parsed, parsed.GetValue(names) ?? [], cancellationToken));
        return command;
    }

    private static async Task<int> MeasureAsync(ParseResult parsed, string[] names, CancellationToken cancellationToken)
    {
        var machine = BenchTable.Machine();
        List<Measurement> found = [];
        foreach (var name in names.Length is 0 ? [.. _benches.Keys] : names)
        {
            found.AddRange(await MeasureAloneAsync(parsed, name, cancellationToken));
        }

        await Console.Out.WriteLineAsync(BenchTable.Of(machine, found));
        return ExitCode.Yes;
    }

    // What one leaves behind would be in the way of the next.
    private static async Task<IReadOnlyList<Measurement>> MeasureAloneAsync(
        ParseResult parsed, string name, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-bench-");
        try
        {
            await using var app = parsed.Build(
                [
                    $"--{DataFolder.Setting}={folder.FullName}", "--environment=Development", "--Database:Provider=Sqlite",
                    .. _settings.GetValueOrDefault(name)?.Invoke() ?? [],
                ]);
            await Start.PrepareAsync(app, cancellationToken);
            await using var scope = app.Services.CreateAsyncScope();
            return await _benches[name](scope.ServiceProvider, cancellationToken);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
