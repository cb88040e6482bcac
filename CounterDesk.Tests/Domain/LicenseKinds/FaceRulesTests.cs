using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.LicenseKinds;

public sealed class FaceRulesTests
{
    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard)]
    [InlineData(SomeLicenses.HouseholdRegister)]
    [InlineData(SomeLicenses.MarriageCertificate)]
    [InlineData(SomeLicenses.RealEstateCertificate)]
    [InlineData(SomeLicenses.BusinessLicense)]
    [InlineData(SomeLicenses.DisabilityCertificate)]
    [InlineData(SomeLicenses.DivorceCertificate)]
    [InlineData(SomeLicenses.RealEstateProof)]
    [InlineData(SomeLicenses.FoodProductionLicense)]
    [InlineData(SomeLicenses.FoodOperationLicense)]
    [InlineData(SomeLicenses.InspectionBodyCertificate)]
    [InlineData(SomeLicenses.SeniorCard)]
    [InlineData(SomeLicenses.BirthCertificate)]
    [InlineData(SomeLicenses.DrivingLicense)]
    [InlineData(SomeLicenses.SocialSecurityCard)]
    [InlineData(SomeLicenses.GraduationCertificate)]
    [InlineData(SomeLicenses.DegreeCertificate)]
    [InlineData(SomeLicenses.ProfessionalQualification)]
    public void A_right_face_has_no_fault_and_agrees_with_the_metadata(string kindCode)
    {
        var license = SomeLicenses.Of(kindCode);
        var kind = SomeLicenses.Catalog.Find(kindCode)!;

        Assert.Empty(FaceRules.FindFaults(kind, license.Face));
        Assert.Empty(LicenseFace.FindDisagreements(license, kind));
        Assert.Empty(LicenseFace.FindOddities(license, kind));
        Assert.True(FaceRules.IsNumberOf(kind.NumberRule, license.Number));
    }

    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard, "birthDate", "1941-06-12", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(SomeLicenses.ResidentIdCard, "number", "999901194006120022", FaceFaultReason.MalformedNumber)]
    [InlineData(SomeLicenses.ResidentIdCard, "validity", "2016年起", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.HouseholdRegister, "sex", "男", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(SomeLicenses.HouseholdRegister, "name", " ", FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.HouseholdRegister, "birthDate", "1940年6月31日", FaceFaultReason.NotADate)]
    [InlineData(SomeLicenses.MarriageCertificate, "number", "J999901-2019-386", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.MarriageCertificate, "spouseSex", "男", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(SomeLicenses.MarriageCertificate, "spouseIdNumber", "999901199011020081", FaceFaultReason.MalformedNumber)]
    [InlineData(SomeLicenses.RealEstateCertificate, "unitNumber", "999901001021GB00233F0001001", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.RealEstateCertificate, "location", null, FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.RealEstateCertificate, "registeredOn", "去年", FaceFaultReason.NotADate)]
    [InlineData(SomeLicenses.BusinessLicense, "creditCode", "91350100M000100Y44", FaceFaultReason.MalformedNumber)]
    [InlineData(SomeLicenses.BusinessLicense, "representative", null, FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.BusinessLicense, "term", "长期", FaceFaultReason.UnknownField)]
    [InlineData(SomeLicenses.DisabilityCertificate, "category", "行走", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.DisabilityCertificate, "number", "99990119400612002149", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.DisabilityCertificate, "sex", "女性", FaceFaultReason.NotASex)]
    [InlineData(SomeLicenses.DivorceCertificate, "number", "J999901-2024-000031", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.DivorceCertificate, "formerSpouseBirthDate", "1990-11-03", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(SomeLicenses.DivorceCertificate, "formerSpouseName", null, FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.DivorceCertificate, "registeredOn", "2023-03-12", FaceFaultReason.DisagreesWithPart)]
    [InlineData(SomeLicenses.RealEstateProof, "registeredOn", "2021-06-01", FaceFaultReason.DisagreesWithPart)]
    [InlineData(SomeLicenses.FoodProductionLicense, "category", "乳制品", FaceFaultReason.DisagreesWithPart)]
    [InlineData(SomeLicenses.FoodOperationLicense, "businessForm", "餐饮服务经营者", FaceFaultReason.DisagreesWithPart)]
    [InlineData(SomeLicenses.DivorceCertificate, "spouseName", "沈知夏", FaceFaultReason.UnknownField)]
    [InlineData(SomeLicenses.RealEstateProof, "unitNumber", "999901001021GB00234F0002000", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.RealEstateProof, "subject", "", FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.FoodProductionLicense, "creditCode", "91350100M000100Y44", FaceFaultReason.MalformedNumber)]
    [InlineData(SomeLicenses.FoodProductionLicense, "validUntil", "2029-03-06", FaceFaultReason.TermNotOfKind)]
    [InlineData(SomeLicenses.FoodProductionLicense, "validUntil", "2024-03-04", FaceFaultReason.TermNotOfKind)]
    [InlineData(SomeLicenses.FoodProductionLicense, "validUntil", "长期", FaceFaultReason.NotADate)]
    [InlineData(SomeLicenses.FoodProductionLicense, "site", null, FaceFaultReason.Missing)]
    [InlineData(SomeLicenses.FoodOperationLicense, "creditCode", "91350100M000100I43", FaceFaultReason.NotAllowed)]
    [InlineData(SomeLicenses.FoodOperationLicense, "validUntil", "2034-03-04", FaceFaultReason.TermNotOfKind)]
    [InlineData(SomeLicenses.InspectionBodyCertificate, "validUntil", "2030-03-06", FaceFaultReason.TermNotOfKind)]
    [InlineData(SomeLicenses.SeniorCard, "issuedOn", "2000-06-11", FaceFaultReason.TooYoung)]
    [InlineData(SomeLicenses.SeniorCard, "sex", "男", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(SomeLicenses.SeniorCard, "idNumber", "999901194006120022", FaceFaultReason.MalformedNumber)]
    public void A_wrong_face_is_told_by_field_and_reason(string kindCode, string key, string? value, FaceFaultReason reason) =>
        Assert.Equal([new FaceFault(key, reason)], FaultsWith(kindCode, key, value));

    [Fact]
    public void A_field_that_comes_twice_or_runs_on_is_a_fault()
    {
        var kind = SomeLicenses.Catalog.Find(SomeLicenses.BusinessLicense)!;
        var face = SomeLicenses.FaceOf(SomeLicenses.BusinessLicense);

        Assert.Equal(
            [new FaceFault("scope", FaceFaultReason.Repeated)],
            FaceRules.FindFaults(kind, face.Add(new FaceValue("scope", "豆制品"))));
        Assert.Equal(
            [new FaceFault("scope", FaceFaultReason.TooLong)],
            FaultsWith(SomeLicenses.BusinessLicense, "scope", new string('豆', FaceRules.MaxValueLength + 1)));
    }

    [Theory]
    [InlineData(SomeLicenses.FoodProductionLicense, "validUntil", "2029-03-05")]
    [InlineData(SomeLicenses.FoodProductionLicense, "validUntil", "2027年8月31日")]
    [InlineData(SomeLicenses.FoodProductionLicense, "issuedOn", "2026-01-30")]
    [InlineData(SomeLicenses.FoodProductionLicense, "category", "糕点；豆制品")]
    [InlineData(SomeLicenses.FoodOperationLicense, "creditCode", "9999011988****0032")]
    [InlineData(SomeLicenses.DivorceCertificate, "number", "BL999901-2025-000007")]
    [InlineData(SomeLicenses.InspectionBodyCertificate, "validUntil", "2030-03-05")]
    [InlineData(SomeLicenses.SeniorCard, "issuedOn", "2000-06-12")]
    public void What_issuers_write_in_another_way_or_change_within_the_term_is_no_fault(
        string kindCode, string key, string value) => Assert.Empty(FaultsWith(kindCode, key, value));

    [Fact]
    public void A_passport_says_neither_sex_nor_date_of_birth() =>
        Assert.Empty(FaultsWith(SomeLicenses.MarriageCertificate, "spouseIdNumber", "E12345678"));

    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard, "name", "林秀蘭")]
    [InlineData(SomeLicenses.MarriageCertificate, "number", "J999901-2019-000387")]
    [InlineData(SomeLicenses.BusinessLicense, "creditCode", "91440101MA5CJMYA97")]
    public void A_face_that_says_something_else_than_the_metadata_is_told_by_field(string kindCode, string key, string value)
    {
        var license = SomeLicenses.Of(kindCode);
        var changed = license with { Face = With(license.Face, key, value) };

        Assert.Equal([key], LicenseFace.FindDisagreements(changed, SomeLicenses.Catalog.Find(kindCode)!));
    }

    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard, "9999011940061200210")]
    [InlineData(SomeLicenses.ResidentIdCard, "999901194006120022")]
    [InlineData(SomeLicenses.MarriageCertificate, "L999901-2019-000386")]
    [InlineData(SomeLicenses.RealEstateCertificate, "云(2021)云山市不动产证明第0001234号")]
    [InlineData(SomeLicenses.BusinessLicense, "91350100M000100Y44")]
    [InlineData(SomeLicenses.DisabilityCertificate, "99990119400612002183")]
    [InlineData(SomeLicenses.DisabilityCertificate, "999901194006120021")]
    [InlineData(SomeLicenses.HouseholdRegister, " ")]
    [InlineData(SomeLicenses.DivorceCertificate, "J999901-2024-000031")]
    [InlineData(SomeLicenses.DivorceCertificate, "L999901-24-000031")]
    [InlineData(SomeLicenses.RealEstateProof, "云(2022)云山市不动产权第0004321号")]
    [InlineData(SomeLicenses.RealEstateProof, "云(2022)云山市不动产证明第4321号")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC12599990100015")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC12599990100061")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC1259999010001")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC13299990100011")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC20499990100011")]
    [InlineData(SomeLicenses.FoodProductionLicense, "JY12599990100016")]
    [InlineData(SomeLicenses.FoodProductionLicense, "QS999925010001")]
    [InlineData(SomeLicenses.FoodOperationLicense, "JY19999010000018")]
    [InlineData(SomeLicenses.FoodOperationLicense, "JY19999010000107")]
    [InlineData(SomeLicenses.FoodOperationLicense, "SC19999010000017")]
    [InlineData(SomeLicenses.InspectionBodyCertificate, "24990034001")]
    [InlineData(SomeLicenses.SeniorCard, "123")]
    public void A_number_of_another_form_is_not_one_of_the_kind(string kindCode, string number) =>
        Assert.False(FaceRules.IsNumberOf(SomeLicenses.Catalog.Find(kindCode)!.NumberRule, number));

    [Theory]
    [InlineData(SomeLicenses.MarriageCertificate, "BJ999901-2019-000386")]
    [InlineData(SomeLicenses.DisabilityCertificate, "99990119400612002143B1")]
    [InlineData(SomeLicenses.RealEstateCertificate, "云〔2021〕云山市不动产权第0001234号")]
    [InlineData(SomeLicenses.DivorceCertificate, "BL999901-2024-000031")]
    [InlineData(SomeLicenses.RealEstateProof, "云〔2022〕云山市不动产证明第0004321号")]

    // Published by their holders: the check digit is computed as the standard says.
    [InlineData(SomeLicenses.FoodProductionLicense, "SC11532139200465")]
    [InlineData(SomeLicenses.FoodProductionLicense, "SC11834020305037")]
    [InlineData(SomeLicenses.FoodOperationLicense, "JY13301080111719")]
    [InlineData(SomeLicenses.FoodOperationLicense, "jy 1310 1140 0938 02")]
    public void A_number_of_a_later_issue_or_with_other_brackets_is_one_of_the_kind(string kindCode, string number) =>
        Assert.True(FaceRules.IsNumberOf(SomeLicenses.Catalog.Find(kindCode)!.NumberRule, number));

    [Theory]
    [InlineData(FaceFieldType.Date, "2019年5月20日", "20190520")]
    [InlineData(FaceFieldType.Date, "2019.05.20", "2019-5-20")]
    [InlineData(FaceFieldType.Text, "云山市 青崖区\n梧桐里（东）3号", "云山市青崖区梧桐里(东)3号")]
    [InlineData(FaceFieldType.Name, "阿依古丽•买买提", "阿依古丽·买买提")]
    [InlineData(FaceFieldType.Number, "Ｊ999901－2019－000386", "J999901-2019-000386")]
    [InlineData(FaceFieldType.ResidentId, "11010519491231002x", "11010519491231002X")]
    public void Two_writings_of_the_same_are_compared_as_equal(FaceFieldType type, string one, string other) =>
        Assert.Equal(FaceText.Fold(type, one), FaceText.Fold(type, other));

    private static ImmutableArray<FaceFault> FaultsWith(string kindCode, string key, string? value) => FaceRules.FindFaults(
        SomeLicenses.Catalog.Find(kindCode)!, With(SomeLicenses.FaceOf(kindCode), key, value));

    private static ImmutableArray<FaceValue> With(ImmutableArray<FaceValue> face, string key, string? value) =>
    [
        .. face.Where(field => field.Key != key),
        .. value is null ? [] : (FaceValue[])[new FaceValue(key, value)],
    ];
}
