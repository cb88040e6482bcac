using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>The hall's sharing platforms, and which of them is asked for what.</summary>
public sealed class SharingPlatforms : IDisposable
{
    private readonly Func<ImmutableArray<RoutedPlatform>> _all;

    public SharingPlatforms(
        IOptions<LicenseSourceOptions> options, IKeyRing ring, LicenseKindCatalog kinds, TimeProvider time)
    {
        ImmutableArray<RoutedPlatform> all =
        [
            .. from platform in options.Value.Platforms
               orderby platform.Key
               select new RoutedPlatform(
                   SharingPlatform.Create(new(platform.Key, platform.Value, options.Value, ring, kinds, time)), platform.Value),
        ];
        _all = () => all;
    }

    internal SharingPlatforms(Func<ImmutableArray<RoutedPlatform>> all) => _all = all;

    internal ImmutableArray<RoutedPlatform> All => _all();

    /// <summary>Every platform, each with why it is not asked for this; null where it is.</summary>
    public ImmutableArray<(ISharingPlatform Platform, NotAskedReason? Not)> RouteFor(
        LicenseQuery query, ImmutableArray<string> kinds) =>
        [.. All.Select(routed => (routed.Platform, PlatformRoute.FindObstacle(routed.Options, query, kinds)))];

    /// <summary>The platform with this key; null when the hall has none such.</summary>
    public ISharingPlatform? Find(string key) => All.FirstOrDefault(routed => routed.Platform.Key == key)?.Platform;

    /// <summary>Whether any of them makes codes that people show.</summary>
    public bool MakeCodes => All.Any(routed => routed.Options.CodeStarts.Count > 0);

    /// <summary>The platform that made a code, by its first characters; null when it is none of theirs.</summary>
    public RoutedPlatform? SourceOf(ShownCode code) => All.FirstOrDefault(routed =>
        routed.Options.CodeStarts.Any(start => code.Token.StartsWith(start, StringComparison.Ordinal)));

    public void Dispose()
    {
        foreach (var platform in All.Select(routed => routed.Platform).OfType<IDisposable>())
        {
            platform.Dispose();
        }
    }
}

/// <summary>A platform, and the settings that say what it is asked for.</summary>
public sealed record RoutedPlatform(ISharingPlatform Platform, PlatformOptions Options);

/// <summary>Who answers for what: by the kind of the license, and by the region of its holder or its issuer.</summary>
internal static class PlatformRoute
{
    // Both kinds of number have the region behind so many characters.
    private const int RegionInCreditCode = 2;

    public static NotAskedReason? FindObstacle(PlatformOptions platform, LicenseQuery query, ImmutableArray<string> kinds) =>
        query switch
        {
            _ when platform.Kinds.Count > 0 && !kinds.IsEmpty && !kinds.Any(platform.Kinds.Contains) => NotAskedReason.OtherKinds,
            LicenseQuery.ByHolder(var code) => IsAmong(platform.HolderRegions, RegionOf(code)) ? null : NotAskedReason.OtherRegion,
            LicenseQuery.ByIdentifier(var identifier) =>
                IsAmong(platform.IssuerRegions, RegionOf(identifier)) ? null : NotAskedReason.OtherRegion,
            _ => NotAskedReason.OtherTerm,
        };

    // Whose number has none may be from anywhere.
    private static bool IsAmong(HashSet<string> regions, string? region) =>
        regions.Count is 0 || region is null || regions.Any(start => region.StartsWith(start, StringComparison.Ordinal));

    private static string? RegionOf(HolderCode code) => code.Type switch
    {
        HolderCodeType.ResidentId => code.Text[..RegionCode.CountyLength],
        HolderCodeType.UnifiedSocialCreditCode => code.Text.Substring(RegionInCreditCode, RegionCode.CountyLength),
        _ => null,
    };

    private static string RegionOf(LicenseIdentifier identifier) =>
        identifier.IssuerCode.Length is RegionCode.CountyLength
            ? identifier.IssuerCode
            : identifier.IssuerCode.Substring(RegionInCreditCode, RegionCode.CountyLength);
}
