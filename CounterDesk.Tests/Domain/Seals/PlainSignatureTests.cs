using System.Formats.Asn1;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Signatures without a seal: GB/T 35275-2017, and bare SM2 values.</summary>
public sealed class PlainSignatureTests
{
    private static readonly SealCheck[] _ofSeals =
        [SealCheck.SignerInSealList, SealCheck.SealMakerSignature, SealCheck.SealMakerChain, SealCheck.SealValidAtSigning];

    private static readonly Action<AsnWriter> _one = writer => writer.WriteOctetString([1]);
    private static readonly Action<AsnWriter> _time = writer => writer.WriteUtcTime(SomeSeals.SealedAt);
    private static readonly byte[] _own = SignedDataForge.Attribute("1.2.3.4.10", _one);

    private static readonly Dictionary<string, SignedDataForge> _right = new()
    {
        ["with attributes"] = new(),
        ["without attributes"] = new() { HasAttributes = false },
        ["with the content in it"] = new() { Carried = content => content },
        ["with the digest of the content in it"] = new() { Carried = content => Sm3.Hash(content), HasAttributes = false },
        ["with r and s in 64 bytes"] = new() { Signer = ForgedKey.Raw(SomeSeals.Signer) },
        ["with the algorithm of certificates"] = new() { Signer = ForgedKey.Of(SomeSeals.Signer) },
        ["with the time in the signature file only"] = new() { SigningTime = null },
        ["with its issuer's certificate in front of its own"] = new()
        {
            Certificates = [SomeSeals.Intermediate.Certificate, SomeSeals.Signer.Certificate],
        },
        ["with its certificate named by SHA-1"] = Naming(SignedDataForge.NamedBySha1(SomeSeals.Signer.Certificate)),
        ["with its certificate named by SHA-256"] = Naming(SignedDataForge.Named(SomeSeals.Signer.Certificate)),
        ["with its certificate named by SM3"] =
            Naming(SignedDataForge.Named(SomeSeals.Signer.Certificate, SignedDataForge.Sm3Digest)),
        ["with plain data named once by each standard"] = new() { ContentTypeAttribute = "1.2.840.113549.1.7.1" },
        ["with attributes that are not sorted"] = new()
        {
            AttributeRules = AsnEncodingRules.BER, MoreAttributes = [_own, SignedDataForge.Attribute("1.2.3.4.9", _one)],
        },
    };

