using System.Collections.Immutable;

namespace CounterDesk.Web.Demo.City;

/// <summary>The fictional city of 云山市 as a whole.</summary>
internal static class DemoCity
{
    public static readonly ImmutableArray<DemoDistrict> Districts =
        [DemoDistrict.Qinghe, DemoDistrict.Qingya, DemoDistrict.Songling, DemoDistrict.Xikou];

    public static readonly ImmutableArray<DemoOffice> Offices =
    [
        DemoOffice.RealEstate, DemoOffice.Market, DemoOffice.DisabledPersons,
        DemoOffice.SocialSecurity, DemoOffice.Examinations, DemoOffice.University, DemoOffice.Maternity, DemoOffice.Traffic,
        .. Districts.SelectMany(district => (DemoOffice[])[district.Police, district.CivilAffairs]),
    ];
}
