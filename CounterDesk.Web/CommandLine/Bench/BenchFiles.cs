using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// License files of about 30 KB to measure with, and whom to trust so that they are valid: a root, an authority under
/// it with a revocation list, and under that the maker of the seal and its signer.
/// </summary>
internal sealed class BenchFiles
{
    public static readonly DateTimeOffset SealedAt = new(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(8));

    private const int Lines = 60;
    private const int AttachmentBytes = 18_000;
    private const int PictureBytes = 4_000;

    private static readonly DateTimeOffset _from = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset _until = new(2034, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly FontSet _fonts;
    private readonly SealingKey _maker;
    private readonly SealingKey _signer;

    public BenchFiles(FontSet fonts)
    {
        var root = CertificateMaker.MakeRoot(Subject("root", 1), Sm2PrivateKey.Generate());
        var authority = Issue("authority", 2, CertificateUse.Authority, root);
        (_fonts, _maker, _signer) =
            (fonts, Issue("maker", 3, CertificateUse.Signing, authority), Issue("signer", 4, CertificateUse.Signing, authority));
        Trust = TrustStore.Load(
            [new("root.cer", root.Certificate)],
            [new("authority.cer", authority.Certificate)],
            [new("authority.crl", CertificateMaker.MakeRevocationList(authority, _from, _until))]);
    }

    public TrustStore Trust { get; }

    /// <summary>One page of sixty lines, with an attachment and a seal picture that do not compress.</summary>
    public byte[] Ofd(SealLayout layout)
    {
        var contents = new OfdContents
        {
            DocumentId = "1674afa6e00c1a9d4ffd1a58d6c4f583",
            Title = "演示证照",
            Creator = "CounterDesk",
            CreatedOn = DateOnly.FromDateTime(SealedAt.Date),
            Pages = [Page()],
            CustomData = [new("持证主体", "林秀兰"), new("证照编号", "DEMO-2026-000001")],
            Attachments = [new("photo", "jpg", Noise(AttachmentBytes))],
        };
        return OfdWriter.Pack(OfdSealer.Seal(
            OfdWriter.Compose(contents, _fonts), Seal(layout), _signer, new StampPlace(0, new Box(150, 90, 40, 40)), SealedAt));
    }

    /// <summary>One page with a picture that does not compress.</summary>
    public byte[] Pdf(int bytes = AttachmentBytes) =>
        new BenchPdf { Picture = Noise(bytes) }.Write(content => Sign(content, PictureBytes));

    /// <summary>The value of a seal's signature, with a picture of that size in the seal.</summary>
    public byte[] Sign(byte[] content, int pictureBytes) => SealMaker.Use(
        Seal(SealLayout.GbT38540Of2020, pictureBytes), _signer, content, SealedAt, "/");

    /// <summary>Stands for what does not compress, such as pictures; the same in every run.</summary>
    public static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private byte[] Seal(SealLayout layout, int pictureBytes = PictureBytes) => SealMaker.Make(
        new SealDescription
        {
            Id = "BENCH-SEAL-0001",
            Name = "演示电子证照专用章",
            Vendor = "CounterDesk",
            SignerCertificates = [_signer.Certificate],
            MadeAt = _from,
            ValidFrom = _from,
            ValidUntil = _until,
            Picture = new("png", Noise(pictureBytes), 40, 40),
            Layout = layout,
        },
        _maker);

    private static Picture Page() => new(
        210, 297,
        [
            .. Enumerable.Range(1, Lines).Select(line => new Mark.Lettering(
                string.Create(CultureInfo.InvariantCulture, $"证照登记事项第 {line} 项：云山市演示大厅虚构内容"),
                Typeface.Serif, 3.5, new(20, 15 + line * 4.5), Color.Black)),
        ]);

    private static SealingKey Issue(string name, long serialNumber, CertificateUse use, SealingKey issuer) =>
        CertificateMaker.Make(Subject(name, serialNumber), use, Sm2PrivateKey.Generate(), issuer);

    private static CertificateSubject Subject(string name, long serialNumber) =>
        new(name, "CounterDesk", serialNumber, _from, _until);
}
