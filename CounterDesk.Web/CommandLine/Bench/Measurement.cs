using System.Diagnostics;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>What one bench found out: how often an operation ran and how long each run took.</summary>
/// <param name="Name">The operation, as the table shows it.</param>
/// <param name="Sorted">How long each run took, shortest first. Never empty.</param>
/// <param name="Elapsed">From the first run to the end of the last.</param>
/// <param name="AllocatedBytes">Managed memory that all runs together asked for.</param>
/// <param name="Note">What else is worth knowing, such as the size of what was made.</param>
internal sealed record Measurement(
    string Name, IReadOnlyList<TimeSpan> Sorted, TimeSpan Elapsed, long AllocatedBytes, string Note = "")
{
    public TimeSpan Median => Percentile(50);

    public double PerSecond => Sorted.Count / Elapsed.TotalSeconds;

    public long AllocatedPerOperation => AllocatedBytes / Sorted.Count;

    /// <summary>The least time that <paramref name="percent"/> of the runs did not exceed (nearest rank).</summary>
    public TimeSpan Percentile(int percent) => Sorted[Math.Max(0, (Sorted.Count * percent + 99) / 100 - 1)];

    /// <summary>Runs <paramref name="operation"/> a few times unmeasured, then <paramref name="runs"/> times by the clock.</summary>
    public static async Task<Measurement> OfAsync(
        string name, int runs, Func<int, Task> operation, CancellationToken cancellationToken, int warmUp = 20, string note = "")
    {
        for (var run = 0; run < warmUp; run++)
        {
            await operation(run);
        }

        var times = new TimeSpan[runs];
        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        for (var run = 0; run < runs; run++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var runStart = Stopwatch.GetTimestamp();
            await operation(run);
            times[run] = Stopwatch.GetElapsedTime(runStart);
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        Array.Sort(times);
        return new Measurement(name, times, elapsed, allocated, note);
    }
}
