using System.Runtime.InteropServices;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk looked at so many people, or for so many, within some minutes that they cannot have been served: a list is
/// worked through, or names are tried.
/// </summary>
public sealed class Burst : IExceptionRule
{
    // So many times what is asked for is hardly one quick matter after the other.
    private const double SeriousWeight = 1.5;

    public string Name => nameof(Burst);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var length = TimeSpan.FromMinutes(thresholds.BurstMinutes);
        var opened = ByClerk(day.Sorted[AuditAction.LicenseOpened].Where(entry => entry.Outcome is AuditOutcome.Done));
        var searched = ByClerk(day.Sorted[AuditAction.Search]);
        foreach (var clerk in opened.Concat(searched).Select(own => own.Key).Distinct())
        {
            var (people, searches) = (Most([.. opened[clerk]], length), Most([.. searched[clerk]], length));
            var weight = Math.Max(
                (double)people.Count / thresholds.BurstPeople, (double)searches.Count / thresholds.BurstSearches);
            if (weight >= 1)
            {
                DayEntry[] entries = [.. people.Concat(searches).OrderBy(entry => entry.Number)];
                yield return new(
                    Name, weight >= SeriousWeight ? ExceptionLevel.Serious : ExceptionLevel.Attention, weight,
                    new Dictionary<string, string>
                    {
                        ["People"] = Fact.Of(people.Count),
                        ["Searches"] = Fact.Of(searches.Count),
                        ["Minutes"] = Fact.Of(thresholds.BurstMinutes),
                        ["From"] = Fact.Of(entries.Min(entry => entry.At)),
                    },
                    [.. entries.Select(entry => entry.Number)], clerk);
            }
        }
    }

    private static ILookup<string, DayEntry> ByClerk(IEnumerable<DayEntry> looks) =>
        looks.Where(entry => entry is { Clerk: not null, Person: not null }).ToLookup(entry => entry.Clerk!);

    // The first look at each of the most people, or terms, in a time of this length. Ends exclude each other: what is
    // exactly so long apart is not within it.
    private static List<DayEntry> Most(List<DayEntry> looks, TimeSpan length)
    {
        Dictionary<string, int> within = [];
        var (most, begin, end) = (0, 0, 0);
        var first = 0;
        for (var at = 0; at < looks.Count; at++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(within, looks[at].Person!, out _)++;
            for (; looks[at].At - looks[first].At >= length; first++)
            {
                if (--within[looks[first].Person!] is 0)
                {
                    within.Remove(looks[first].Person!);
                }
            }

            if (within.Count > most)
            {
                (most, begin, end) = (within.Count, first, at);
            }
        }

        return looks is [] ? [] : [.. looks[begin..(end + 1)].DistinctBy(look => look.Person)];
    }
}
