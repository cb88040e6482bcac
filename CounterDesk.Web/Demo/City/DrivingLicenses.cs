using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>机动车驾驶证: for ten years, for six and without end; one suspended, one revoked, one expired.</summary>
internal static class DrivingLicenses
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var today = register.Today;
        return
        [
            License(register, 4417, "林𬭎", "A2", new(2008, 6, 11), new(2024, 6, 11), 10),
            License(register, 2088, "周建国", "C1", new(1996, 4, 3), new(2014, 4, 3), null),
            License(register, 7120, "顾长河", "C1D", new(2011, 5, 6), new(2017, 5, 6), 10),
            License(register, 8831, "沈知夏", "C2", today.AddYears(-1), today.AddYears(-1), 6),
            License(register, 5502, "方若水", "C2", new(2019, 8, 20), new(2025, 8, 20), 10, hearingAid: "须佩戴助听设备"),
            License(register, 6014, "孙朗", "C1", today.AddDays(-40).AddYears(-6), today.AddDays(-40).AddYears(-6), 6) with
            {
                Status = LicenseStatus.Expired,
            },
            License(register, 6377, "罗家明", "C1", new(2015, 3, 2), new(2021, 3, 2), 10) with
            {
                Status = LicenseStatus.Suspended,
            },
            License(register, 3940, "高远", "C1E", new(2017, 10, 9), new(2023, 10, 9), 10) with
            {
                Status = LicenseStatus.Revoked,
            },
        ];
    }

    private static DemoLicense License(
        DemoRegister register, int serial, string name, string classes, DateOnly firstIssuedOn, DateOnly from, int? years,
        string hearingAid = "")
    {
        var person = DemoPeople.Named(name);
        var until = years is { } term ? from.AddYears(term) : (DateOnly?)null;
        return new DemoLicense
        {
            Kind = register.Kind("机动车驾驶证"),
            Office = DemoOffice.Traffic,
            Serial = DemoRegister.Serial("JZ", serial),
            Number = person.Number.Value,
            Holders = [person.Holder],
            IssuedOn = from,
            ValidFrom = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
                ("number", person.Number.Value),
                ("name", person.Name),
                ("sex", person.Sex),
                ("nationality", "中国"),
                ("address", DemoPeople.HouseholdOf(person).FullAddress),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("firstIssuedOn", DemoRegister.Day(firstIssuedOn)),
                ("classes", classes),
                ("validity", $"{DemoRegister.Day(from)}至{(until is { } end ? DemoRegister.Day(end) : "长期")}"),
                ("authority", DemoOffice.Traffic.Name),
                ("fileNumber", FormattableString.Invariant($"9999{serial:00000000}")),
                ("hearingAid", hearingAid),
                ("record", $"实习期至{firstIssuedOn.AddYears(1).AddDays(-1):yyyy年MM月dd日}")),
        };
    }
}
