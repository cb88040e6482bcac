using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using static CounterDesk.Tests.Support.SomeLicenses;

namespace CounterDesk.Tests.Domain.LicenseKinds;

/// <summary>What numbers and dates of the kinds about one person must be like, and each slip that tells itself.</summary>
public sealed class PersonalKindsTests
{
    [Theory]
    // 机动车驾驶证: the number of the driver, classes of Annex 1, six years, ten or no end.
    [InlineData(DrivingLicense, "number", "999901199003080068", FaceFaultReason.MalformedNumber)]
    [InlineData(DrivingLicense, "birthDate", "1990-08-03", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(DrivingLicense, "sex", "男", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(DrivingLicense, "classes", "C7", FaceFaultReason.NotAllowed)]
    [InlineData(DrivingLicense, "classes", "Cl", FaceFaultReason.NotAllowed)]
    [InlineData(DrivingLicense, "classes", "C1、D", FaceFaultReason.NotAllowed)]
    [InlineData(DrivingLicense, "firstIssuedOn", "1989-05-20", FaceFaultReason.DatesReversed)]
    [InlineData(DrivingLicense, "validity", "2019-05-20至2028-05-20", FaceFaultReason.TermNotOfKind)]
    [InlineData(DrivingLicense, "validity", "2029-05-20至2019-05-20", FaceFaultReason.DatesReversed)]
    [InlineData(DrivingLicense, "validity", "2019-05-20起", FaceFaultReason.NotADate)]
    [InlineData(DrivingLicense, "validity", "2019-02-29至2029-02-28", FaceFaultReason.NotADate)]
    [InlineData(DrivingLicense, "validity", null, FaceFaultReason.Missing)]
    [InlineData(DrivingLicense, "fileNumber", "99990001234", FaceFaultReason.NotAllowed)]
    [InlineData(DrivingLicense, "fileNumber", "9999000123456", FaceFaultReason.NotAllowed)]

    // 社会保障卡: the resident number, and a bank card whose check digit is right.
    [InlineData(SocialSecurityCard, "number", "999901194006120022", FaceFaultReason.MalformedNumber)]
    [InlineData(SocialSecurityCard, "cardNumber", "Y9990012", FaceFaultReason.NotAllowed)]
    [InlineData(SocialSecurityCard, "bankCardNumber", "9999000000000010012", FaceFaultReason.MalformedNumber)]
    [InlineData(SocialSecurityCard, "bankCardNumber", "9999000000000001011", FaceFaultReason.MalformedNumber)]
    [InlineData(SocialSecurityCard, "bankCardNumber", "99990000000000100l1", FaceFaultReason.MalformedNumber)]
    [InlineData(SocialSecurityCard, "bankCardNumber", "************0011", FaceFaultReason.MalformedNumber)]
    [InlineData(SocialSecurityCard, "validity", "2019.05.20-2024.05.20", FaceFaultReason.TermNotOfKind)]

    // 学历证书: form of education, year and level stand in the number too.
    [InlineData(GraduationCertificate, "category", "成人高等教育", FaceFaultReason.DisagreesWithPart)]
    [InlineData(GraduationCertificate, "level", "专科", FaceFaultReason.DisagreesWithPart)]
    [InlineData(GraduationCertificate, "level", "硕士研究生", FaceFaultReason.DisagreesWithPart)]
    [InlineData(GraduationCertificate, "graduatedOn", "2013-06-30", FaceFaultReason.DisagreesWithPart)]
    [InlineData(GraduationCertificate, "enrolledOn", "2012-09-01", FaceFaultReason.DatesReversed, "graduatedOn")]
    [InlineData(GraduationCertificate, "enrolledOn", "1988-09-01", FaceFaultReason.DatesReversed)]

    // 学位证书: the degree and the year.
    [InlineData(DegreeCertificate, "degree", "理学硕士", FaceFaultReason.DisagreesWithPart)]
    [InlineData(DegreeCertificate, "degree", "理学博士", FaceFaultReason.DisagreesWithPart)]
    [InlineData(DegreeCertificate, "awardedOn", "2021-06-30", FaceFaultReason.DisagreesWithPart)]

    // 职业资格证书: the person's own number.
    [InlineData(ProfessionalQualification, "idNumber", "999901199003080068", FaceFaultReason.MalformedNumber)]
    [InlineData(ProfessionalQualification, "birthDate", "1990-03-18", FaceFaultReason.DisagreesWithNumber)]
    [InlineData(ProfessionalQualification, "approvedOn", "1912-09-18", FaceFaultReason.DatesReversed)]
    [InlineData(ProfessionalQualification, "qualification", "", FaceFaultReason.Missing)]

    // 出生医学证明: a letter and nine digits, and nobody is certified before birth.
    [InlineData(BirthCertificate, "number", "T99990012", FaceFaultReason.NotAllowed)]
    [InlineData(BirthCertificate, "number", "1999900123", FaceFaultReason.NotAllowed)]
    [InlineData(BirthCertificate, "issuedOn", "2019-05-02", FaceFaultReason.DatesReversed)]
    [InlineData(BirthCertificate, "motherIdNumber", "999901199003080068", FaceFaultReason.MalformedNumber)]
    public void A_slip_is_told_by_field_and_reason(
        string kindCode, string key, string? value, FaceFaultReason reason, string? told = null) =>
        Assert.Equal([new FaceFault(told ?? key, reason)], FaultsWith(kindCode, (key, value)));

    [Theory]
    [InlineData(DrivingLicense, "validity", "2019-05-20至2025-05-20")]
    [InlineData(DrivingLicense, "validity", "2019-05-20至2025-05-19")]
    [InlineData(DrivingLicense, "validity", "2019年5月20日至长期")]
    [InlineData(DrivingLicense, "validity", "2020-02-29至2030-03-01")]
    [InlineData(DrivingLicense, "validity", "2019.05.20 - 2029.05.20")]
    [InlineData(DrivingLicense, "classes", "A1A2D")]
    [InlineData(DrivingLicense, "classes", "C6")]
    [InlineData(SocialSecurityCard, "bankCardNumber", "9999 0000 0000 0010 011")]
    [InlineData(SocialSecurityCard, "bankCardNumber", "999900*********0011")]
    [InlineData(GraduationCertificate, "level", "大学本科")]
    [InlineData(DegreeCertificate, "degree", "学士（第二学位）")]
    public void What_issuers_also_write_is_no_fault(string kindCode, string key, string value) =>
        Assert.Empty(FaultsWith(kindCode, (key, value)));

    [Theory]
    [InlineData(GraduationCertificate, "99999120120500123", true)] // 2001 and 2002
    [InlineData(GraduationCertificate, "65999901091100123", true)] // self-study
    [InlineData(GraduationCertificate, "9999912012050001234", false)]
    [InlineData(GraduationCertificate, "999991201225000123", false)] // no such level
    [InlineData(GraduationCertificate, "99999120120500O123", false)]
    [InlineData(DegreeCertificate, "C9999942012000123", true)] // adults, until 2015
    [InlineData(DegreeCertificate, "9999942012S00123", true)] // a double degree
    [InlineData(DegreeCertificate, "9999942012Z000123", true)] // self-study
    [InlineData(DegreeCertificate, "9999952012000123", false)] // no such degree
    [InlineData(DegreeCertificate, "999994201200012", false)]
    [InlineData(ProfessionalQualification, "2012-0001", false)]
    [InlineData(BirthCertificate, "TT99990012", false)]
    public void A_number_is_one_of_the_kind_or_not(string kindCode, string number, bool isOne) =>
        Assert.Equal(isOne, FaceRules.IsNumberOf(Catalog.Find(kindCode)!.NumberRule, number));

    [Theory]
    [InlineData("65999901091100123")] // of the self-study examinations, which is made in another way
    [InlineData("999999201209000123")] // of forms and levels that nobody here knows
    public void A_number_that_is_made_in_another_way_says_nothing_against_the_face(string number) =>
        Assert.Empty(FaultsWith(GraduationCertificate, ("number", number), ("category", "普通"), ("level", "本科")));

    [Fact]
    public void A_foreigner_drives_under_the_number_of_a_passport_and_has_a_social_security_number_of_letters()
    {
        Assert.Empty(FaultsWith(DrivingLicense, ("number", "E12345678"), ("birthDate", "1991-01-01"), ("sex", "男")));
        Assert.Empty(FaultsWith(SocialSecurityCard, ("number", "USA0E1234567890000")));
    }

    [Theory]
    [InlineData(DrivingLicense, "number", "999901194006120021")]
    [InlineData(SocialSecurityCard, "number", "E12345678")]
    [InlineData(ProfessionalQualification, "idNumber", "E12345678")]
    [InlineData(GraduationCertificate, "number", "999991201205000124")]
    public void A_number_of_somebody_or_something_else_disagrees_with_the_metadata(string kindCode, string key, string value)
    {
        var license = Of(kindCode);

        Assert.Equal(
            [key],
            LicenseFace.FindDisagreements(license with { Face = With(license.Face, key, value) }, Catalog.Find(kindCode)!));
    }

    [Theory]
    [InlineData("2019-05-20至2029-05-20", true)]
    [InlineData("2019年5月20日至2029年5月20日", true)]
    [InlineData("2019-05-20至2025-05-20", false)]
    [InlineData("2019-05-20至长期", false)]
    public void The_end_of_a_term_is_that_of_the_metadata_or_disagrees_with_it(string validity, bool agrees)
    {
        var license = Of(DrivingLicense);
        license = license with
        {
            ValidUntil = new DateOnly(2029, 5, 20), Face = With(license.Face, "validity", validity),
        };

        Assert.Equal(
            agrees ? [] : ["validity"], LicenseFace.FindDisagreements(license, Catalog.Find(DrivingLicense)!));
    }

    [Theory]
    [InlineData(GraduationCertificate, "birthDate", "1990-08-03")]
    [InlineData(GraduationCertificate, "sex", "男")]
    [InlineData(DegreeCertificate, "birthDate", "1991-03-08")]
    [InlineData(BirthCertificate, "birthDate", "2019-05-13")]
    [InlineData(BirthCertificate, "sex", "男")]
    public void A_birth_or_a_sex_that_the_holder_s_number_does_not_say_is_odd(string kindCode, string key, string value)
    {
        var (license, kind) = (Of(kindCode), Catalog.Find(kindCode)!);
        var odd = license with { Face = With(license.Face, key, value) };

        Assert.Equal([key], LicenseFace.FindOddities(odd, kind));
        Assert.Empty(LicenseFace.FindDisagreements(odd, kind));
        Assert.Empty(LicenseFace.FindOddities(
            odd with { Holders = [new("Mary Sun", HolderCode.Parse(HolderCodeType.OrdinaryPassport, "E12345678"))] }, kind));
    }

    [Fact]
    public void A_bank_card_and_what_is_about_health_are_not_printed_unless_a_matter_asks() => Assert.All(
        ((string, string)[])
        [
            (SocialSecurityCard, "bankCardNumber"), (SocialSecurityCard, "bank"), (DrivingLicense, "hearingAid"),
            (BirthCertificate, "weight"), (BirthCertificate, "motherAddress"), (GraduationCertificate, "president"),
        ],
        pair => Assert.False(Catalog.Find(pair.Item1)!.FindField(pair.Item2)!.IsPrintedByDefault));

    private static ImmutableArray<FaceFault> FaultsWith(string kindCode, params (string Key, string? Value)[] changes) =>
        FaceRules.FindFaults(
            Catalog.Find(kindCode)!,
            changes.Aggregate(FaceOf(kindCode), (face, change) => With(face, change.Key, change.Value)));

    private static ImmutableArray<FaceValue> With(ImmutableArray<FaceValue> face, string key, string? value) =>
    [
        .. face.Where(field => field.Key != key),
        .. value is null ? [] : (FaceValue[])[new FaceValue(key, value)],
    ];
}
