using System.Security.Cryptography;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Signatures of PDF files, of every kind that halls meet, and each way in which one may be wrong.</summary>
public sealed class PdfSignatureTests
{
    private const string Sha256Digest = "2.16.840.1.101.3.4.2.1";

    private static readonly ForgedKey _rsa = ForgedKey.Rsa("RSA");
    private static readonly ForgedKey _ecdsa = ForgedKey.Ecdsa("ECDSA");
    private static readonly SealingKey _authority = SignedDataForge.Authority.Make();
    private static readonly DateTimeOffset _stampedAt = SomeSeals.SealedAt.AddMinutes(1);
    private static readonly SealingKey _sameNumber = new CertificateForge { SerialNumber = 2 }.Make();
    private static readonly byte[] _keyIdentifier = [1, 2, 3, 4];
    private static readonly SealingKey _withIdentifier = new CertificateForge { KeyIdentifier = _keyIdentifier }.Make();
    private static readonly DateTimeOffset _before = SomeSeals.SealedAt.AddDays(-1);

    private static readonly TrustStore _trust = TrustStore.Load(
        [
            new("root.cer", SomeSeals.Root.Certificate),
            new("rsa.cer", _rsa.Certificate),
            new("ecdsa.cer", _ecdsa.Certificate),
        ],
        [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
        []);

    private static readonly byte[] _withDigits =
        PdfForge.Append(PdfForge.Plain(), [(9, $"<{new string('A', 12000)}>")]);
    private static readonly int _digitsAt = PdfForge.Text(_withDigits).IndexOf("<AA", StringComparison.Ordinal);

    private static readonly Dictionary<string, PdfForge> _right = new()
    {
        ["GB/T 35275"] = new(),
        ["GB/T 35275 in a file of streams"] = new() { Base = PdfForge.Packed() },
        ["GB/T 35275 without attributes"] = Signed(new() { HasAttributes = false }),
        ["GB/T 35275 with the time in the dictionary only"] = Signed(new() { SigningTime = null }),
        ["GB/T 35275 with the algorithm of certificates"] = Signed(new() { Signer = ForgedKey.Of(SomeSeals.Signer) }),
        ["GB/T 35275 with a time stamp"] =
            Signed(new() { TimeStamp = signature => SignedDataForge.Stamp(signature, _stampedAt, _authority) }),
        ["GB/T 35275 under the national filter"] = new() { SubFilter = "GM.sm2seal" },
        ["SM2 under the names of CMS"] = Signed(new()
        {
            HasCmsNames = true, ContentType = "1.2.840.113549.1.7.1", Signer = ForgedKey.Of(SomeSeals.Signer),
        }),
        ["a signer who has the serial number of its authority"] = Signed(new()
        {
            Signer = ForgedKey.Of(_sameNumber),
            Certificates = [SomeSeals.Intermediate.Certificate, _sameNumber.Certificate],
        }),
        ["a signer who is named by its key"] = Signed(new()
        {
            Signer = ForgedKey.Of(_withIdentifier),
            KeyIdentifier = _keyIdentifier,
            Certificates = [SomeSeals.Signer.Certificate, _withIdentifier.Certificate],
        }),
        ["PAdES"] = Cades(SignedDataForge.Named(SomeSeals.Signer.Certificate)),
        ["RSA"] = Signed(Foreign(_rsa)),
        ["ECDSA"] = Signed(Foreign(_ecdsa)),
        ["a seal of 2020"] = Sealed(new()),
        ["a seal of 2014"] = Sealed(new() { IsOldLayout = true, SealVersion = 1, SignatureVersion = 1 }),
    };

    private static readonly Dictionary<string, (PdfForge File, FileReason[] Reasons)> _wrong = new()
    {
        ["the range does not begin with the file"] =
            Ranged((start, end, tail) => $"1 {start} {end} {tail}", FileReason.ByteRangeInvalid),
        ["the range has one part only"] = Ranged((start, _, _) => $"0 {start}", FileReason.ByteRangeInvalid),
        ["the range has three parts"] =
            Ranged((start, end, tail) => $"0 {start} {end} {tail} {end + tail} 0", FileReason.ByteRangeInvalid),
        ["the range's first part is empty"] =
            Ranged((_, end, tail) => $"0 0 {end} {tail}", FileReason.ByteRangeInvalid),
        ["the range's parts overlap"] =
            Ranged((start, end, tail) => $"0 {end} {start} {tail}", FileReason.ByteRangeInvalid),
        ["the range leads out of the file"] =
            Ranged((start, end, tail) => $"0 {start} {end} {tail + 1}", FileReason.ByteRangeInvalid),
        ["the range begins outside of the file"] =
            Ranged((start, _, _) => $"0 {start} 99999999 0", FileReason.ByteRangeInvalid),
        ["the range goes backwards"] = Ranged((start, end, _) => $"0 {start} {end} -1", FileReason.ByteRangeInvalid),
        ["the range is larger than any file"] =
            Ranged((start, end, _) => $"0 {start} {end} 9999999999999999", FileReason.ByteRangeInvalid),
        ["the range holds half numbers"] =
            Ranged((start, end, tail) => $"0 {start}.5 {end} {tail}", FileReason.ByteRangeInvalid),
        ["the range holds words"] = Ranged((_, _, _) => "/All", FileReason.ByteRangeInvalid),
        ["the range is no array"] = (new() { Range = (_, _, _) => "/ByteRange 0" }, [FileReason.ByteRangeInvalid]),
        ["the range leaves out more than the value"] =
            Ranged((start, end, tail) => $"0 {start - 1} {end} {tail}", FileReason.ByteRangeGapNotContents),
        ["the range leaves out less than the value"] =
            Ranged((start, end, tail) => $"0 {start} {end - 1} {tail + 1}", FileReason.ByteRangeGapNotContents),
        ["the range leaves out something else"] =
            Ranged((_, _, tail) => $"0 10 20 {tail}", FileReason.ByteRangeGapNotContents),
        ["the value is not written in digits alone"] =
            (new() { ChangeDigits = digits => digits[..^2] + "  " }, [FileReason.ByteRangeGapNotContents]),
        ["the value is written in digits and a blank"] =
            (new() { ChangeDigits = digits => digits[..^1] + " " }, [FileReason.ByteRangeGapNotContents]),
        ["the range leaves out another text in digits"] = (
            new() { Base = _withDigits, Range = (_, _, _) => $"/ByteRange [0 {_digitsAt} {_digitsAt + 12002} 50]" },
            [FileReason.ByteRangeGapNotContents]),
        ["there is no range"] = (new() { Range = (_, _, _) => "" }, [FileReason.SignatureWithoutByteRange]),
        ["the value was never filled in"] =
            (new() { ChangeContents = contents => new byte[contents.Length] }, [FileReason.ContentsEmpty]),
        ["the value is no structure"] =
            (new() { ChangeContents = contents => [0x31, 0x84, .. contents[2..]] }, [FileReason.SignedValueFormat]),
        ["the value is another structure"] =
            (new() { Value = _ => [0x30, 3, 2, 1, 0] }, [FileReason.SignedValueFormat]),
        ["something follows the value"] =
            (new() { ChangeContents = contents => [.. contents[..^1], 1] }, [FileReason.TrailingData]),
        ["the page was changed"] = (
            new() { Change = Replaced("Lin Xiulan", "Lin Xiulin") },
            [FileReason.SignatureInvalid, FileReason.MessageDigestMismatch]),
        ["the page under a seal was changed"] =
            (Sealed(new()) with { Change = Replaced("Lin Xiulan", "Lin Xiulin") }, [FileReason.DataHashMismatch]),
        ["the end of the file was changed"] = (
            new() { Change = Replaced("%%EOF", "%%EOG") },
            [FileReason.SignatureInvalid, FileReason.MessageDigestMismatch]),
        ["somebody else's key signed"] = (
            Signed(new()
            {
                Signer = ForgedKey.Of(SomeSeals.Signer) with { Sign = ForgedKey.Of(SomeSeals.Maker).Sign },
            }),
            [FileReason.SignatureInvalid]),
        ["the signer's certificate is missing"] =
            (Signed(new() { Certificates = [] }), [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["the signer is named by a key that is not there"] = (
            Signed(new() { KeyIdentifier = _keyIdentifier }),
            [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["the signer's certificate is not named where PAdES wants it"] = (Cades(), [FileReason.SignedValueFormat]),
        ["the signer's certificate is not the one that is named"] = (
            Cades(SignedDataForge.Named(SomeSeals.Maker.Certificate)),
            [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["the digest is weak"] = (Signed(new() { Digest = "1.3.14.3.2.26" }), [FileReason.WeakDigest]),
        ["the form of the signature is weak"] = (new() { SubFilter = "adbe.pkcs7.sha1" }, [FileReason.WeakDigest]),
        ["the signer only names our authority"] = (
            Signed(By(new() { Issuer = SomeSeals.Intermediate with { Key = Sm2PrivateKey.Generate() } })),
            [FileReason.SignerChainForged]),
        ["the signer's certificate had ended"] =
            (Signed(By(new() { Until = _before })), [FileReason.SignTimeOutsideSignerCert]),
        ["the seal had ended"] = (Sealed(new() { ValidUntil = _before }), [FileReason.SignTimeOutsideSealValidity]),
        ["the signer is not in the seal's list"] = (
            Sealed(new() { List = list => list.WriteOctetString(SomeSeals.Maker.Certificate.Span) }),
            [FileReason.SignerNotInSealList]),
    };

    private static readonly Dictionary<string, (PdfForge File, FileReason Reason)> _untold = new()
    {
        ["its kind is not known"] = (new() { SubFilter = "Vendor.own" }, FileReason.NotSupported),
        ["nobody knows who issued the signer"] = (
            Signed(By(new()
            {
                Issuer = CertificateMaker.MakeRoot(SomeSeals.Subject("无人知道的根", 7), Sm2PrivateKey.Generate()),
            })),
            FileReason.SignerChainUnknownIssuer),
        ["the signer vouches for itself"] = (Signed(By(new() { Issuer = null })), FileReason.SignerChainSelfSigned),
        ["it has no time"] = (Signed(new() { SigningTime = null }) with { Entries = "" }, FileReason.NoUsableSignTime),
        ["its time is none"] =
            (Signed(new() { SigningTime = null }) with { Entries = "/M (today)" }, FileReason.NoUsableSignTime),
    };

    public static TheoryData<string> Right() => [.. _right.Keys];

    public static TheoryData<string> Wrong() => [.. _wrong.Keys];

    public static TheoryData<string> Untold() => [.. _untold.Keys];

    [Theory]
    [MemberData(nameof(Right))]
    public void A_signature_is_valid_by(string kind)
    {
        var report = _right[kind].Verify(_trust);

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        var signature = Assert.Single(report.Signatures);
        Assert.Equal("Sig1", signature.Id);
        Assert.Equal(SomeSeals.SealedAt, signature.SignedAt);
        Assert.NotNull(signature.SignerName);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_signature_is_invalid_when(string fault)
    {
        var (file, reasons) = _wrong[fault];

        var report = file.Verify();

        Assert.Equal(reasons.Order(), report.Reasons.Order());
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Untold))]
    public void It_cannot_be_told_what_a_signature_is_worth_when(string doubt)
    {
        var (file, reason) = _untold[doubt];

        var report = file.Verify();

        Assert.Equal([reason], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
    }

    [Fact]
    public void A_signature_of_a_revoked_certificate_is_invalid()
    {
        var report = new PdfForge().Verify(SomeSeals.Trust((4, _before)));

        Assert.Equal([FileReason.SignerRevokedBeforeSigning], report.Reasons);
    }

    [Fact]
    public void A_seal_names_itself_and_its_maker()
    {
        var signature = Assert.Single(Sealed(new()).Verify().Signatures);

        Assert.Equal("测试市行政审批局电子证照专用章", signature.SealName);
        Assert.Equal("测试制章人", signature.MakerName);
        Assert.Contains(new SealCheckResult(SealCheck.SealMakerSignature, CheckOutcome.Passed), signature.Checks);
    }

    [Fact]
    public void A_signature_without_a_range_is_none_to_report_about_and_spoils_the_file_all_the_same()
    {
        var report = new PdfForge
        {
            Base = new PdfForge { Range = (_, _, _) => "" }.File(), Earlier = 1,
        }.Verify();

        Assert.Equal([FileReason.SignatureWithoutByteRange], report.Reasons);
        Assert.Equal("Sig2", Assert.Single(report.Signatures).Id);
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
        Assert.Contains(
            new SealCheckResult(
                SealCheck.SignatureFormat, CheckOutcome.Failed, FileReason.SignatureWithoutByteRange), report.Checks);
    }

    [Fact]
    public void A_time_stamp_aside_by_an_authority_that_nobody_knows_is_a_remark()
    {
        var unknown = (SignedDataForge.Authority with { Issuer = null }).Make();
        var report = Signed(new()
        {
            TimeStamp = signature => SignedDataForge.Stamp(signature, _stampedAt, unknown),
        }).Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Contains(FileWarning.TimeStampIssuerUnknown, report.Warnings);
        Assert.Null(Assert.Single(report.Signatures).StampedAt);
        Assert.Contains(
            new SealCheckResult(
                SealCheck.TimeStamp, CheckOutcome.PassedWithRemark, Warning: FileWarning.TimeStampIssuerUnknown),
            report.Checks);
    }

    [Fact]
    public void A_file_that_nobody_signed_is_told_so()
    {
        var report = LicenseFileVerifier.Verify(PdfForge.Plain(), SomeSeals.Trust(), SomeSeals.SealedAt);

        Assert.Equal(FileVerdict.NotSigned, report.Verdict);
        Assert.Empty(report.Signatures);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told_why()
    {
        Assert.Equal([FileReason.MalformedPackage], Verify(PdfForge.Plain()[..^30]).Reasons);
        Assert.Equal(FileVerdict.Rejected, Verify(PdfForge.Plain()[..^30]).Verdict);
        Assert.Equal([FileReason.MalformedPackage], new PdfForge { Entries = "/Contents <3000>" }.Verify().Reasons);
        Assert.Equal([FileReason.Bomb], Verify([.. PdfForge.Plain(), .. new byte[64 << 20]]).Reasons);
    }

    [Fact]
    public void Of_an_encrypted_file_nothing_can_be_told()
    {
        var report = Verify(PdfForge.Append(new PdfForge().File(), [], "/Encrypt 9 0 R"));

        Assert.Equal([FileReason.Encrypted], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
        Assert.All(report.Checks, result => Assert.Equal(CheckOutcome.NotDone, result.Outcome));
    }

    [Theory]
    [InlineData(5, FileVerdict.Valid)]
    [InlineData(6, FileVerdict.Untrusted)]
    public void A_time_of_signing_that_has_not_come_is_none(int minutesAhead, FileVerdict verdict)
    {
        var report = LicenseFileVerifier.Verify(
            new PdfForge().File(), SomeSeals.Trust(), SomeSeals.SealedAt.AddMinutes(-minutesAhead));

        Assert.Equal(verdict is FileVerdict.Valid ? [] : [FileReason.SignTimeInFuture], report.Reasons);
        Assert.Equal(verdict, report.Verdict);
    }

    private static FileReport Verify(byte[] file) =>
        LicenseFileVerifier.Verify(file, SomeSeals.Trust(), SomeSeals.SealedAt);

    private static PdfForge Signed(SignedDataForge value) => new() { Value = value.Value };

    private static PdfForge Cades(params byte[][] attributes) =>
        Signed(new() { MoreAttributes = attributes }) with { SubFilter = "ETSI.CAdES.detached" };

    private static PdfForge Sealed(SealForge seal) =>
        new() { SubFilter = "GM.sm2seal", Value = content => seal.Value(content, seal.Seal()) };

    private static SignedDataForge Foreign(ForgedKey key) =>
        new() { Signer = key, Digest = Sha256Digest, MessageDigest = content => SHA256.HashData(content) };

    private static SignedDataForge By(CertificateForge signer) => new() { Signer = ForgedKey.Of(signer.Make()) };

    private static (PdfForge File, FileReason[] Reasons) Ranged(
        Func<int, int, int, string> numbers, FileReason reason) =>
        (new() { Range = (start, end, tail) => $"/ByteRange [{numbers(start, end, tail)}]" }, [reason]);

    private static Func<byte[], byte[]> Replaced(string before, string after) =>
        file => PdfForge.Bytes(PdfForge.Text(file).Replace(before, after, StringComparison.Ordinal));
}
