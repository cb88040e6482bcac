using System.Globalization;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a copy of a license of the demo hall takes: as page alone, and prepared whole at a visit, with its face
/// drawn, its characters looked at, its number taken and its code signed, through register and audit log.
/// </summary>
internal static class PdfBench
{
    private const int Runs = 500;
    private const int WarmUp = 200;

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var bench = await BenchCopy.OpenAsync(services, cancellationToken);
        var ready = await bench.PrepareAsync(cancellationToken);
        var pageAlone = ready.Copy with { Order = ready.Copy.Order with { Face = [] } };
        return
        [
            await WriteAsync("pdf: a copy of two pages, without the license's page", pageAlone),
            await WriteAsync("pdf: a copy of two pages, the license's page on it", ready.Copy),
            await WriteAsync("pdf: both editions of it in one file", ready.Copy, CopyEdition.Both),
            await Measurement.OfAsync(
                "pdf: a copy prepared at a visit", Runs,
                _ => bench.PrepareAsync(cancellationToken), cancellationToken, WarmUp, SizeOf(ready.Pdf)),
        ];

        Task<Measurement> WriteAsync(
            string name, CertifiedCopy copy, CopyEdition edition = CopyEdition.Standard) => Measurement.OfAsync(
            name, Runs, _ => Task.FromResult(bench.Write(copy, edition)), cancellationToken, WarmUp,
            SizeOf(bench.Write(copy, edition)));
    }

    private static string SizeOf(byte[] pdf) =>
        string.Create(CultureInfo.InvariantCulture, $"{pdf.Length / 1024} KiB a file");
}
