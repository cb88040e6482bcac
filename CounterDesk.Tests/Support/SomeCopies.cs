using System.Collections.Immutable;
using System.Security.Cryptography;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Pdf;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Support;

/// <summary>Copies of every form, their codes, and the keys these are signed with.</summary>
internal static class SomeCopies
{
    // The private key of docs/copy-code.md: the bytes 1 to 32. Everybody has it, so nobody signs with it.
    private static readonly Sm2PrivateKey _sm2 =
        Sm2PrivateKey.FromBytes([.. Enumerable.Range(1, 32).Select(at => (byte)at)]);
    private static readonly ECDsa _p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static CopyKey Key { get; } = new(IdOf(_sm2.PublicKey.Point.Span), data => Sm2.Sign(_sm2, data));

    public static PublicCopyKey PublicKey { get; } =
        new(Key.Id, [.. _sm2.PublicKey.Point.Span], DateTime.UnixEpoch, null);

    public static CopyKey Es256Key { get; } =
        new(IdOf(P256Point), data => _p256.SignData(data, HashAlgorithmName.SHA256))
    {
        Algorithm = CoseAlgorithm.Es256,
    };

    public static PublicCopyKey Es256PublicKey { get; } =
        new(Es256Key.Id, [.. P256Point], DateTime.UnixEpoch, null) { Algorithm = CoseAlgorithm.Es256 };

    public static CopyCode Code { get; } = new()
    {
        Number = CopyNumber.Parse("0007-261123-00042-6"),
        Form = CopyForm.CertifiedCopy,
        KindCode = "11100000000013127D001",
        MaskedHolder = "林*兰",
        LicenseDigest =
        [
            .. Sm3.Hash("1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0"u8).AsSpan(0, 16),
        ],
        MadeOn = new(2026, 11, 23),
        ExpiresOn = new(2026, 12, 22),
        HolderCheck = [1, 2, 3, 4, 5, 6, 7, 8],
    };

    public static CopyMaker Maker { get; } =
        new("云山市政务服务中心", "12", "0386", new("https://check.yunshan.example"), IsDemo: true);

    public static CopyNumber Number { get; } = CopyNumber.Create("0007", new(2026, 3, 18), 42);

    public static EffectText Effect { get; } = new("默认文本", 1,
    [
        "本件由上述电子证照制作，只用于所载事由；不是证照原件，也不证明持件人的身份。",
        "证照效力依电子证照及发证机关的规定；本件可否代替原件，由收件单位依规定决定。",
        "打印之后，证照或本件可能变更、撤回或到期；是否有效，以核验网页当时答复为准。",
    ]);

    /// <summary>An order for a copy of a license that has passed every check, for its first holder.</summary>
    public static CopyOrder Order(string kindCode = SomeLicenses.MarriageCertificate)
    {
        var license = SomeLicenses.Of(kindCode);
        return new()
        {
            License = license,
            Kind = SomeLicenses.Catalog.Find(kindCode)!,
            Report = SomeReports.Passed(),
            Purpose = Purpose.Create("个人住房公积金贷款申请", "云山农村商业银行青崖支行"),
            Maker = Maker,
            MadeAt = new(2026, 3, 18, 10, 42, 0, TimeSpan.FromHours(8)),
            ValidityDays = 90,
            Effect = Effect,
            AskedFor = license.Holders[0].Code,
        };
    }

