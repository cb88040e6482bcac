using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>残疾人证: one in force, a child's with a guardian, one suspended, one expired.</summary>
internal static class DisabilityCertificates
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var today = register.Today;
        return
        [
            Certificate(register, 1, "吴念", ("视力", 1), ("一级", 1), today.AddYears(-3)),
            Certificate(register, 2, "郑小满", ("听力", 2), ("二级", 2), today.AddYears(-4), guardian: "郑立言"),
            Certificate(register, 3, "孙朗", ("肢体", 4), ("三级", 3), today.AddYears(-5)) with
            {
                Status = LicenseStatus.Suspended,
            },
            Certificate(register, 4, "丁宁", ("言语", 3), ("四级", 4), today.AddDays(-200).AddYears(-10)) with
            {
                Status = LicenseStatus.Expired,
            },
        ];
    }

    private static DemoLicense Certificate(
        DemoRegister register, int number, string name,
        (string Name, int Code) category, (string Name, int Code) grade, DateOnly from, string? guardian = null)
    {
        var person = DemoPeople.Named(name);
        var household = DemoPeople.HouseholdOf(person);
        var until = from.AddYears(10);
        var certificateNumber = FormattableString.Invariant($"{person.Number.Value}{category.Code}{grade.Code}");
        return new DemoLicense
        {
            Kind = register.Kind("残疾人证"),
            Office = DemoOffice.DisabledPersons,
            Serial = DemoRegister.Serial("CJ", number),
            Number = certificateNumber,
            Holders = [person.Holder],
            IssuedOn = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("sex", person.Sex),
                ("ethnicity", person.Ethnicity + "族"),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("address", household.FullAddress),
                ("category", category.Name),
                ("grade", grade.Name),
                ("number", certificateNumber),
                ("guardian", guardian ?? ""),
                ("guardianPhone", guardian is null ? "" : "000-5550101"),
                ("issuedOn", DemoRegister.Day(from)),
                ("validity", DemoRegister.Term(from, until)),
                ("authority", DemoOffice.DisabledPersons.Name)),
        };
    }
}
