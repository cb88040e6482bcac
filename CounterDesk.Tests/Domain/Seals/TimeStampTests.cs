using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>GB/T 38540-2020 7.3 h: a time stamp need not be there, but when it is there it must hold.</summary>
public sealed class TimeStampTests
{
    private static readonly DateTimeOffset _stampedAt = SomeSeals.SealedAt.AddMinutes(1);
    private static readonly SealingKey _authority = SignedDataForge.Authority.Make();

    private static readonly Dictionary<string, (Func<byte[], byte[]> Stamp, FileReason Reason)> _wrong = new()
    {
        ["it is over another signature"] = (
            _ => SignedDataForge.Stamp([1, 2, 3], _stampedAt, _authority), FileReason.TimeStampImprintMismatch),
        ["it is earlier than the signature says of itself"] = (
            signature => SignedDataForge.Stamp(signature, SomeSeals.SealedAt.AddMinutes(-1), _authority),
            FileReason.TimeStampBeforeSignTime),
        ["the authority only names ours as its issuer"] = (
            By(SignedDataForge.Authority with { Issuer = SomeSeals.Intermediate with { Key = Sm2PrivateKey.Generate() } }),
            FileReason.TimeStampChainForged),
        ["its signer may sign and not stamp"] =
            (By(SignedDataForge.Authority with { StampsTime = false }), FileReason.TimeStampChainForged),
        ["the authority's certificate had ended"] =
            (By(SignedDataForge.Authority with { Until = SomeSeals.SealedAt }), FileReason.TimeStampChainForged),
        ["its signature is of another key"] = (
            signature => SignedDataForge.Stamp(signature, _stampedAt, _authority with { Key = Sm2PrivateKey.Generate() }),
            FileReason.TimeStampChainForged),
        ["it is no time stamp"] = (_ => [1, 2, 3], FileReason.TimeStampChainForged),
        ["it is a signature of something else"] =
            (signature => new SignedDataForge { Carried = content => content }.Value(signature), FileReason.TimeStampChainForged),
        ["it does not call itself one"] = (CalledData, FileReason.TimeStampChainForged),
        ["nobody knows who issued the authority"] = (
            By(SignedDataForge.Authority with
            {
                Issuer = CertificateMaker.MakeRoot(SomeSeals.Subject("无人知道的根", 7), Sm2PrivateKey.Generate()),
            }),
            FileReason.TimeStampChainUnknownIssuer),
    };

    public static TheoryData<string> Wrong() => [.. _wrong.Keys];

    [Fact]
    public void A_time_stamp_tells_when_the_signature_was_seen()
    {
        var report = Stamped(signature => SignedDataForge.Stamp(signature, _stampedAt, _authority)).Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(_stampedAt, Assert.Single(report.Signatures).StampedAt);
        Assert.Contains(new SealCheckResult(SealCheck.TimeStamp, CheckOutcome.Passed), report.Checks);
    }

    [Fact]
    public void A_signature_without_a_seal_may_be_stamped_too()
    {
        var value = new SignedDataForge { TimeStamp = signature => SignedDataForge.Stamp(signature, _stampedAt, _authority) };
        var report = new OfdForge { Type = "Sign", Value = value.Value }.Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(_stampedAt, Assert.Single(report.Signatures).StampedAt);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_time_stamp_does_not_hold_when(string fault)
    {
        var (stamp, reason) = _wrong[fault];

        var report = Stamped(stamp).Verify();

        Assert.Equal([reason], report.Reasons);
        Assert.Equal(FileReasonRules.VerdictOf(reason), report.Verdict);
    }

    [Fact]
    public void The_certificate_must_hold_at_the_stamped_time_as_well()
    {
        var report = Stamped(signature => SignedDataForge.Stamp(signature, _stampedAt, _authority))
            .Verify(SomeSeals.Trust((4, _stampedAt.AddSeconds(-1))));

        Assert.Equal([FileReason.SignerRevokedBeforeSigning], report.Reasons);
    }

    [Theory]
    [InlineData(-60, 30)]
    [InlineData(30, 90)]
    public void The_certificate_must_have_begun_at_the_one_time_and_not_ended_at_the_other(int from, int until)
    {
        var signer = new CertificateForge
        {
            From = SomeSeals.SealedAt.AddSeconds(from), Until = SomeSeals.SealedAt.AddSeconds(until),
        };
        var file = Stamped(signature => SignedDataForge.Stamp(signature, _stampedAt, _authority));

        var report = (file with { Seal = file.Seal with { Signer = ForgedKey.Of(signer.Make()) } }).Verify();

        Assert.Equal([FileReason.SignTimeOutsideSignerCert], report.Reasons);
    }

    [Fact]
    public void An_authority_that_was_revoked_before_stamps_nothing()
    {
        var file = Stamped(signature => SignedDataForge.Stamp(signature, _stampedAt, _authority));

        Assert.Equal(
            [FileReason.TimeStampChainForged],
            file.Verify(SomeSeals.Trust((SignedDataForge.Authority.SerialNumber, SomeSeals.SealedAt))).Reasons);
    }

    private static Func<byte[], byte[]> By(CertificateForge authority)
    {
        var key = authority.Make();
        return signature => SignedDataForge.Stamp(signature, _stampedAt, key);
    }

    // What a time stamp says, signed by an authority as plain data.
    private static byte[] CalledData(byte[] signature)
    {
        var says = Array.Empty<byte>();
        SignedDataForge.Stamp(signature, _stampedAt, ForgedKey.Of(_authority), info => says = info);
        return new SignedDataForge
        {
            Signer = ForgedKey.Of(_authority), Carried = content => content, SigningTime = null,
        }.Value(says);
    }

    private static OfdForge Stamped(Func<byte[], byte[]> stamp) => new() { Seal = new() { TimeStamp = stamp } };
}
