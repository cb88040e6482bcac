using System.Collections.Immutable;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// All rules, and the list that a supervisor can work through in a day: a few that matter instead of everything.
/// </summary>
public static class ExceptionRules
{
    /// <summary>More than a supervisor can look into beside the day's work.</summary>
    public const int Most = 20;

    public static ImmutableArray<IExceptionRule> All { get; } =
    [
        new BreakGlassOpened(), new MissingSignOff(), new BreakGlassUnreviewed(), new OwnNumber(), new Colleague(), new OwnFamilyName(), new PersonSeenByMany(),
        new LookWithoutOutcome(), new AfterHours(), new Burst(), new HighRevealRate(), new ManyOverrides(),
        new TwoCounters(), new SpoiledPrints(), new SameRecipient(), new SheetsForCopies(),
    ];

    /// <summary>
    /// What the rules find, at most <see cref="Most"/>: the most serious first, and of one level the most unusual.
    /// </summary>
    public static RankedExceptions Find(DayRecord day, ExceptionThresholds thresholds) =>
        Rank(All.AsParallel().SelectMany(rule => rule.Find(day, thresholds)));

    /// <summary>The order does not depend on the one in which they were found.</summary>
    public static RankedExceptions Rank(IEnumerable<FoundException> found)
    {
        var ranked = found
            .OrderByDescending(one => one.Level).ThenByDescending(one => one.Weight)
            .ThenBy(one => one.Rule, StringComparer.Ordinal).ThenBy(one => one.Key, StringComparer.Ordinal)
            .ToList();
        return new([.. ranked.Take(Most)], [.. ranked.Skip(Most)]);
    }
}

/// <summary>What the rules found in a day.</summary>
/// <param name="Shown">Those to decide, in their order.</param>
/// <param name="LeftOut">What did not find room, in the same order: a report must say how many, never pass them over.</param>
public sealed record RankedExceptions(ImmutableArray<FoundException> Shown, ImmutableArray<FoundException> LeftOut);
