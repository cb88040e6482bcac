using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Domain.Synchronization;

/// <summary>
/// What a region publishes of its licenses (数据同源、同步更新): all of them first, then every change, page by page. Nothing is
/// thrown for what may go wrong outside: it is an answer.
/// </summary>
public interface ILicenseFeed
{
    SourceName Name { get; }

    /// <summary>The page behind a cursor.</summary>
    /// <param name="cursor">From the page before; null for the first page of everything.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>
    /// The page. Refused with <see cref="PlatformRefusal.CursorUnknown"/> when the source does not know the cursor any more:
    /// then everything is read anew.
    /// </returns>
    Task<PlatformAnswer<FeedPage>> ReadAsync(string? cursor, CancellationToken cancellationToken);
}
