using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>What is known of the revocation of a certificate that somebody trusted vouches for.</summary>
/// <param name="AsOf">When its issuer made the newest list that speaks of it; null when there is no list at hand.</param>
/// <param name="NextAt">When the next list was promised; null when the list does not say.</param>
public sealed record RevocationFacts(DateTimeOffset? AsOf, DateTimeOffset? NextAt)
{
    // RFC 5280 5.1.2.5 demands the promise. Whoever leaves it out publishes about once a week.
    private static readonly TimeSpan _longestWithoutPromise = TimeSpan.FromDays(7);

    /// <summary>There should be a newer list by then. Without any list nothing is overdue.</summary>
    public bool IsOverdueAt(DateTimeOffset time) => time > (NextAt ?? AsOf + _longestWithoutPromise);

    internal static RevocationFacts Of(IEnumerable<RevocationList> lists) =>
        lists.MaxBy(list => list.MadeAt) is { } newest
            ? new RevocationFacts(newest.MadeAt, newest.NextAt)
            : new RevocationFacts(null, null);
}
