using System.Collections.Immutable;
using System.Text.Json;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// Who lives in 云山市, read from households.json. All of it is invented: names, addresses and numbers, whose regions were
/// never given to a place. What each is good for is told in docs/demo-hall.md.
/// </summary>
internal static class DemoPeople
{
    public static readonly ImmutableArray<DemoHousehold> Households = Read();

    public static IEnumerable<DemoPerson> All => Households.SelectMany(household => household.Members);

    /// <exception cref="InvalidOperationException">Nobody of that name lives here.</exception>
    public static DemoPerson Named(string name) => All.Single(person => person.Name == name);

    public static DemoHousehold HouseholdOf(DemoPerson person) =>
        Households.Single(household => household.Members.Contains(person));

    private static ImmutableArray<DemoHousehold> Read()
    {
        using var stream = typeof(DemoPeople).Assembly
            .GetManifestResourceStream("CounterDesk.Web.Demo.City.households.json")!;
        return JsonSerializer.Deserialize<ImmutableArray<DemoHousehold>>(stream, JsonSerializerOptions.Web);
    }
}
