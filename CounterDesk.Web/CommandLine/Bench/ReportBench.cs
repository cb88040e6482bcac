using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Reports;
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

    private static readonly Clerk _supervisor = new("bench-supervisor", "0102", "陈立", "", [DeskRoles.Supervisor]);

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var verifications = services.GetRequiredService<IConfiguration>().GetValue(Setting, Verifications);
        List<Measurement> found = [await new BulkDay(services).FillAsync(verifications, cancellationToken)];
        var reports = services.GetRequiredService<DailyReports>();
        DailyReport? numbers = null;
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var read = await Measurement.OfAsync(
            "report: a day read", Runs,
            async _ => numbers = (await reports.ReadAsync(BulkDay.Day, _supervisor, cancellationToken)).Numbers,
            cancellationToken, warmUp: 1);
        process.Refresh();
        var processor = (process.TotalProcessorTime - before) / (Runs + 1);
        found.Add(read with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{processor.TotalMilliseconds:0} ms of processor time each; {numbers!.Verifications.Total:N0} verifications, {numbers.Visits.Opened:N0} visits, {numbers.Copies.Total:N0} papers"),
        });
        DailyReport? whole = null;
        var held = await Measurement.OfAsync(
            "report: waiting times, and numbers, visits and log held against each other", 1,
            async _ => whole = await reports.CompleteAsync(numbers, _supervisor, cancellationToken),
            cancellationToken, warmUp: 0);
        found.Add(held with { Note = whole!.Reconciliation!.IsEven ? "even" : "not even" });
        found.Add(await Measurement.OfAsync(
            "report: the day closed, with all of this", 1,
            _ => services.GetRequiredService<ReportClosing>().CloseAsync(BulkDay.Day, cancellationToken), cancellationToken,
            warmUp: 0));
        found.Add(await Measurement.OfAsync(
            "report: the closed day read", Runs,
            _ => reports.ReadAsync(BulkDay.Day, _supervisor, cancellationToken), cancellationToken, warmUp: 1));
        return found;
    }
}
