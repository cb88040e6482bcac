using System.Globalization;
using CounterDesk.Domain.Seals;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long the seals of a license file take to verify, from the bytes of the file to the report, chains and revocation
/// included; that memory stays as it is over many files; and how much of it the worst files take.
/// </summary>
internal static class SealsBench
{
    private const int Runs = 1000;
    private const int WarmUp = 200;
    private const int FilesAtOnce = 32;
    private const int ManyFiles = 100_000;
    private const int FilesBetweenReadings = 10_000;
    private const int HostileRuns = 3;

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var files = new BenchFiles(services.GetRequiredService<PageFonts>().Set);
        var ordinary = files.Ofd(SealLayout.GbT38540Of2020);
        return
        [
            await OneAsync("seals: one OFD file, one seal of version 4", ordinary),
            await OneAsync("seals: the same, version 1", files.Ofd(SealLayout.GmT0031Of2014)),
            await OneAsync("seals: the same, version 5", files.Ofd(SealLayout.GmT0031Of2025)),
            await OneAsync("seals: one PDF file, one seal of version 4", files.Pdf()),
            await AtOnceAsync(ordinary, files.Trust, cancellationToken),
            await ManyAsync(ordinary, files.Trust, cancellationToken),
            .. await HostileAsync(files, cancellationToken),
        ];

        Task<Measurement> OneAsync(string name, byte[] file) => Measurement.OfAsync(
            name, Runs, _ => Task.FromResult(Verify(file, files.Trust)), cancellationToken, WarmUp, SizeOf(file));
    }

    private static async Task<Measurement> AtOnceAsync(byte[] file, TrustStore trust, CancellationToken cancellationToken)
    {
        var found = await Measurement.OfAsync(
            $"seals: {FilesAtOnce} OFD files over all cores", Runs / FilesAtOnce,
            _ => VerifyManyAsync(FilesAtOnce, file, trust, cancellationToken), cancellationToken);
        return found with
        {
            Note = string.Create(CultureInfo.InvariantCulture, $"{FilesAtOnce * found.PerSecond:0} files a second"),
        };
    }

    private static async Task<Measurement> ManyAsync(byte[] file, TrustStore trust, CancellationToken cancellationToken)
    {
        List<MemoryReading> readings = [];
        var found = await Measurement.OfAsync(
            "seals: 10,000 OFD files over all cores, memory after each",
            ManyFiles / FilesBetweenReadings,
            async _ =>
            {
                await VerifyManyAsync(FilesBetweenReadings, file, trust, cancellationToken);
                readings.Add(MemoryReading.AfterCollection());
            },
            cancellationToken,
            warmUp: 0);
        return found with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"{FilesBetweenReadings * found.PerSecond:0} files a second; first {readings[0]}, last {readings[^1]}, " +
                $"most working set {readings.Max(reading => reading.WorkingSet) / MemoryReading.Mebibyte:0} MiB"),
        };
    }

    private static async Task<IReadOnlyList<Measurement>> HostileAsync(BenchFiles files, CancellationToken cancellationToken)
    {
        List<Measurement> found = [];
        foreach (var (name, make) in HostileFiles.All)
        {
            var file = make(files);
            FileVerdict? verdict = null;
            using var peak = new MemoryPeak();
            var measured = await Measurement.OfAsync(
                $"seals: {name}", HostileRuns,
                _ => Task.FromResult(verdict = LicenseFileVerifier.Verify(file, files.Trust, BenchFiles.SealedAt).Verdict),
                cancellationToken,
                warmUp: 0);
            found.Add(measured with { Note = $"{SizeOf(file)}, {verdict}; at most {peak.Stop()} more" });
        }

        return found;
    }

    private static async Task VerifyManyAsync(
        int count, byte[] file, TrustStore trust, CancellationToken cancellationToken) =>
        await Task.Run(
            () => Parallel.For(
                0, count, new ParallelOptions { CancellationToken = cancellationToken }, _ => Verify(file, trust)),
            cancellationToken);

    // What is measured must be the whole way to a yes.
    private static FileReport Verify(byte[] file, TrustStore trust) =>
        LicenseFileVerifier.Verify(file, trust, BenchFiles.SealedAt) is { Verdict: FileVerdict.Valid } report
            ? report
            : throw new InvalidOperationException("The file to measure with does not verify.");

    private static string SizeOf(byte[] file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length / 1024.0:0.0} KiB a file");
}