    private static readonly Dictionary<string, (SignedDataForge Value, FileReason[] Reasons)> _wrong = new()
    {
        ["another content is signed"] = (
            new() { MessageDigest = _ => Sm3.Hash("another"u8) }, [FileReason.SignatureInvalid, FileReason.MessageDigestMismatch]),
        ["the content in it is another"] =
            (new() { Carried = _ => "another"u8.ToArray() }, [FileReason.SignatureInvalid]),
        ["another key signed"] = (
            new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Sign = ForgedKey.Of(SomeSeals.Maker).Sign } },
            [FileReason.SignatureInvalid]),
        ["another key signed the content itself"] = (
            new()
            {
                HasAttributes = false,
                Signer = ForgedKey.Of(SomeSeals.Signer) with { Sign = ForgedKey.Of(SomeSeals.Maker).Sign },
            },
            [FileReason.SignatureInvalid]),
        ["its certificate is missing"] =
            (new() { Certificates = [] }, [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["its certificate is another's"] = (
            new() { Certificates = [SomeSeals.Maker.Certificate] }, [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["the digest is SHA-1"] = (new() { Digest = "1.3.14.3.2.26" }, [FileReason.WeakDigest]),
        ["two have signed"] = (new() { Signers = 2 }, [FileReason.SignedValueFormat]),
        ["it names another certificate by SHA-1"] = (
            Naming(SignedDataForge.NamedBySha1(SomeSeals.Maker.Certificate)),
            [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["it names another certificate by SHA-256"] = (
            Naming(SignedDataForge.Named(SomeSeals.Maker.Certificate)),
            [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["it names another certificate beside its own"] = (
            Naming(
                SignedDataForge.NamedBySha1(SomeSeals.Signer.Certificate),
                SignedDataForge.Named(SomeSeals.Maker.Certificate)),
            [FileReason.SignatureInvalid, FileReason.NoSignerCertificate]),
        ["it names no certificate where it should"] =
            (Naming(SignedDataForge.Attribute("1.2.840.113549.1.9.16.2.47", _one)), [FileReason.SignedValueFormat]),
        ["it is signed as another kind of content"] =
            (new() { ContentTypeAttribute = "1.2.840.113549.1.9.16.1.4" }, [FileReason.SignedValueFormat]),
        ["it does not say as what it is signed"] =
            (new() { ContentTypeAttribute = "" }, [FileReason.SignedValueFormat]),
        ["an attribute is there twice"] = (Naming(_own, _own), [FileReason.SignedValueFormat]),
        ["the digest of the content is there twice"] = (
            Naming(SignedDataForge.Attribute("1.2.840.113549.1.9.4", _one)), [FileReason.SignedValueFormat]),
        ["the time is two times"] = (
            new()
            {
                SigningTime = null,
                MoreAttributes = [SignedDataForge.Attribute("1.2.840.113549.1.9.5", _time, _time)],
            },
            [FileReason.SignedValueFormat]),
        ["it was signed before its certificate began"] = (
            new() { Signer = ForgedKey.Of(new CertificateForge { From = SomeSeals.SealedAt.AddDays(1) }.Make()) },
            [FileReason.SignTimeOutsideSignerCert]),
    };

    public static TheoryData<string> Right() => [.. _right.Keys];

    public static TheoryData<string> Wrong() => [.. _wrong.Keys];

    [Theory]
    [MemberData(nameof(Right))]
    public void A_value_is_valid(string value)
    {
        var report = Verify(_right[value]);

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.All(_ofSeals, check => Assert.Equal(CheckOutcome.NotNeeded, Outcome(report, check)));
        Assert.Equal(SomeSeals.SealedAt, Assert.Single(report.Signatures).SignedAt);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_is_invalid_when(string fault)
    {
        var (value, reasons) = _wrong[fault];

        var report = Verify(value);

        Assert.Equal(reasons.Order(), report.Reasons.Order());
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void Without_any_time_it_cannot_be_told_whether_the_certificate_held()
    {
        var report = (File(new() { SigningTime = null }) with { SignatureTime = "today" }).Verify();

        Assert.Equal([FileReason.NoUsableSignTime], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
        Assert.Equal(CheckOutcome.NotDone, Outcome(report, SealCheck.SignerValidAtSigning));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_bare_value_proves_nothing_without_a_certificate(bool isRaw)
    {
        var key = isRaw ? ForgedKey.Raw(SomeSeals.Signer) : ForgedKey.Of(SomeSeals.Signer);

        var report = new OfdForge { Type = "Sign", Value = key.Sign }.Verify();

        Assert.Equal([FileReason.NoSignerCertificate], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
        Assert.Equal(CheckOutcome.NotDone, Outcome(report, SealCheck.SignatureValue));
        Assert.Equal(CheckOutcome.NotDone, Outcome(report, SealCheck.ContentUnchanged));
    }

    [Fact]
    public void What_calls_itself_a_seal_and_has_none_is_no_seal()
    {
        var signedData = (File(new()) with { Type = "Seal" }).Verify();
        var bare = new OfdForge { Value = ForgedKey.Of(SomeSeals.Signer).Sign }.Verify();

        Assert.Equal([FileReason.SignedValueFormat], signedData.Reasons);
        Assert.Equal([FileReason.SignedValueFormat], bare.Reasons);
    }

    [Fact]
    public void A_signature_may_be_made_with_a_seal()
    {
        var report = new OfdForge { Type = "Sign" }.Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(CheckOutcome.Passed, Outcome(report, SealCheck.SealMakerSignature));
    }

    [Fact]
    public void A_certificate_named_by_a_digest_that_nobody_knows_is_not_told_to_be_the_signers()
    {
        var report = Verify(Naming(SignedDataForge.Named(SomeSeals.Signer.Certificate, "1.2.3.4")));

        Assert.Equal([FileReason.NotSupported], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
    }

    private static SignedDataForge Naming(params byte[][] attributes) => new() { MoreAttributes = attributes };

    private static FileReport Verify(SignedDataForge value) => File(value).Verify();

    private static OfdForge File(SignedDataForge value) => new() { Type = "Sign", HasSealFile = false, Value = value.Value };

    private static CheckOutcome Outcome(FileReport report, SealCheck check) =>
        report.Checks.Single(result => result.Check == check).Outcome;
}
