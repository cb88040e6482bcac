using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>社会保障卡: of the old and of some who work; one reported lost, one expired, one ending soon.</summary>
internal static class SocialSecurityCards
{
    private const string Bank = "云山农村商业银行";
    private const int Years = 10;

    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var today = register.Today;
        return
        [
            Card(register, 1, "林秀兰", new(2021, 4, 9)),
            Card(register, 2, "周建国", new(2022, 3, 20)),
            Card(register, 3, "陈玉梅", new(2022, 3, 20)),
            Card(register, 4, "吴山", new(2020, 11, 2)),
            Card(register, 5, "吴念", new(2020, 11, 2)),
            Card(register, 6, "𠮷明远", new(2023, 8, 14)),
            Card(register, 7, "许秋月", new(2021, 9, 1)),
            Card(register, 8, "顾长河", new(2024, 1, 25)),
            Card(register, 9, "江一帆", today.AddDays(15).AddYears(-Years)),
            Card(register, 10, "丁宁", today.AddDays(-60).AddYears(-Years)) with { Status = LicenseStatus.Expired },
            Card(register, 11, "高远", new(2023, 5, 30)) with { Status = LicenseStatus.Suspended },
            Card(register, 12, "方若水", new(2022, 12, 8)),
        ];
    }

    private static DemoLicense Card(DemoRegister register, int number, string name, DateOnly from)
    {
        var person = DemoPeople.Named(name);
        var until = from.AddYears(Years);
        return new DemoLicense
        {
            Kind = register.Kind("社会保障卡"),
            Office = DemoOffice.SocialSecurity,
            Serial = DemoRegister.Serial("SB", number),
            Number = person.Number.Value,
            Holders = [person.Holder],
            IssuedOn = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("number", person.Number.Value),
                ("cardNumber", FormattableString.Invariant($"Y{99900000 + number}")),
                ("issuedOn", DemoRegister.Day(from)),
                ("validity", DemoRegister.Term(from, until)),
                ("issuer", DemoOffice.SocialSecurity.Name),
                ("bank", Bank),
                ("bankCardNumber", BankCard(number))),
        };
    }

    // No bank's cards begin with 9999; the last digit is the one that is right.
    private static string BankCard(int number)
    {
        var body = FormattableString.Invariant($"999900{number:000000000000}");
        return body + "0123456789".First(check => BankCardNumber.IsWellFormed(body + check));
    }
}
