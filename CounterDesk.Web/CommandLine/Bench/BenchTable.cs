using System.Globalization;
using System.Runtime.InteropServices;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>Prints measurements as a Markdown table, so that a run can be pasted into docs/figures.md as it is.</summary>
internal static class BenchTable
{
    private const double BytesPerKibibyte = 1024;
    private const string LoadFile = "/proc/loadavg";

    /// <param name="machine">What <see cref="Machine"/> said before measuring.</param>
    /// <param name="measurements">A row each.</param>
    public static string Of(string machine, IEnumerable<Measurement> measurements) => string.Join(
        '\n',
        [
            machine,
            "",
            "| Operation | runs | median ms | p95 ms | per second | KiB each | |",
            "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
            .. measurements.Select(Row),
        ]);

    /// <summary>The machine, and how much else it has to do.</summary>
    public static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, " +
        $"{RuntimeInformation.FrameworkDescription}{Load()}");

    private static string Row(Measurement found) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {found.Name} | {found.Sorted.Count} | {found.Median.TotalMilliseconds:0.00} | " +
        $"{found.Percentile(95).TotalMilliseconds:0.00} | {found.PerSecond:0} | " +
        $"{found.AllocatedPerOperation / BytesPerKibibyte:0} | {found.Note} |");

    // The average of the last minute.
    private static string Load() =>
        File.Exists(LoadFile) ? $", load {File.ReadAllText(LoadFile).Split(' ')[0]} before" : "";
}
