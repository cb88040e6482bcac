using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class RecordChecksTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;

    private const string OtherIssuer = "11430000006122244L";

    [Fact]
    public void An_identifier_of_the_right_kind_with_the_right_check_character_passes() =>
        Assert.Equal(CheckOutcome.Passed, RecordChecks.Identifier(_license).Outcome);

    [Fact]
    public void A_wrong_check_character_that_a_source_sent_is_a_remark()
    {
        var sent = _license.Identifier.Value;
        var wrong = sent[..^1] + (sent[^1] is 'A' ? 'B' : 'A');

        var result = RecordChecks.Identifier(_license with { Identifier = LicenseIdentifier.FromSource(wrong) });

        Assert.Equal(
            CheckResult.Remarked(LicenseCheck.Identifier, CheckReason.IdentifierCheckCharacterWrong), result);
    }

    [Fact]
    public void An_identifier_of_another_kind_than_the_record_fails()
    {
        var result = RecordChecks.Identifier(_license with { KindCode = SomeLicenses.HouseholdRegister });

        Assert.Equal((CheckOutcome.Failed, CheckReason.IdentifierOfAnotherKind), (result.Outcome, result.Reason));
    }

    [Fact]
    public void A_kind_of_the_catalog_is_known() =>
        Assert.Equal(CheckOutcome.Passed, RecordChecks.KindKnown(_kind).Outcome);

    [Fact]
    public void A_kind_the_catalog_lacks_could_not_be_told() =>
        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.KindKnown, CheckReason.KindNotListed), RecordChecks.KindKnown(kind: null));

    [Theory]
    [InlineData(SomeNumbers.IssuerCode, "999901", CheckOutcome.Passed, null)]
    [InlineData(null, "999901", CheckOutcome.Passed, null)]
    [InlineData(SomeNumbers.IssuerCode, null, CheckOutcome.Passed, null)]
    [InlineData("999901", "999901", CheckOutcome.Passed, null)]
    [InlineData(SomeNumbers.IssuerCode, "430100", CheckOutcome.PassedWithRemark, CheckReason.IssuerOfAnotherRegion)]
    [InlineData(OtherIssuer, "999901", CheckOutcome.PassedWithRemark, CheckReason.IssuerCodesDiffer)]
    [InlineData("11999901000000019A", "999901", CheckOutcome.NotDone, CheckReason.IssuerCodeMalformed)]
    [InlineData("MZJ", "999901", CheckOutcome.NotDone, CheckReason.IssuerCodeMalformed)]
    public void An_issuer_is_plausible_as_far_as_its_codes_tell(
        string? issuerCode, string? region, CheckOutcome outcome, CheckReason? reason)
    {
        var license = _license with { IssuerCode = issuerCode, RegionCode = region };

        var result = RecordChecks.IssuerPlausible(license, file: null);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Fact]
    public void A_central_body_may_issue_for_any_region()
    {
        var license = _license with
        {
            Identifier = LicenseIdentifier.FromSource(
                "1.2.156.3005.2.11100000000013127D001.11100000000013338W.20260101000001.001.0"),
            IssuerCode = "11100000000013338W",
        };

        Assert.Equal(CheckOutcome.Passed, RecordChecks.IssuerPlausible(license, file: null).Outcome);
    }

    [Theory]
    [InlineData("云山市演示签发机关", CheckOutcome.Passed)]
    [InlineData("云山市 演示签发机关婚姻登记处", CheckOutcome.Passed)]
    [InlineData("云山市公安局", CheckOutcome.PassedWithRemark)]
    public void A_seal_of_another_body_than_the_issuer_is_a_remark(string sealedBy, CheckOutcome outcome)
    {
        var file = SomeReports.File() with
        {
            Signatures = [SomeReports.Signature() with { SealName = sealedBy, Signer = null }],
        };

        Assert.Equal(outcome, RecordChecks.IssuerPlausible(_license, file).Outcome);
    }

    [Fact]
    public void An_identifier_without_a_possible_issuer_leaves_the_issuer_open()
    {
        var license = _license with
        {
            Identifier = LicenseIdentifier.FromSource(
                $"{LicenseIdentifier.Root}.{SomeLicenses.MarriageCertificate}.OOOOOOOOOOOOOOOOOO.1.001.0"),
        };

        var result = RecordChecks.IssuerPlausible(license, file: null);

        Assert.Equal((CheckOutcome.NotDone, CheckReason.IssuerCodeMalformed), (result.Outcome, result.Reason));
    }
}
