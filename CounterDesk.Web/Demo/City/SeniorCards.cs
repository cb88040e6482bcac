using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// 老年人优待证, by a rule that the city made up for itself: three classes from 60, 65 and 70 on. In force, a higher class
/// in place of a lower one, lost, and of somebody who died.
/// </summary>
internal static class SeniorCards
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Card(register, 1, "林秀兰", new(2018, 10, 17)),
        Card(register, 2, "陈玉梅", new(2024, 11, 18)),
        Card(register, 3, "\U00020BB7明远", new(2023, 9, 5)),
        Card(register, 4, "赵庆年", new(2020, 10, 20)) with { Status = LicenseStatus.Superseded },
        Card(register, 4, "赵庆年", new(2025, 10, 14)) with { Version = 2 },
        Card(register, 5, "吴山", new(2022, 8, 1)) with { Status = LicenseStatus.Suspended },
        Card(register, 6, "许秋月", new(2018, 10, 17)),
        Card(register, 7, "周福生", new(2018, 10, 17)) with { Status = LicenseStatus.Cancelled },
    ];

    private static DemoLicense Card(DemoRegister register, int serial, string name, DateOnly from)
    {
        var person = DemoPeople.Named(name);
        var household = DemoPeople.HouseholdOf(person);
        var office = household.District.ElderlyCare;
        var (age, benefits) = person.AgeOn(from) switch
        {
            >= 70 => (70, "免费乘坐市内公共汽车；免费进入公园、博物馆；看病优先。"),
            >= 65 => (65, "市内公共汽车半价；免费进入公园、博物馆；看病优先。"),
            _ => (60, "公园、博物馆半价；看病优先。"),
        };
        var number = FormattableString.Invariant($"YS{office.Region}{age}{serial:00000}");
        return new DemoLicense
        {
            Kind = register.Kind("老年人优待证"),
            Office = office,
            Serial = DemoRegister.Serial("LN", serial),
            Number = number,
            Holders = [person.Holder],
            IssuedOn = from,
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("sex", person.Sex),
                ("ethnicity", person.Ethnicity + "族"),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("idNumber", person.Number.Value),
                ("address", household.FullAddress),
                ("class", FormattableString.Invariant($"{age}周岁以上")),
                ("number", number),
                ("issuedOn", DemoRegister.Day(from)),
                ("validity", "长期"),
                ("benefits", benefits),
                ("authority", office.Name)),
        };
    }
}
