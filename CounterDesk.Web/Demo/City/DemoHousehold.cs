using System.Collections.Immutable;

namespace CounterDesk.Web.Demo.City;

/// <summary>People who are registered at one address; the first is the head.</summary>
internal sealed record DemoHousehold(string Number, string Region, string Address, ImmutableArray<DemoPerson> Members)
{
    public DemoDistrict District => DemoDistrict.Of(Region);

    public DemoPerson Head => Members[0];

    public string FullAddress => District.Name + Address;
}
