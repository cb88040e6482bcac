using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a supervisor waits for the report of a day of 100,000 verifications, announced and recorded, and how long
/// closing that day takes. <c>--Bench:Verifications=N</c> says how many.
/// </summary>
internal static class ReportBench
{
    private const string Setting = "Bench:Verifications";
    private const int Verifications = 100_000;
    private const int Runs = 10;
    private const int Few = 3;

    // What such a day writes in the seconds between two rounds of following.
    private const int NewEntries = 200;

    private static readonly Clerk _supervisor = new("bench-supervisor", "0102", "陈立", "", [DeskRoles.Supervisor]);

    /// <summary>The hall is open as its day was.</summary>
    public static string[] Settings() => [$"--Reports:Opens={BulkDay.Hours.Opens:HH:mm}", $"--Reports:Closes={BulkDay.Hours.Closes:HH:mm}"];

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var verifications = services.GetRequiredService<IConfiguration>().GetValue(Setting, Verifications);
        var day = new BulkDay(services);
        List<Measurement> found = [await day.FillAsync(verifications, cancellationToken)];
        var reports = services.GetRequiredService<DailyReports>();
        DailyReport? numbers = null;
        var read = await MeasureAsync(
            "report: cold: the numbers read from the log", Runs,
            async _ => numbers = (await reports.ReadAsync(BulkDay.Day, _supervisor, cancellationToken)).Numbers,
            cancellationToken);
        found.Add(read with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{read.Note}; {numbers!.Verifications.Total:N0} verifications, {numbers.Visits.Opened:N0} visits, {numbers.Copies.Total:N0} papers"),
        });
        DailyReport? whole = null;
        var held = await MeasureAsync(
            "report: cold: waiting times, and numbers, visits and log held against each other", Few,
            async _ => whole = await reports.CompleteAsync(numbers, _supervisor, cancellationToken), cancellationToken);
        found.Add(held with { Note = $"{held.Note}; {(whole!.Reconciliation!.IsEven ? "even" : "not even")}" });
        found.Add(await MeasureAsync(
            "report: cold: the rules over the day's entries", Few,
            _ => services.GetRequiredService<DayExceptions>().FindInLogAsync(BulkDay.Day, cancellationToken),
            cancellationToken));
        found.AddRange(await MeasureFoldedAsync(services, day, cancellationToken));
        found.Add(await Measurement.OfAsync(
            "report: the day closed, with waiting times and all that is held against each other", 1,
            _ => services.GetRequiredService<ReportClosing>().CloseAsync(BulkDay.Day, cancellationToken), cancellationToken,
            warmUp: 0));
        found.Add(await Measurement.OfAsync(
            "report: the closed day read", Runs,
            _ => reports.ReadAsync(BulkDay.Day, _supervisor, cancellationToken), cancellationToken, warmUp: 1));
        var files = services.GetRequiredService<ReportFiles>();
        foreach (var form in Enum.GetValues<ReportFileForm>())
        {
            ReportFile? file = null;
            var made = await MeasureAsync(
                $"report: the closed day as {form}, the rules included", Few,
                async _ => file = await files.MakeAsync(BulkDay.Day, form, isCoded: false, _supervisor, cancellationToken),
                cancellationToken);
            found.Add(made with { Note = $"{made.Note}; {((ReportFile.Made)file!).Bytes.Length / 1024} KiB" });
        }

        return found;
    }

    // As the page reads in a program that runs: the log has grown since it was last followed.
    private static async Task<IReadOnlyList<Measurement>> MeasureFoldedAsync(
        IServiceProvider services, BulkDay day, CancellationToken cancellationToken)
    {
        var folds = services.GetRequiredService<DayFolds>();
        var before = MemoryReading.AfterCollection();
        var folded = await Measurement.OfAsync(
            "report: the day folded and looked at, once after a start", 1,
            async _ =>
            {
                await folds.FollowAsync(cancellationToken);
                await services.GetRequiredService<DayExceptions>().PrepareAsync(BulkDay.Day, cancellationToken);
            },
            cancellationToken, warmUp: 0);
        var held = MemoryReading.AfterCollection().Heap - before.Heap;
        var (reports, files) = (services.GetRequiredService<DailyReports>(), services.GetRequiredService<DayFiles>());
        List<TimeSpan> numbers = [], whole = [];
        using var process = Process.GetCurrentProcess();
        var processor = TimeSpan.Zero;
        var isEven = true;
        for (var run = -1; run < Runs; run++)
        {
            await day.WorkOnAsync(NewEntries, cancellationToken);
            process.Refresh();
            var (start, used) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            var read = await reports.ReadAsync(BulkDay.Day, _supervisor, cancellationToken);
            var counted = Stopwatch.GetElapsedTime(start);
            await files.ReadAsync(BulkDay.Day, _supervisor, found: null, cancellationToken);
            process.Refresh();
            if (run >= 0)
            {
                numbers.Add(counted);
                whole.Add(Stopwatch.GetElapsedTime(start));
                processor += process.TotalProcessorTime - used;
                isEven &= read.Numbers!.Reconciliation!.IsEven;
            }
        }

        return
        [
            folded with
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"holds {held / MemoryReading.Mebibyte:0} MiB"),
            },
            new("report: warm: all numbers, waiting times and reconciliation", [.. numbers.Order()], Sum(numbers), 0, isEven ? "even" : "not even"),
            new(
                "report: warm: the whole page, exceptions included", [.. whole.Order()], Sum(whole), 0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{processor.TotalMilliseconds / Runs:0} ms of processor time each; {NewEntries} new entries before each")),
        ];

        static TimeSpan Sum(List<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
    }

    // On a machine that others use as well the processor's time says more than the clock.
    private static async Task<Measurement> MeasureAsync(
        string name, int runs, Func<int, Task> operation, CancellationToken cancellationToken)
    {
        await operation(0);
        using var process = Process.GetCurrentProcess();
        using var peak = new MemoryPeak();
        var before = process.TotalProcessorTime;
        var measured = await Measurement.OfAsync(name, runs, operation, cancellationToken, warmUp: 0);
        process.Refresh();
        var processor = (process.TotalProcessorTime - before) / runs;
        return measured with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{processor.TotalMilliseconds:0} ms of processor time each, at most {peak.Stop().Heap / MemoryReading.Mebibyte:0} MiB of heap"),
        };
    }
}
