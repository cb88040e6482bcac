using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Tests.Support;

/// <summary>Licenses of people and organizations that do not exist, one for each kind of the catalog, with a right face.</summary>
internal static class SomeLicenses
{
    public const string ResidentIdCard = "11100000000013127D001";
    public const string HouseholdRegister = "11999900MB0TE5T01T002";
    public const string MarriageCertificate = "11999900MB0TE5T01T003";
    public const string RealEstateCertificate = "11100000MB03271699001";
    public const string BusinessLicense = "11100000MB0143028R001";
    public const string DisabilityCertificate = "11999900MB0TE5T01T005";

    public const string BirthCertificate = "11999900MB0TE5T01T006";
    public const string DivorceCertificate = "11999900MB0TE5T01T020";
    public const string RealEstateProof = "11100000MB03271699022";
    public const string FoodProductionLicense = "11999900MB0TE5T01T021";
    public const string FoodOperationLicense = "11999900MB0TE5T01T022";
    public const string InspectionBodyCertificate = "11999900MB0TE5T01T023";
    public const string SeniorCard = "11999900MB0TE5T01T024";
    public const string DrivingLicense = "11999900MB0TE5T01T004";
    public const string SocialSecurityCard = "11999900MB0TE5T01T007";
    public const string GraduationCertificate = "11999900MB0TE5T01T008";
    public const string DegreeCertificate = "11999900MB0TE5T01T009";
    public const string ProfessionalQualification = "11999900MB0TE5T01T010";

    public static readonly LicenseKindCatalog Catalog = LicenseKindCatalog.Load([]);

    public static readonly Holder Lin = new("林秀兰", HolderCode.Of(SomeNumbers.ResidentId("1940-06-12", 2)));
    public static readonly Holder Gu = new("顾长河", HolderCode.Of(SomeNumbers.ResidentId("1988-04-12", 3)));
    public static readonly Holder Shen = new("沈知夏", HolderCode.Of(SomeNumbers.ResidentId("1990-11-02", 8)));
    public static readonly Holder Sun = new("孙晓云", HolderCode.Of(SomeNumbers.ResidentId("1990-03-08", 6)));
    public static readonly Holder Zheng = new("郑禾", HolderCode.Of(SomeNumbers.ResidentId("2019-05-12", 4)));
    public static readonly Holder Bean = new("云山市青崖豆制品有限公司", HolderCode.Parse(HolderCodeType.UnifiedSocialCreditCode, "91350100M000100Y43"));

    /// <summary>A license of the kind, in force, with the face of <see cref="FaceOf"/>.</summary>
    public static License Of(string kindCode, string serial = "20260101000001", int version = 1)
    {
        var kind = Catalog.Find(kindCode)!;
        var face = FaceOf(kindCode);
        return new License
        {
            Identifier = SomeNumbers.Identifier(kindCode, serial, version),
            KindCode = kindCode,
            KindName = kind.Name,
            Name = kind.Name,
            Number = face.First(value => kind.FindField(value.Key)!.Repeats.Contains(LicenseItem.Number)).Value,
            Holders = HoldersOf(kindCode),
            IssuerName = "云山市演示签发机关",
            IssuerCode = SomeNumbers.IssuerCode,
            IssuedOn = DayOn(face, "issuedOn") ?? new DateOnly(2019, 5, 20),
            ValidFrom = DayOn(face, "issuedOn") ?? new DateOnly(2019, 5, 20),
            ValidUntil = DayOn(face, "validUntil"),
            RegionCode = "999901",
            Status = LicenseStatus.Valid,
            Face = face,
            Version = version,
            Origin = new LicenseOrigin("library", new DateTime(2026, 3, 18, 1, 0, 0, DateTimeKind.Utc)),
        };
    }

    public static ImmutableArray<Holder> HoldersOf(string kindCode) => kindCode switch
    {
        MarriageCertificate => [Gu, Shen],
        RealEstateCertificate => [Gu, Shen],
        BusinessLicense => [Bean],
        BirthCertificate => [Zheng],
        DivorceCertificate => [Gu],
        RealEstateProof => [Gu, Shen],
        FoodProductionLicense or FoodOperationLicense or InspectionBodyCertificate => [Bean],
        DrivingLicense or GraduationCertificate or DegreeCertificate or ProfessionalQualification => [Sun],
        _ => [Lin],
    };

