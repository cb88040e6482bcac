using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Real and generated files with the answers wanted. They are told apart from others by their names alone.</summary>
public sealed class SampleFileTests
{
    private static readonly string[] _fewestExpected = ["ofd/gen_v4_valid.ofd", "ofd/real_icbc_test_receipt.ofd", "pdf/gen_rsa_valid.pdf"];

    // A theory without rows would pass unseen: where the samples are missing one row says so.
    public static TheoryData<string> Files() =>
        SealSamples.ArePresent ? [.. SealSamples.Files().Select(sample => sample.File)] : ["(no samples)"];

    [Fact]
    public void The_samples_hold_the_files_that_the_others_are_measured_by()
    {
        SkipWithoutSamples();

        Assert.Superset(_fewestExpected.ToHashSet(), SealSamples.Files().Select(sample => sample.File).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_gets_its_verdict_for_its_reasons_signature_by_signature(string file)
    {
        SkipWithoutSamples();
        var sample = Sample(file);

        var report = Verify(file);

        Assert.Equal(sample.Verdict, FileReasonNames.Of(report.Verdict));
        Assert.Superset(sample.Reasons.ToHashSet(), report.Reasons.Select(FileReasonNames.Of).ToHashSet());
        Assert.Equal(sample.SignatureVerdicts, report.Signatures.Select(signature => FileReasonNames.Of(signature.Verdict)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_earns_every_remark_expected_of_it(string file)
    {
        SkipWithoutSamples();

        var remarks = Verify(file).Warnings.Select(FileReasonNames.Of).ToHashSet();

        Assert.Superset(Sample(file).Warnings.ToHashSet(), remarks);
    }

    private static void SkipWithoutSamples() => Assert.SkipUnless(SealSamples.ArePresent, SealSamples.WhyMissing);

    private static SealSample Sample(string file) => SealSamples.Files().Single(sample => sample.File == file);

    private static FileReport Verify(string file) =>
        LicenseFileVerifier.Verify(SealSamples.Read(file), SealSamples.Trust, SealSamples.At);
}
