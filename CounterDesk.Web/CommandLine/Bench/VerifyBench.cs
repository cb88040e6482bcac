using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long the seals of a license file take to verify: from the bytes of the file to the report, chains and revocation included.
/// </summary>
internal static class VerifyBench
{
    private const int Runs = 1000;
    private const int FilesAtOnce = 32;
    private const int Lines = 60;
    private const int AttachmentBytes = 18_000;
    private const int PictureBytes = 4_000;

    private static readonly DateTimeOffset _from = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset _until = new(2034, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset _sealedAt = new(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(8));

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var root = CertificateMaker.MakeRoot(Subject("root", 1), Sm2PrivateKey.Generate());
        var authority = Issue("authority", 2, CertificateUse.Authority, root);
        var maker = Issue("maker", 3, CertificateUse.Signing, authority);
        var signer = Issue("signer", 4, CertificateUse.Signing, authority);
        var file = File(services.GetRequiredService<PageFonts>().Set, maker, signer);
        var trust = TrustStore.Load(
            [new("root.cer", root.Certificate)],
            [new("authority.cer", authority.Certificate)],
            [new("authority.crl", CertificateMaker.MakeRevocationList(authority, _from, _until))]);

        var size = string.Create(CultureInfo.InvariantCulture, $"{file.Length / 1024.0:0.0} KiB a file");
        var atOnce = await Measurement.OfAsync(
            $"verify: {FilesAtOnce} files over all cores", Runs / FilesAtOnce,
            _ => Task.Run(() => Parallel.For(0, FilesAtOnce, _ => Verify(file, trust)), cancellationToken), cancellationToken);
        return
        [
            await Measurement.OfAsync(
                "verify: one OFD file, one seal", Runs, _ => Task.FromResult(Verify(file, trust)), cancellationToken,
                warmUp: 200, size),
            atOnce with
            {
                Note = string.Create(CultureInfo.InvariantCulture, $"{FilesAtOnce * atOnce.PerSecond:0} files a second"),
            },
        ];
    }

    // What is measured must be the whole way to a yes.
    private static FileReport Verify(byte[] file, TrustStore trust) =>
        LicenseFileVerifier.Verify(file, trust, _sealedAt) is { Verdict: FileVerdict.Valid } report
            ? report
            : throw new InvalidOperationException("The file to measure with does not verify.");

    private static byte[] File(FontSet fonts, SealingKey maker, SealingKey signer)
    {
        var contents = new OfdContents
        {
            DocumentId = "1674afa6e00c1a9d4ffd1a58d6c4f583",
            Title = "演示证照",
            Creator = "CounterDesk",
            CreatedOn = DateOnly.FromDateTime(_sealedAt.Date),
            Pages = [Page()],
            CustomData = [new("持证主体", "林秀兰"), new("证照编号", "DEMO-2026-000001")],
            Attachments = [new("photo", "jpg", Noise(AttachmentBytes))],
        };
        var seal = SealMaker.Make(
            new SealDescription
            {
                Id = "BENCH-SEAL-0001",
                Name = "演示电子证照专用章",
                Vendor = "CounterDesk",
                SignerCertificates = [signer.Certificate],
                MadeAt = _from,
                ValidFrom = _from,
                ValidUntil = _until,
                Picture = new("png", Noise(PictureBytes), 40, 40),
            },
            maker);
        return OfdWriter.Pack(OfdSealer.Seal(
            OfdWriter.Compose(contents, fonts), seal, signer, new StampPlace(0, new Box(150, 90, 40, 40)), _sealedAt));
    }

    private static Picture Page() => new(
        210, 297,
        [
            .. Enumerable.Range(1, Lines).Select(line => new Mark.Lettering(
                string.Create(CultureInfo.InvariantCulture, $"证照登记事项第 {line} 项：云山市演示大厅虚构内容"),
                Typeface.Serif, 3.5, new(20, 15 + line * 4.5), Color.Black)),
        ]);

    // Stands for pictures, which do not compress; the same in every run.
    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static SealingKey Issue(string name, long serialNumber, CertificateUse use, SealingKey issuer) =>
        CertificateMaker.Make(Subject(name, serialNumber), use, Sm2PrivateKey.Generate(), issuer);

    private static CertificateSubject Subject(string name, long serialNumber) =>
        new(name, "CounterDesk", serialNumber, _from, _until);
}
