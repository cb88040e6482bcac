using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>学历证书: at three levels, an old one of adult education with a shorter number, one taken back.</summary>
internal static class GraduationCertificates
{
    private const string Regular = "普通高等教育";
    private const string Adult = "成人高等教育";
    private const string FullTime = "全日制";

    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Certificate(register, 1, "周晓棠", "护理学", "本科", "四年", new(2011, 9, 1), new(2015, 6, 30)),
        Certificate(register, 2, "顾长河", "软件工程", "本科", "四年", new(2006, 9, 1), new(2010, 6, 30)),
        Certificate(register, 3, "沈知夏", "课程与教学论", "硕士研究生", "三年", new(2012, 9, 1), new(2015, 6, 30)),
        Certificate(register, 4, "刘䶮", "汉语言文学", "本科", "四年", new(2012, 9, 1), new(2016, 6, 30)),
        Certificate(register, 5, "白露", "药学", "本科", "四年", new(2009, 9, 1), new(2013, 6, 30)),
        Certificate(register, 6, "唐语", "会计", "专科", "三年", new(2000, 9, 1), new(2003, 6, 30)),
        Certificate(register, 7, "阿依古丽·吐尔逊", "英语", "本科", "四年", new(2014, 9, 1), new(2018, 6, 30)),
        Certificate(register, 8, "梁思远", "数学教育", "本科", "三年", new(1999, 3, 1), new(2002, 1, 10), Adult),
        Certificate(register, 9, "江一帆", "物流管理", "专科", "三年", new(2013, 9, 1), new(2016, 6, 30)) with
        {
            Status = LicenseStatus.Withdrawn,
        },
    ];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, string name, string major, string level, string length,
        DateOnly enrolledOn, DateOnly graduatedOn, string category = Regular)
    {
        var person = DemoPeople.Named(name);
        var number = NumberOf(category, level, graduatedOn.Year, serial);
        return new DemoLicense
        {
            Kind = register.Kind("学历证书"),
            Office = DemoOffice.University,
            Serial = DemoRegister.Serial("XL", serial),
            Number = number,
            Holders = [person.Holder],
            IssuedOn = DemoRegister.ElectronicFrom(graduatedOn),
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("sex", person.Sex),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("school", DemoOffice.University.Name),
                ("category", category),
                ("major", major),
                ("level", level),
                ("length", length),
                ("studyForm", category is Adult ? "业余" : FullTime),
                ("enrolledOn", DemoRegister.Day(enrolledOn)),
                ("graduatedOn", DemoRegister.Day(graduatedOn)),
                ("president", DemoRegister.President),
                ("number", number)),
        };
    }

    // Numbers of 2001 and 2002 have a digit less.
    private static string NumberOf(string category, string level, int year, int serial)
    {
        var form = category is Adult ? "5" : "1";
        var code = level switch { "专科" => "06", "本科" => "05", _ => "02" };
        var last = year < 2003 ? FormattableString.Invariant($"{serial:00000}") : FormattableString.Invariant($"{serial:000000}");
        return FormattableString.Invariant($"{DemoRegister.SchoolCode}{form}{year}{code}{last}");
    }
}
