using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class FaceRulesCheckTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;

    public static TheoryData<string> KindCodes => [.. SomeLicenses.Catalog.All.Select(kind => kind.Code)];

    [Theory]
    [MemberData(nameof(KindCodes))]
    public void A_right_face_of_every_kind_passes(string kindCode) =>
        Assert.Equal(
            CheckResult.Passed(LicenseCheck.FaceRules),
            FaceChecks.KeepsRules(SomeLicenses.Of(kindCode), SomeLicenses.Catalog.Find(kindCode)));

    [Theory]
    [InlineData("idNumber", "999901198804120013", CheckOutcome.Failed, CheckReason.FieldMalformed)]
    [InlineData("registeredOn", "2019-02-30", CheckOutcome.Failed, CheckReason.FieldNotADate)]
    [InlineData("sex", "未知", CheckOutcome.Failed, CheckReason.FieldNotAllowed)]
    [InlineData("birthDate", "1988-04-13", CheckOutcome.Failed, CheckReason.FieldDisagreesWithNumber)]
    [InlineData("number", "J999901-2019-000387", CheckOutcome.Failed, CheckReason.NumberDiffers)]
    [InlineData("nationality", "", CheckOutcome.NotDone, CheckReason.FieldMissing)]
    public void A_face_that_breaks_a_rule_names_the_field(
        string key, string value, CheckOutcome outcome, CheckReason reason)
    {
        var result = FaceChecks.KeepsRules(With(key, value), _kind);

        Assert.Equal((outcome, reason, key), (result.Outcome, result.Reason, result.Field));
    }

    [Theory]
    [InlineData(SomeLicenses.DrivingLicense, "validity", "2019-05-20至2028-05-20", CheckOutcome.Failed, CheckReason.FieldTermNotOfKind)]
    [InlineData(SomeLicenses.DrivingLicense, "firstIssuedOn", "1980-01-01", CheckOutcome.Failed, CheckReason.FieldDatesReversed)]
    [InlineData(SomeLicenses.SocialSecurityCard, "bankCardNumber", "9999000000000010012", CheckOutcome.Failed, CheckReason.FieldMalformed)]
    [InlineData(
        SomeLicenses.GraduationCertificate, "level", "专科", CheckOutcome.PassedWithRemark, CheckReason.FieldDisagreesWithPart)]
    [InlineData(
        SomeLicenses.GraduationCertificate, "birthDate", "1990-08-03", CheckOutcome.PassedWithRemark,
        CheckReason.FieldDisagreesWithHolder)]
    public void A_slip_refutes_where_the_law_has_the_rule_and_else_is_a_remark(
        string kindCode, string key, string value, CheckOutcome outcome, CheckReason reason)
    {
        var license = SomeLicenses.Of(kindCode);
        var slip = license with
        {
            Face = [.. license.Face.Select(given => given.Key == key ? given with { Value = value } : given)],
        };

        var result = FaceChecks.KeepsRules(slip, SomeLicenses.Catalog.Find(kindCode));

        Assert.Equal((outcome, reason, key), (result.Outcome, result.Reason, result.Field));
    }

    [Fact]
    public void A_field_given_twice_fails() =>
        Assert.Equal(
            CheckResult.Failed(LicenseCheck.FaceRules, CheckReason.FieldRepeated, "sex"),
            FaceChecks.KeepsRules(_license with { Face = _license.Face.Add(new FaceValue("sex", "女")) }, _kind));

    [Fact]
    public void A_field_the_kind_does_not_have_is_a_remark() =>
        Assert.Equal(
            CheckResult.Remarked(LicenseCheck.FaceRules, CheckReason.FieldNotOfKind, "stamp"),
            FaceChecks.KeepsRules(_license with { Face = _license.Face.Add(new FaceValue("stamp", "演示")) }, _kind));

    [Fact]
    public void A_rule_that_was_not_found_in_a_binding_text_only_remarks()
    {
        var kind = _kind with
        {
            Fields = [.. _kind.Fields.Select(field => field with { IsUnconfirmed = field.Key is "birthDate" })],
        };

        Assert.Equal(
            CheckResult.Remarked(LicenseCheck.FaceRules, CheckReason.FieldDisagreesWithNumber, "birthDate"),
            FaceChecks.KeepsRules(With("birthDate", "1988-04-13"), kind));
    }

    [Fact]
    public void A_number_that_is_not_made_as_its_kind_says_fails()
    {
        var kind = _kind with { NumberRule = new NumberRule { Pattern = "X[0-9]+" } };
        var unconfirmed = kind with { NumberRule = kind.NumberRule with { IsUnconfirmed = true } };

        Assert.Equal(
            CheckResult.Failed(LicenseCheck.FaceRules, CheckReason.NumberNotOfKind, MetadataItem.Number.Key),
            FaceChecks.KeepsRules(_license, kind));
        Assert.Equal(
            CheckOutcome.PassedWithRemark,
            FaceChecks.KeepsRules(_license, unconfirmed).Outcome);
    }

    [Theory]
    [InlineData(SomeLicenses.FoodOperationLicense, "validUntil", "2034-03-04", CheckReason.FieldTermNotOfKind)]
    [InlineData(SomeLicenses.SeniorCard, "issuedOn", "1999-12-31", CheckReason.FieldTooYoung)]
    public void A_long_term_and_an_early_day_of_issue_are_remarked_and_refute_nothing(
        string kindCode, string key, string value, CheckReason reason)
    {
        var license = SomeLicenses.Of(kindCode);
        var changed = license with
        {
            Face = [.. license.Face.Select(field => field.Key == key ? new FaceValue(key, value) : field)],
        };

        var result = FaceChecks.KeepsRules(changed, SomeLicenses.Catalog.Find(kindCode));

        Assert.Equal(CheckResult.Remarked(LicenseCheck.FaceRules, reason, key), result);
    }

    [Fact]
    public void What_refutes_goes_before_what_is_missing()
    {
        var license = With("registeredOn", "?");
        license = license with { Face = license.Face.RemoveAll(field => field.Key is "nationality") };

        Assert.Equal(CheckReason.FieldNotADate, FaceChecks.KeepsRules(license, _kind).Reason);
    }

    [Fact]
    public void The_rules_of_a_kind_nobody_here_knows_were_not_checked() =>
        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.FaceRules, CheckReason.KindNotListed),
            FaceChecks.KeepsRules(_license, kind: null));

    [Fact]
    public void A_face_the_source_did_not_give_was_not_checked() =>
        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.FaceRules, CheckReason.FaceMissing),
            FaceChecks.KeepsRules(_license with { Face = [] }, _kind));

    private static License With(string key, string value) => _license with
    {
        Face = [.. _license.Face.Select(field => field.Key == key ? new FaceValue(key, value) : field)],
    };
}
