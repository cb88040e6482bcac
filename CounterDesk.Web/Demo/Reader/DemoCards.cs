using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.External.IdCardReaders.StandIn;

namespace CounterDesk.Web.Demo.Reader;

/// <summary>The cards that the people of the demo city carry, as a chip would have them.</summary>
internal static class DemoCards
{
    /// <summary>One for each person that has a card, the newest.</summary>
    public static ImmutableArray<StandInCard> All(LicenseKindCatalog kinds, DateOnly today) =>
    [
        .. IdCards.Of(new DemoRegister(kinds, today))
            .GroupBy(license => license.Number)
            .Select(licenses => Card(licenses.Last())),
    ];

    private static StandInCard Card(DemoLicense license)
    {
        var person = DemoPeople.All.Single(person => person.Number.Value == license.Number);
        return new(person.Name, () => Chip(person, license));
    }

    private static CardFields Chip(DemoPerson person, DemoLicense license) => new()
    {
        Name = person.Name,
        Sex = person.Sex,
        BirthDate = Day(person.BirthDate),
        Address = DemoPeople.HouseholdOf(person).FullAddress,
        Number = license.Number,
        Issuer = license.Office.Name,
        ValidFrom = Day(license.FirstDay),
        ValidUntil = license.ValidUntil is { } last ? Day(last) : "长期",
        Photo = DemoPortrait.Draw(person, license.FirstDay),
    };

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
