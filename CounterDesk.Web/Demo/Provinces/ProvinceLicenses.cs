using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Provinces;

/// <summary>
/// What the fictional provinces share with the demo city: 云岭省 the licenses of its own people and graduates, 海晏省, in
/// which the city lies, those of another of its cities and some that the city's library has otherwise.
/// </summary>
internal static class ProvinceLicenses
{
    public const string Yunling = "yunling";
    public const string Haiyan = "haiyan";

    private const string Street = "岭安市锦屏区松风路";

    /// <summary>Young, moves to the city and brings her degree.</summary>
    public static readonly DemoPerson Ye = new("叶南乔", "户主", ProvinceOffices.LinganRegion, new(1996, 4, 18), 46);

    /// <summary>Old, and lives with his daughter in the city.</summary>
    public static readonly DemoPerson Zheng = new("郑远山", "户主", ProvinceOffices.LinganRegion, new(1944, 9, 3), 15);

    /// <summary>Of another city of the same province.</summary>
    public static readonly DemoPerson Kang = new("康素云", "户主", ProvinceOffices.BingangRegion, new(1950, 2, 11), 24);

    public static ImmutableArray<DemoLicense> Of(DemoRegister register, string province) => province switch
    {
        Yunling =>
        [
            IdCard(register, ProvinceOffices.LinganPolice, "YLID", 1, Ye, Street + "9号3幢502室", new(2022, 4, 20), new(2042, 4, 20)),
            IdCard(register, ProvinceOffices.LinganPolice, "YLID", 2, Zheng, Street + "22号", new(2018, 9, 10), null),
            SocialSecurityCard(register, ProvinceOffices.LinganSocialSecurity, "YLSB", 1, Zheng, new(2021, 5, 6)),
            Graduation(register, 1, Ye, "城乡规划", new(2018, 9, 1), new(2021, 6, 30)),
            Degree(register, 1, Ye, "城乡规划学", "工学硕士", new(2021, 6, 30)),
            Degree(register, 2, DemoPeople.Named("顾长河"), "软件工程", "工程硕士", new(2014, 6, 30)),
        ],
        Haiyan =>
        [
            .. OfTheCity(register),
            IdCard(register, ProvinceOffices.BingangPolice, "HYID", 1, Kang, "滨港市港前区望海街6号", new(2016, 3, 1), null),
            SocialSecurityCard(register, ProvinceOffices.BingangSocialSecurity, "HYSB", 2, Kang, new(2020, 9, 15)),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(province), province, "There is no such province."),
    };

    // One that the province has suspended since, and one that was issued again.
    private static IEnumerable<DemoLicense> OfTheCity(DemoRegister register) =>
        from license in register.All()
        where license.Kind.Name is "学位证书"
        let name = license.Holders[0].Name
        where name is "周晓棠" or "沈知夏"
        select name is "周晓棠"
            ? license with { Status = LicenseStatus.Suspended }
            : license with { Version = 2, IssuedOn = license.IssuedOn.AddYears(2) };

    private static DemoLicense IdCard(
        DemoRegister register, DemoOffice office, string prefix, int serial, DemoPerson person, string address, DateOnly from,
        DateOnly? until) => new()
        {
            Kind = register.Kind("居民身份证"),
            Office = office,
            Serial = DemoRegister.Serial(prefix, serial),
            Number = person.Number.Value,
            Holders = [person.Holder],
            IssuedOn = from,
            ValidFrom = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
            ("name", person.Name), ("sex", person.Sex), ("ethnicity", person.Ethnicity),
            ("birthDate", DemoRegister.Day(person.BirthDate)), ("address", address), ("number", person.Number.Value),
            ("issuer", office.Name), ("validity", DemoRegister.Term(from, until))),
        };

    private static DemoLicense SocialSecurityCard(
        DemoRegister register, DemoOffice office, string prefix, int serial, DemoPerson person, DateOnly from) => new()
    {
        Kind = register.Kind("社会保障卡"),
        Office = office,
        Serial = DemoRegister.Serial(prefix, serial),
        Number = person.Number.Value,
        Holders = [person.Holder],
        IssuedOn = from,
        ValidUntil = from.AddYears(10),
        Face = DemoRegister.Face(
            ("name", person.Name), ("number", person.Number.Value),
            ("cardNumber", FormattableString.Invariant($"L{88000000 + serial}")), ("issuedOn", DemoRegister.Day(from)),
            ("validity", DemoRegister.Term(from, from.AddYears(10))), ("issuer", office.Name)),
    };

    private static DemoLicense Graduation(
        DemoRegister register, int serial, DemoPerson person, string major, DateOnly enrolledOn, DateOnly graduatedOn)
    {
        var number = FormattableString.Invariant($"{DemoRegister.SchoolCode}1{graduatedOn.Year}02{880000 + serial:000000}");
        return Certificate(register, "学历证书", "YLXL", serial, person, number, graduatedOn) with
        {
            Face = DemoRegister.Face(
                ("name", person.Name), ("sex", person.Sex), ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("school", ProvinceOffices.YunlingUniversity.Name), ("category", "普通高等教育"), ("major", major),
                ("level", "硕士研究生"), ("length", "三年"), ("studyForm", "全日制"),
                ("enrolledOn", DemoRegister.Day(enrolledOn)), ("graduatedOn", DemoRegister.Day(graduatedOn)),
                ("president", DemoRegister.President), ("number", number)),
        };
    }

    private static DemoLicense Degree(
        DemoRegister register, int serial, DemoPerson person, string discipline, string degree, DateOnly awardedOn)
    {
        var number = FormattableString.Invariant($"{DemoRegister.SchoolCode}3{awardedOn.Year}{880000 + serial:000000}");
        return Certificate(register, "学位证书", "YLXW", serial, person, number, awardedOn) with
        {
            Face = DemoRegister.Face(
                ("name", person.Name), ("sex", person.Sex), ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("school", ProvinceOffices.YunlingUniversity.Name), ("discipline", discipline), ("degree", degree),
                ("authority", ProvinceOffices.YunlingUniversity.Name), ("awardedOn", DemoRegister.Day(awardedOn)),
                ("president", DemoRegister.President), ("chair", DemoRegister.President), ("number", number)),
        };
    }

    private static DemoLicense Certificate(
        DemoRegister register, string kind, string prefix, int serial, DemoPerson person, string number, DateOnly on) => new()
        {
            Kind = register.Kind(kind),
            Office = ProvinceOffices.YunlingUniversity,
            Serial = DemoRegister.Serial(prefix, serial),
            Number = number,
            Holders = [person.Holder],
            IssuedOn = DemoRegister.ElectronicFrom(on),
            Face = [],
        };
}
