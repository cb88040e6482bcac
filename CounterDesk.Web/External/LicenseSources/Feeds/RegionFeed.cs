using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Web.External.LicenseSources.Dialects;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.External.LicenseSources.Feeds;

/// <summary>
/// What the hall's own region publishes, asked for as a platform with the national names is. No standard has such an
/// interface: docs/operations.md says its shape, which is ours.
/// </summary>
internal sealed class RegionFeed : ILicenseFeed, IDisposable
{
    /// <summary>Names the feed's keys in the ring.</summary>
    public const string Key = "region";

    private const string Path = "/library/changes";
    private const string Matter = "证照库同步";

    private readonly NationalPlatform _platform;
    private readonly int _pageSize;
    private readonly PlatformCall _call;

    public RegionFeed(
        IOptions<FeedOptions> options, IOptions<LicenseSourceOptions> sources, IOptions<HallOptions> hall, IKeyRing ring,
        LicenseKindCatalog kinds, TimeProvider time)
    {
        var platform = options.Value.Platform;
        platform.Paths.TryAdd(PlatformOperation.ReadChanges, Path);
        var limits = new LicenseSourceOptions { TimeoutSeconds = options.Value.TimeoutSeconds, RestSeconds = sources.Value.RestSeconds };
        _platform = new(new(Key, platform, limits, ring, kinds, time));
        _pageSize = options.Value.PageSize;
        _call = new()
        {
            OperatorNumber = hall.Value.Code,
            OperatorName = hall.Value.Name,
            OperatorRole = "system",
            OfficeName = hall.Value.Name,
            OfficeCode = sources.Value.OfficeCode,
            Region = hall.Value.Region,
            ItemName = Matter,
            BusinessNumber = hall.Value.Code,
            Purpose = Matter,
            Terminal = "0",
        };
    }

    public SourceName Name => _platform.Name;

    /// <summary>What the region is given to know the hall by.</summary>
    public string PublicKey => _platform.SigningKey.PublicKey;

    public Task<PlatformAnswer<FeedPage>> ReadAsync(string? cursor, CancellationToken cancellationToken) =>
        _platform.ReadChangesAsync(cursor, _pageSize, _call, cancellationToken);

    public void Dispose() => _platform.Dispose();
}
