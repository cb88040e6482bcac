using System.Globalization;
using System.Runtime.InteropServices;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>Prints measurements as a Markdown table, so that a run can be pasted into docs/figures.md as it is.</summary>
internal static class BenchTable
{
    private const double BytesPerKibibyte = 1024;

    public static string Of(IEnumerable<Measurement> measurements) => string.Join(
        '\n',
        [
            Machine(),
            "",
            "| Operation | runs | median ms | p95 ms | per second | KiB each | |",
            "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
            .. measurements.Select(Row),
        ]);

    private static string Row(Measurement found) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {found.Name} | {found.Sorted.Count} | {found.Median.TotalMilliseconds:0.00} | " +
        $"{found.Percentile(95).TotalMilliseconds:0.00} | {found.PerSecond:0} | " +
        $"{found.AllocatedPerOperation / BytesPerKibibyte:0} | {found.Note} |");

    private static string Machine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, " +
        $"{RuntimeInformation.FrameworkDescription}");
}
