using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>居民身份证. Issued about two years ago, for a term that goes by age, but for the cases named here.</summary>
internal static class IdCards
{
    private const int LastAgeOfFive = 15;
    private const int LastAgeOfTen = 25;
    private const int LastAgeOfTwenty = 45;

    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var number = 0;
        foreach (var person in DemoPeople.All.Where(person => person.Name != "石小石"))
        {
            number++;
            foreach (var license in Of(register, person, number))
            {
                yield return license;
            }
        }
    }

    private static IEnumerable<DemoLicense> Of(DemoRegister register, DemoPerson person, int number)
    {
        var today = register.Today;
        return person.Name switch
        {
            "周福生" => [Card(register, person, number, new(2012, 3, 6)) with { Status = LicenseStatus.Cancelled }],
            "顾长河" =>
            [
                Card(register, person, number, new(2013, 8, 5)) with { Status = LicenseStatus.Superseded },
                Card(register, person, number, new(2023, 7, 17)) with { Version = 2 },
            ],
            "高远" => [CardUntil(register, person, number, today.AddDays(20))],
            "白露" => [CardUntil(register, person, number, today.AddDays(-1))],
            "江一帆" => [CardUntil(register, person, number, today)],
            "秦嘉" => [Card(register, person, number, today.AddDays(10)) with { IssuedOn = today.AddDays(-3) }],
            "乔安" => [Card(register, person, number, IssueDay(register, person)) with { File = DemoFile.SignerRevoked }],
            _ => [Card(register, person, number, IssueDay(register, person))],
        };
    }

    private static DateOnly IssueDay(DemoRegister register, DemoPerson person) =>
        register.Today.AddYears(-2).AddDays(-(person.Sequence * 7 % 300));

    private static DemoLicense Card(DemoRegister register, DemoPerson person, int number, DateOnly from) =>
        Card(register, person, number, from, LastDay(person, from));

    private static DemoLicense CardUntil(DemoRegister register, DemoPerson person, int number, DateOnly until) =>
        Card(register, person, number, until.AddYears(-10), until);

    private static DemoLicense Card(
        DemoRegister register, DemoPerson person, int number, DateOnly from, DateOnly? until)
    {
        var household = DemoPeople.HouseholdOf(person);
        var police = household.District.Police;
        return new DemoLicense
        {
            Kind = register.Kind("居民身份证"),
            Office = police,
            Serial = DemoRegister.Serial("ID", number),
            Number = person.Number.Value,
            Holders = [person.Holder],
            IssuedOn = from,
            ValidFrom = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
                ("name", person.Name),
                ("sex", person.Sex),
                ("ethnicity", person.Ethnicity),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("address", household.FullAddress),
                ("number", person.Number.Value),
                ("issuer", police.Name),
                ("validity", DemoRegister.Term(from, until))),
        };
    }

    // 居民身份证法 Art. 5: five years below 16, ten from 16, twenty from 26, without end from 46.
    private static DateOnly? LastDay(DemoPerson person, DateOnly from) => person.AgeOn(from) switch
    {
        <= LastAgeOfFive => from.AddYears(5),
        <= LastAgeOfTen => from.AddYears(10),
        <= LastAgeOfTwenty => from.AddYears(20),
        _ => null,
    };
}
