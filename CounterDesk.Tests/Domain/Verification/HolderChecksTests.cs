using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class HolderChecksTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;

    [Fact]
    public void Either_of_two_holders_may_be_the_one_asked_for()
    {
        Assert.Equal(CheckOutcome.Passed, AskedFor(SomeLicenses.Shen.Code).Outcome);
        Assert.Equal(CheckOutcome.Passed, AskedFor(SomeLicenses.Gu.Code).Outcome);
    }

    [Fact]
    public void Somebody_else_than_the_holder_fails() =>
        Assert.Equal(
            CheckResult.Failed(LicenseCheck.HolderAskedFor, CheckReason.HolderIsAnother),
            AskedFor(HolderCode.Of(SomeNumbers.ResidentId("1970-01-01", 7))));

    [Fact]
    public void The_same_number_under_another_type_is_a_remark() =>
        Assert.Equal(
            CheckResult.Remarked(LicenseCheck.HolderAskedFor, CheckReason.HolderCodeTypeDiffers),
            AskedFor(HolderCode.Parse(HolderCodeType.OtherPerson, SomeLicenses.Shen.Code.Text)));

    [Fact]
    public void A_license_found_by_its_own_number_asks_for_nobody() =>
        Assert.Equal(CheckResult.NotNeeded(LicenseCheck.HolderAskedFor, CheckReason.NobodyAskedFor), AskedFor(null));

    [Theory]
    [InlineData("顾长河", CheckOutcome.Passed, null)]
    [InlineData("顾 长河", CheckOutcome.Passed, null)]
    [InlineData("沈知夏", CheckOutcome.Passed, null)]
    [InlineData("顾?河", CheckOutcome.PassedWithRemark, CheckReason.NameNotEncoded)]
    [InlineData("何平", CheckOutcome.Failed, CheckReason.HolderNotOnFace)]
    public void The_face_names_a_holder(string onFace, CheckOutcome outcome, CheckReason? reason)
    {
        var result = HolderChecks.HolderOnFace(With("holderName", onFace), _kind);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Fact]
    public void A_number_on_the_face_that_is_no_holders_fails() =>
        Assert.Equal(
            CheckResult.Failed(LicenseCheck.HolderOnFace, CheckReason.HolderNotOnFace, "idNumber"),
            HolderChecks.HolderOnFace(With("idNumber", SomeLicenses.Lin.Code.Text), _kind));

    [Theory]
    [InlineData("·")]
    [InlineData("•")]
    [InlineData("．")]
    [InlineData("・")]
    public void Every_middle_dot_in_a_name_is_the_same_dot(string dot)
    {
        var license = _license with
        {
            Holders = [new Holder("阿依古丽·买买提", SomeLicenses.Gu.Code)],
            Face = [new FaceValue("holderName", $"阿依古丽{dot}买买提")],
        };

        Assert.Equal(CheckOutcome.Passed, HolderChecks.HolderOnFace(license, _kind).Outcome);
    }

    [Fact]
    public void A_name_with_a_look_alike_character_is_another_name()
    {
        var license = With("holderName", "吉田") with { Holders = [new Holder("𠮷田", SomeLicenses.Gu.Code)] };

        Assert.Equal(CheckReason.HolderNotOnFace, HolderChecks.HolderOnFace(license, _kind).Reason);
    }

    [Fact]
    public void One_field_may_name_several_holders() =>
        Assert.Equal(
            CheckOutcome.Passed,
            HolderChecks.HolderOnFace(
                SomeLicenses.Of(SomeLicenses.RealEstateCertificate),
                SomeLicenses.Catalog.Find(SomeLicenses.RealEstateCertificate)).Outcome);

    [Fact]
    public void A_face_of_an_unlisted_kind_names_the_holder_somewhere() =>
        Assert.Equal(CheckOutcome.Passed, HolderChecks.HolderOnFace(_license, kind: null).Outcome);

    [Theory]
    [InlineData("remarks", "补领", CheckReason.HolderNotFoundOnFace)]
    [InlineData("remarks", "", CheckReason.FaceMissing)]
    [InlineData("", "", CheckReason.FaceMissing)]
    public void A_face_that_names_nobody_could_not_be_compared(string key, string value, CheckReason reason)
    {
        var license = _license with { Face = key.Length is 0 ? [] : [new FaceValue(key, value)] };

        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.HolderOnFace, reason), HolderChecks.HolderOnFace(license, _kind));
    }

    private static License With(string key, string value) => _license with
    {
        Face = [.. _license.Face.Select(field => field.Key == key ? new FaceValue(key, value) : field)],
    };

    private static CheckResult AskedFor(HolderCode? code) => HolderChecks.HolderAskedFor(_license, code);
}
