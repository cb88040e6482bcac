using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>出生医学证明: of three children with their parents, one of them issued again.</summary>
internal static class BirthCertificates
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Certificate(register, 1, "顾星禾", "沈知夏", "顾长河", "U999902107", 39, 3260, 50, "08时35分"),
        Certificate(register, 2, "周一诺", "叶蓁", "周牧野", "P999904415", 40, 3410, 51, "23时05分"),
        Certificate(register, 3, "郑小满", "罗晴", "郑立言", "M999901208", 36, 2650, 47, "14时20分") with
        {
            Status = LicenseStatus.Superseded,
        },
        Certificate(register, 3, "郑小满", "罗晴", "郑立言", "U999907733", 36, 2650, 47, "14时20分", new(2022, 10, 12)) with
        {
            Version = 2,
        },
    ];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, string childName, string motherName, string fatherName, string number,
        int weeks, int grams, int centimeters, string minute, DateOnly? issuedAgainOn = null)
    {
        var (child, mother, father) =
            (DemoPeople.Named(childName), DemoPeople.Named(motherName), DemoPeople.Named(fatherName));
        var issuedOn = issuedAgainOn ?? child.BirthDate.AddDays(9);
        return new DemoLicense
        {
            Kind = register.Kind("出生医学证明"),
            Office = DemoOffice.Maternity,
            Serial = DemoRegister.Serial("CS", serial),
            Number = number,
            Holders = [child.Holder],
            IssuedOn = issuedOn,
            Face = DemoRegister.Face(
            [
                ("name", child.Name),
                ("sex", child.Sex),
                ("birthDate", DemoRegister.Day(child.BirthDate)),
                ("birthMinute", minute),
                ("gestation", FormattableString.Invariant($"{weeks}周")),
                ("weight", FormattableString.Invariant($"{grams}克")),
                ("length", FormattableString.Invariant($"{centimeters}厘米")),
                ("birthPlace", DemoDistrict.Of(child.Region).Name),
                ("hospital", DemoOffice.Maternity.Name),
                .. Parent("mother", mother, child.BirthDate),
                .. Parent("father", father, child.BirthDate),
                ("authority", DemoOffice.Maternity.Name),
                ("issuedOn", DemoRegister.Day(issuedOn)),
                ("number", number),
            ]),
        };
    }

    private static IEnumerable<(string Key, string Value)> Parent(string key, DemoPerson parent, DateOnly day) =>
    [
        ($"{key}Name", parent.Name),
        ($"{key}Age", FormattableString.Invariant($"{parent.AgeOn(day)}岁")),
        ($"{key}Nationality", "中国"),
        ($"{key}Ethnicity", parent.Ethnicity + "族"),
        ($"{key}Address", DemoPeople.HouseholdOf(parent).FullAddress),
        ($"{key}IdType", "居民身份证"),
        ($"{key}IdNumber", parent.Number.Value),
    ];
}
