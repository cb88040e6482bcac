using System.Collections.Immutable;

namespace CounterDesk.Domain.Synchronization;

/// <summary>One page of what a region publishes.</summary>
/// <param name="Changes">In the order of the source.</param>
/// <param name="Next">The cursor for what comes behind it.</param>
/// <param name="HasMore">Whether something does already.</param>
public sealed record FeedPage(ImmutableArray<LicenseChange> Changes, string Next, bool HasMore)
{
    /// <summary>A cursor is the source's own, and no longer than this.</summary>
    public const int MaxCursorLength = 400;

    public override string ToString() => nameof(FeedPage);
}
