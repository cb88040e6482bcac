using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>职业资格证书: of professions and of trades, one suspended, one revoked.</summary>
internal static class Qualifications
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Certificate(register, 1, "周晓棠", "护士执业资格", "护理学", "", new(2015, 9, 18)),
        Certificate(register, 2, "白露", "执业药师", "药学类", "", new(2018, 10, 14)),
        Certificate(register, 3, "唐语", "会计专业技术资格", "会计", "中级", new(2012, 10, 28)),
        Certificate(register, 4, "欧阳宁", "法律职业资格", "", "", new(2013, 3, 1)),
        Certificate(register, 5, "吴念", "保健按摩师", "", "三级／高级技能", new(2009, 6, 5)),
        Certificate(register, 6, "孙朗", "汽车维修工", "机动车机电维修", "三级／高级技能", new(2016, 5, 20)) with
        {
            Status = LicenseStatus.Suspended,
        },
        Certificate(register, 7, "罗家明", "中式烹调师", "", "四级／中级技能", new(2017, 12, 3)) with
        {
            Status = LicenseStatus.Revoked,
        },
    ];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, string name, string qualification, string specialty, string level,
        DateOnly approvedOn)
    {
        var person = DemoPeople.Named(name);
        var number = FormattableString.Invariant($"{approvedOn.Year}{DemoDistrict.City}{serial:0000000000}");
        return new DemoLicense
        {
            Kind = register.Kind("职业资格证书"),
            Office = DemoOffice.Examinations,
            Serial = DemoRegister.Serial("ZG", serial),
            Number = number,
            Holders = [person.Holder],
            IssuedOn = DemoRegister.ElectronicFrom(approvedOn),
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("idNumber", person.Number.Value),
                ("sex", person.Sex),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("qualification", qualification),
                ("specialty", specialty),
                ("level", level),
                ("approvedOn", DemoRegister.Day(approvedOn)),
                ("number", number),
                ("authority", DemoOffice.Examinations.Name)),
        };
    }
}