    public static ImmutableArray<FaceValue> FaceOf(string kindCode) => kindCode switch
    {
        ResidentIdCard =>
        [
            new("name", Lin.Name), new("sex", "女"), new("ethnicity", "汉"), new("birthDate", "1940-06-12"),
            new("address", "云山市青崖区梧桐里3号"), new("number", Lin.Code.Text), new("issuer", "云山市公安局青崖分局"),
            new("validity", "2016.05.18-长期"),
        ],
        HouseholdRegister =>
        [
            new("householdType", "家庭户"), new("headName", "林建国"), new("householdNumber", "0012345"),
            new("address", "云山市青崖区梧桐里3号"), new("authority", "青崖派出所"), new("name", Lin.Name),
            new("relationToHead", "母亲"), new("sex", "女"), new("ethnicity", "汉"), new("birthDate", "1940年6月12日"),
            new("idNumber", Lin.Code.Text), new("religion", ""),
        ],
        MarriageCertificate =>
        [
            new("holderName", Gu.Name), new("registeredOn", "2019-05-20"), new("number", "J999901-2019-000386"),
            new("name", Gu.Name), new("sex", "男"), new("nationality", "中国"), new("birthDate", "1988-04-12"),
            new("idNumber", Gu.Code.Text), new("spouseName", Shen.Name), new("spouseSex", "女"),
            new("spouseNationality", "中国"), new("spouseBirthDate", "1990-11-02"), new("spouseIdNumber", Shen.Code.Text),
            new("authority", "云山市青崖区民政局"),
        ],
        RealEstateCertificate =>
        [
            new("number", "云（2021）云山市不动产权第0001234号"), new("owners", "顾长河、沈知夏"), new("coOwnership", "共同共有"),
            new("location", "云山市青崖区梧桐里3号"), new("unitNumber", "999901001021GB00233F00010013"),
            new("rightType", "国有建设用地使用权/房屋所有权"), new("rightNature", "出让/市场化商品房"), new("use", "住宅"),
            new("area", "89.5平方米"), new("authority", "云山市自然资源局"), new("registeredOn", "2021-03-01"),
        ],
        BusinessLicense =>
        [
            new("creditCode", Bean.Code.Text), new("name", Bean.Name), new("type", "有限责任公司"),
            new("representative", "林建国"), new("capital", "壹佰万元整"), new("establishedOn", "2015-07-01"),
            new("address", "云山市青崖区豆坊街8号"), new("scope", "豆制品加工、销售"), new("authority", "云山市市场监督管理局"),
        ],
        DisabilityCertificate =>
        [
            new("name", Lin.Name), new("sex", "女"), new("birthDate", "1940-06-12"), new("address", "云山市青崖区梧桐里3号"),
            new("category", "肢体"), new("grade", "三级"), new("number", $"{Lin.Code.Text}43"),
            new("issuedOn", "2019-05-20"), new("authority", "云山市残疾人联合会"),
        ],
        BirthCertificate =>
        [
            new("name", Zheng.Name), new("sex", "女"), new("birthDate", "2019-05-12 08:35:00"),
            new("hospital", "云山市青崖区妇幼保健院"), new("motherName", Sun.Name), new("motherIdNumber", Sun.Code.Text),
            new("fatherName", "郑文山"), new("fatherIdNumber", SomeNumbers.ResidentId("1988-01-20", 5).Value),
            new("authority", "云山市青崖区妇幼保健院"), new("issuedOn", "2019-05-20"), new("number", "T999900123"),
        ],
        DivorceCertificate =>
        [
            new("holderName", Gu.Name), new("registeredOn", "2024-03-12"), new("number", "L999901-2024-000031"),
            new("name", Gu.Name), new("sex", "男"), new("nationality", "中国"), new("birthDate", "1988-04-12"),
            new("idNumber", Gu.Code.Text), new("formerSpouseName", Shen.Name), new("formerSpouseSex", "女"),
            new("formerSpouseNationality", "中国"), new("formerSpouseBirthDate", "1990-11-02"),
            new("formerSpouseIdNumber", Shen.Code.Text), new("authority", "云山市青崖区民政局"),
        ],
        RealEstateProof =>
        [
            new("number", "云（2022）云山市不动产证明第0004321号"), new("subject", "预购商品房预告登记"),
            new("entitled", "顾长河、沈知夏"), new("obligors", "云山安居置业有限公司"), new("location", "云山市青崖区望江里9号"),
            new("unitNumber", "999901001021GB00234F00020008"), new("authority", "云山市自然资源局"),
            new("registeredOn", "2022-06-01"),
        ],
        FoodProductionLicense =>
        [
            new("name", Bean.Name), new("creditCode", Bean.Code.Text), new("representative", "林建国"),
            new("address", "云山市青崖区豆坊街8号"), new("site", "云山市青崖区豆坊街8号"), new("category", "豆制品"),
            new("number", "SC12599990100016"), new("validUntil", "2029-03-04"), new("authority", "云山市市场监督管理局"),
            new("issuedOn", "2024-03-05"),
        ],
        FoodOperationLicense =>
        [
            new("name", Bean.Name), new("creditCode", Bean.Code.Text), new("representative", "林建国"),
            new("address", "云山市青崖区豆坊街8号"), new("site", "云山市青崖区豆坊街8号"), new("businessForm", "食品销售经营者"),
            new("scope", "预包装食品销售；散装食品销售"), new("number", "JY19999010000017"), new("validUntil", "2029-03-04"),
            new("authority", "云山市市场监督管理局"), new("issuedOn", "2024-03-05"),
        ],
        InspectionBodyCertificate =>
        [
            new("number", "249900340017"), new("name", Bean.Name), new("address", "云山市青崖区豆坊街8号"),
            new("issuedOn", "2024-03-05"), new("validUntil", "2030-03-04"), new("authority", "云山市市场监督管理局"),
        ],
        SeniorCard =>
        [
            new("name", Lin.Name), new("sex", "女"), new("birthDate", "1940-06-12"), new("idNumber", Lin.Code.Text),
            new("address", "云山市青崖区梧桐里3号"), new("number", "YS70000123"), new("issuedOn", "2019-05-20"),
            new("authority", "云山市青崖区民政局"),
        ],
        DrivingLicense =>
        [
            new("number", Sun.Code.Text), new("name", Sun.Name), new("sex", "女"), new("nationality", "中国"),
            new("address", "云山市青崖区梧桐里3号"), new("birthDate", "1990-03-08"), new("firstIssuedOn", "2013-05-20"),
            new("classes", "C1D"), new("validity", "2019-05-20至2029-05-20"), new("authority", "云山市公安局交通警察支队"),
            new("fileNumber", "999900012345"),
        ],
        SocialSecurityCard =>
        [
            new("name", Lin.Name), new("number", Lin.Code.Text), new("cardNumber", "Y99900123"),
            new("issuedOn", "2019-05-20"), new("validity", "2019.05.20-2029.05.20"),
            new("issuer", "云山市人力资源和社会保障局"), new("bank", "云山农村商业银行"),
            new("bankCardNumber", "9999000000000010011"),
        ],
        GraduationCertificate =>
        [
            new("name", Sun.Name), new("sex", "女"), new("birthDate", "1990-03-08"), new("school", "云山大学"),
            new("category", "普通高等教育"), new("major", "护理学"), new("level", "本科"), new("length", "四年"),
            new("studyForm", "全日制"), new("enrolledOn", "2008-09-01"), new("graduatedOn", "2012-06-30"),
            new("president", "文泽深"), new("number", "999991201205000123"),
        ],
        DegreeCertificate =>
        [
            new("name", Sun.Name), new("sex", "女"), new("birthDate", "1990-03-08"), new("school", "云山大学"),
            new("discipline", "护理学"), new("degree", "理学学士"), new("authority", "云山大学"),
            new("awardedOn", "2012-06-30"), new("president", "文泽深"), new("number", "9999942012000123"),
        ],
        ProfessionalQualification =>
        [
            new("name", Sun.Name), new("idNumber", Sun.Code.Text), new("sex", "女"), new("birthDate", "1990-03-08"),
            new("qualification", "护士执业资格"), new("specialty", "护理学"), new("approvedOn", "2012-09-18"),
            new("number", "20129999000000000001"), new("authority", "云山市人事考试中心"),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Ask for a kind of the catalog."),
    };

    private static DateOnly? DayOn(ImmutableArray<FaceValue> face, string key) =>
        FaceDate.TryParse(face.FirstOrDefault(value => value.Key == key)?.Value, out var day) ? day : null;
}
