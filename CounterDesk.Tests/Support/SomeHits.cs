using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>Licenses as a search finds them.</summary>
internal static class SomeHits
{
    public static LicenseHit Of(License license) => new(
        license.Identifier, license.KindCode, license.KindName,
        [.. license.Holders.Select(holder => holder.Code)],
        [.. license.Holders.Select(holder => Mask.Name(holder.Name))], Mask.Number(license.Number),
        license.Status, license.ValidFrom, license.ValidUntil, license.Version, license.Origin);
}
