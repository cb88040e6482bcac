using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Demo.Authorities;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.External.LicenseSources.StandIn;

namespace CounterDesk.Web.Demo.Provinces;

/// <summary>The licenses of the fictional provinces as the stand-in serves them. A file is drawn when it is asked for.</summary>
internal static class ProvinceShelf
{
    /// <summary>The demo city itself, which publishes its licenses for its hall's library.</summary>
    public const string City = "yunshan";

    /// <param name="register">The demo city's, which some of the licenses are of.</param>
    /// <param name="sealer">Draws and seals; asked for when the first file is.</param>
    public static ImmutableDictionary<string, ImmutableArray<StandInLicense>> All(DemoRegister register, Lazy<DemoSealer> sealer) =>
        ((string[])[ProvinceLicenses.Yunling, ProvinceLicenses.Haiyan]).ToImmutableDictionary(
            province => province,
            province => ProvinceLicenses.Of(register, province).Select(license => Of(license, sealer)).ToImmutableArray())
            .Add(City, [.. register.All().Select(license => Of(license, sealer))]);

    private static StandInLicense Of(DemoLicense license, Lazy<DemoSealer> sealer)
    {
        var items = JsonSerializer.SerializeToNode(DemoManifest.RowOf(license))!.AsObject();
        items.Remove(MetadataItem.Face.Key);
        return new(
            license.Identifier.Value,
            [.. license.Holders.Select(holder => holder.Code.Text)],
            items,
            new JsonObject(license.Face.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
            purpose => Make(license, purpose, sealer.Value))
        {
            MakeOriginal = () => MakeOriginal(license, sealer.Value),
            Reissue = () => Of(license with { Version = license.Version + 1 }, sealer),
        };
    }

    private static byte[]? MakeOriginal(DemoLicense license, DemoSealer sealer)
    {
        lock (sealer)
        {
            return sealer.Make(license);
        }
    }

    // One at a time: a sealer keeps the seals it has made.
    private static byte[]? Make(DemoLicense license, string purpose, DemoSealer sealer)
    {
        lock (sealer)
        {
            return sealer.MakeFor(license, purpose);
        }
    }
}