    /// <summary>An order for a license that is genuine and expired the year before.</summary>
    public static CopyOrder ExpiredOrder(string kindCode = SomeLicenses.MarriageCertificate)
    {
        var order = Order(kindCode);
        return order with
        {
            License = order.License with { ValidUntil = new(2025, 5, 19), Status = LicenseStatus.Expired },
            Report = SomeReports.With(
                SomeReports.File(),
                CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Expired),
                CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired)),
        };
    }

    /// <summary>An order for a license whose source has no file.</summary>
    public static CopyOrder FilelessOrder(string kindCode = SomeLicenses.MarriageCertificate) => Order(kindCode) with
    {
        Report = SomeReports.With(
            null,
            [
                .. LicenseChecks.All
                    .Where(
                        check => LicenseChecks.GroupOf(check) is CheckGroup.File or CheckGroup.Seal or CheckGroup.Chain)
                    .Append(LicenseCheck.FaceAgrees)
                    .Select(check => CheckResult.NotDone(check, CheckReason.NoFile)),
            ]),
    };

    public static CertifiedCopy Make(CopyOrder order) =>
        CertifiedCopy.Make(order, Number, CheckValue.Parse("619274"), SomeKeys.Ring);

    /// <summary>A copy as the register has it, reserved, of an order or of a usual one.</summary>
    public static RegisteredCopy Registered(
        CopyOrder? order = null, CopyNumber? number = null, IKeyRing? keys = null, bool isAhead = false)
    {
        keys ??= SomeKeys.Ring;
        order ??= Order();
        var copy = CertifiedCopy.Make(order, number ?? Number, CheckValue.Parse("619274"), keys);
        return RegisteredCopy.Of(copy, new CopyRecord
        {
            Visit = Guid.CreateVersion7(),
            Edition = CopyEdition.Standard,
            IsAhead = isAhead,
            ClerkId = SomeClerk.Value.Id,
            HolderHash = CopyHashes.HashHolder(keys, order.Holder.Code),
            LicenseHash = CopyHashes.HashLicense(keys, order.License.Identifier),
            SeriesHash = keys.HashSeries(order.License.Identifier),
            CheckValueHash = keys.HashCheckValue(copy.Number, copy.CheckValue),
            PageDigest = new byte[RegisteredCopy.HashLength],
            SourceDigest = null,
            Writer = "0123456789abcdef",
            Making = CopyMaking.Of(copy, isGrey: false, SomeKeys.Ring),
        });
    }

    /// <summary>A copy that came out well.</summary>
    public static RegisteredCopy Printed(CopyOrder? order = null)
    {
        var copy = Registered(order);
        copy.Answer(PrintOutcome.CameOutWell, copy.MadeAtUtc);
        return copy;
    }

    public static Withdrawal Withdrawal { get; } = Withdrawal.Create(WithdrawalReason.Lost, "");

    public static byte[] Print(
        CertifiedCopy copy, CopyEdition edition = CopyEdition.Standard) =>
        PdfWriter.Write(Compose(copy, edition), SomeFonts.Shipped);

    /// <summary>With English beside the Chinese where the order has its text.</summary>
    public static Document Compose(CertifiedCopy copy, CopyEdition edition) => CopyLayout.Compose(
        copy, edition, PaperWords.OfCopy(copy.Order.SecondEffect is not null), QrCode.Of(copy.CodeAddress));

    /// <summary>The order of somebody who asks for English beside the Chinese.</summary>
    public static CopyOrder WithEnglish(CopyOrder order) => order with
    {
        SecondEffect = new CopyOptions().EffectOf(order.Form!.Value, PaperWords.In("en-US")),
    };

    /// <summary>The code of page 1 as a phone reads it, printed in black and white at 300 dots per inch.</summary>
    public static async Task<string> ReadCodeAsync(byte[] pdf, int page = 1)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-code-");
        try
        {
            var picture = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                pdf, "pdftoppm", "-r", "300", "-mono", "-png", "-f", $"{page}", "-l", $"{page}", "-singlefile", "{file}", picture);
            return (await ExternalProgram.RunAsync(
                [], "zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", $"{picture}.png")).Trim();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A page as large as said, with some words on it.</summary>
    public static CopyFace Face(double width, double height, params ImmutableArray<string> lines) => new(
        new Picture(width, height,
        [
            new Mark.Fill(Outline.Rectangle(new(0, 0, width, height)), new(0xF2, 0xF7, 0xF3)),
            new Mark.Stroke(Outline.Rectangle(new(3, 3, width - 6, height - 6)), new(0x9A, 0x1B, 0x23), 0.5),
            .. lines.Select(
                (line, at) => new Mark.Lettering(line, Typeface.Serif, 4.2, new(9, 14 + at * 7.5), Color.Black)),
        ]),
        []);

    private static byte[] P256Point
    {
        get
        {
            var point = _p256.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    private static ImmutableArray<byte> IdOf(ReadOnlySpan<byte> point) =>
        [.. Sm3.Hash(point).AsSpan(0, CopyKey.IdLength)];
}
