using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>学位证书: bachelors and masters, one of them taken back.</summary>
internal static class DegreeCertificates
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Certificate(register, 1, "周晓棠", "护理学", "理学学士", new(2015, 6, 30)),
        Certificate(register, 2, "顾长河", "软件工程", "工学学士", new(2010, 6, 30)),
        Certificate(register, 3, "沈知夏", "课程与教学论", "教育学硕士", new(2015, 6, 30)),
        Certificate(register, 4, "刘䶮", "汉语言文学", "文学学士", new(2016, 6, 30)),
        Certificate(register, 5, "白露", "药学", "理学学士", new(2013, 6, 30)),
        Certificate(register, 6, "欧阳宁", "民商法学", "法学硕士", new(2011, 6, 30)),
        Certificate(register, 7, "乔安", "市场营销", "管理学学士", new(2011, 6, 30)) with { Status = LicenseStatus.Withdrawn },
    ];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, string name, string discipline, string degree, DateOnly awardedOn)
    {
        var person = DemoPeople.Named(name);
        var level = degree.EndsWith("硕士", StringComparison.Ordinal) ? 3 : 4;
        var number = FormattableString.Invariant($"{DemoRegister.SchoolCode}{level}{awardedOn.Year}{serial:000000}");
        return new DemoLicense
        {
            Kind = register.Kind("学位证书"),
            Office = DemoOffice.University,
            Serial = DemoRegister.Serial("XW", serial),
            Number = number,
            Holders = [person.Holder],
            IssuedOn = DemoRegister.ElectronicFrom(awardedOn),
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("sex", person.Sex),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("school", DemoOffice.University.Name),
                ("discipline", discipline),
                ("degree", degree),
                ("authority", DemoOffice.University.Name),
                ("awardedOn", DemoRegister.Day(awardedOn)),
                ("president", DemoRegister.President),
                ("chair", DemoRegister.President),
                ("number", number)),
        };
    }
}
