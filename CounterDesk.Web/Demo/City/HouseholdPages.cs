using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>居民户口簿: for each person the household's page with their own.</summary>
internal static class HouseholdPages
{
    private const string ByDemo = "（演示）";

    private static readonly DateOnly _booksRenewed = new(2019, 5, 17);

    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var number = 0;
        foreach (var household in DemoPeople.Households)
        {
            foreach (var person in household.Members)
            {
                number++;
                yield return Page(register, household, person, number) with
                {
                    Status = person.DiedOn is null ? LicenseStatus.Valid : LicenseStatus.Cancelled,
                    File = person.Name switch
                    {
                        "方若水" => DemoFile.Missing,
                        "丁宁" => DemoFile.NotSealed,
                        _ => DemoFile.Sound,
                    },
                };
            }
        }
    }

    private static DemoLicense Page(DemoRegister register, DemoHousehold household, DemoPerson person, int number)
    {
        var police = household.District.Police;
        var registeredOn = person.BirthDate > _booksRenewed ? person.BirthDate.AddDays(24) : _booksRenewed;
        return new DemoLicense
        {
            Kind = register.Kind("居民户口簿"),
            Office = police,
            Serial = DemoRegister.Serial("HK", number),
            Number = household.Number,
            Holders = [person.Holder],
            IssuedOn = registeredOn,
            Face = DemoRegister.Face(
                ("householdType", "家庭户"),
                ("headName", household.Head.Name),
                ("householdNumber", household.Number),
                ("address", household.FullAddress),
                ("authority", police.Name),
                ("homePageClerk", ByDemo),
                ("issuedOn", DemoRegister.Day(_booksRenewed)),
                ("name", person.Name),
                ("relationToHead", person.Relation),
                ("sex", person.Sex),
                ("birthPlace", DemoDistrict.Of(person.Region).Name),
                ("ethnicity", person.Ethnicity + "族"),
                ("nativePlace", DemoDistrict.Of(person.Region).Name),
                ("birthDate", DemoRegister.Day(person.BirthDate)),
                ("idNumber", person.Number.Value),
                ("education", person.Education),
                ("maritalStatus", person.MaritalStatus),
                ("occupation", person.Occupation),
                ("movedToAddress", person.Name == "林秀兰" ? "1987年03月02日由云山市松岭县石门镇迁来" : ""),
                ("memberPageClerk", ByDemo),
                ("registeredOn", DemoRegister.Day(registeredOn)),
                ("changes", person.DiedOn is { } day ? $"{day:yyyy年MM月dd日}因死亡注销户口" : "")),
        };
    }
}
