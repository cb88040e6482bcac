using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Signature values and seals from production, without the files they were in.</summary>
public sealed class SampleValueTests
{
    // What does not depend on whom a hall trusts.
    private static readonly SealCheck[] _ofValue =
    [
        SealCheck.SignatureFormat, SealCheck.SignatureValue, SealCheck.SignerInSealList, SealCheck.SealMakerSignature,
        SealCheck.ContentUnchanged,
    ];

    [Theory]
    [InlineData("icbc_production_utctime_text", "2022-07-25T21:46:39Z")]
    [InlineData("jiangsu_tax_production", null)]
    [InlineData("shandong_gov_raw_sig_tbs_ext", null)]
    public void A_value_from_production_holds_for_its_signature_file(string name, string? signedAt)
    {
        Assert.SkipUnless(SealSamples.ArePresent, SealSamples.WhyMissing);
        var sheet = new CheckSheet();

        var (facts, _) = SesCheck.Run(
            sheet,
            DerValue.ReadOnly(SealSamples.Read($"ses/{name}.SignedValue.dat"), DerTag.Sequence),
            SealSamples.Read($"ses/{name}.Signature.xml"),
            new Judgment(TrustStore.Empty, SealSamples.At));

        Assert.All(_ofValue, check =>
            Assert.Equal(CheckOutcome.Passed, sheet.Results.Single(result => result.Check == check).Outcome));
        Assert.NotNull(facts.SignedAt);
        if (signedAt is not null)
        {
            Assert.Equal(DateTimeOffset.Parse(signedAt, System.Globalization.CultureInfo.InvariantCulture), facts.SignedAt);
        }
    }

    [Theory]
    [InlineData("seal_v1", 1)]
    [InlineData("seal_v4", 4)]
    [InlineData("seal_v5_ts", 5)]
    public void A_seal_of_each_standard_was_made_by_its_maker(string name, int version)
    {
        Assert.SkipUnless(SealSamples.ArePresent, SealSamples.WhyMissing);

        var seal = SesSeal.Read(DerValue.ReadOnly(SealSamples.Read($"ses/{name}.esl"), DerTag.Sequence));

        Assert.Equal(version, seal.Version);
        Assert.Equal(version == 1, seal.IsOldLayout);
        Assert.True(SignatureAlgorithm.Find(seal.Algorithm)!.Verifies(
            Certificate.TryRead(seal.MakerCertificate)!.Key, seal.SignedBytes.Span, seal.Signature.Span));
    }
}
