using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports;

/// <summary>How sources were asked on the day, and when they did not answer.</summary>
public sealed record SourceNumbers
{
    /// <summary>Searches by what was typed, source and outcome; one that failed or was broken off is among them.</summary>
    public required ImmutableArray<SearchCount> Searches { get; init; }

    /// <summary>Stretches in which a source did not answer, in their order.</summary>
    public required ImmutableArray<SourceOutage> Outages { get; init; }

    public int Total => Searches.Sum(search => search.Count);

    /// <param name="searches">Of the day.</param>
    /// <param name="unanswered">Questions that a source left without an answer.</param>
    /// <param name="feed">Stretches in which nothing came from what the region publishes.</param>
    public static SourceNumbers Of(
        IEnumerable<EntryTally> searches, IEnumerable<Unanswered> unanswered, IEnumerable<SourceOutage> feed) => new()
    {
        Searches =
        [
            .. from tally in searches
               group tally by (Form: tally["Form"], Source: tally["Source"], tally.Outcome) into same
               orderby same.Key.Source, same.Key.Form, same.Key.Outcome
               select new SearchCount(same.Key.Form, same.Key.Source, same.Key.Outcome, same.Sum(tally => tally.Count)),
        ],
        Outages =
        [
            .. unanswered.GroupBy(asked => asked.Source).SelectMany(SourceOutage.Of).Concat(feed)
                .OrderBy(outage => outage.FromUtc),
        ],
    };
}

/// <param name="Form">What was searched by, such as <c>ByHolder</c>.</param>
/// <param name="Source">The key of the source.</param>
/// <param name="Outcome">The name of an <see cref="AuditOutcome"/>.</param>
/// <param name="Count">How many.</param>
public sealed record SearchCount(string Form, string Source, string Outcome, int Count);

/// <summary>A source was asked and did not answer.</summary>
public sealed record Unanswered(string Source, DateTime AtUtc);

/// <summary>What the region publishes fell silent, or came again.</summary>
public sealed record FeedTurn(bool IsSilent, DateTime AtUtc);

/// <summary>
/// A stretch in which a source did not answer: from the first question without an answer to the last, for nobody knows
/// how it was before and after.
/// </summary>
/// <param name="Source">The key of the source.</param>
/// <param name="FromUtc">The first question without an answer.</param>
/// <param name="ToUtc">The last.</param>
/// <param name="Questions">How many questions of the counters had no answer; 0 for what nobody at a counter asks.</param>
public sealed record SourceOutage(string Source, DateTime FromUtc, DateTime ToUtc, int Questions)
{
    /// <summary>Questions without an answer that lie further apart are two stretches.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>The key that what the region publishes has among the sources.</summary>
    public const string Feed = "feed";

    public TimeSpan Length => ToUtc - FromUtc;

    /// <summary>When nothing came from what the region publishes: it is asked all the time.</summary>
    /// <param name="turns">In their order.</param>
    /// <param name="untilUtc">The end of the day, or now: so long lasts what has not come again.</param>
    public static IEnumerable<SourceOutage> OfFeed(IEnumerable<FeedTurn> turns, DateTime untilUtc)
    {
        DateTime? since = null;
        foreach (var turn in turns)
        {
            if (since is { } from && !turn.IsSilent)
            {
                yield return new(Feed, from, turn.AtUtc, 0);
            }

            since = turn.IsSilent ? since ?? turn.AtUtc : null;
        }

        if (since is { } open)
        {
            yield return new(Feed, open, untilUtc, 0);
        }
    }

    internal static IEnumerable<SourceOutage> Of(IGrouping<string, Unanswered> source)
    {
        SourceOutage? open = null;
        foreach (var asked in source.OrderBy(asked => asked.AtUtc))
        {
            if (open is not null && asked.AtUtc - open.ToUtc <= LongestPause)
            {
                open = open with { ToUtc = asked.AtUtc, Questions = open.Questions + 1 };
                continue;
            }

            if (open is not null)
            {
                yield return open;
            }

            open = new(source.Key, asked.AtUtc, asked.AtUtc, 1);
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
