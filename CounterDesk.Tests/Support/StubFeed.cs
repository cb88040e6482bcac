using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Synchronization;

namespace CounterDesk.Tests.Support;

/// <summary>A feed of the pages that it is given, each behind a cursor that is its place.</summary>
internal sealed class StubFeed : ILicenseFeed
{
    /// <summary>What is answered next, in place of a page.</summary>
    public Queue<PlatformAnswer<FeedPage>> Instead { get; } = [];

    public List<IReadOnlyList<LicenseChange>> Pages { get; } = [];

    public List<string?> Asked { get; } = [];

    public SourceName Name => new("云山市", "Yunshan");

    public Task<PlatformAnswer<FeedPage>> ReadAsync(string? cursor, CancellationToken cancellationToken)
    {
        Asked.Add(cursor);
        if (Instead.TryDequeue(out var instead))
        {
            return Task.FromResult(instead);
        }

        var place = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        return Task.FromResult<PlatformAnswer<FeedPage>>(new PlatformAnswer<FeedPage>.Answered(place < Pages.Count
            ? new([.. Pages[place]], $"{place + 1}", place + 1 < Pages.Count)
            : new([], $"{place}", HasMore: false)));
    }
}
