using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk looked at people whose family name begins as her own, nothing came of it and nothing says that they were
/// there. A frequent name meets itself by chance; how often, the others' visits tell.
/// </summary>
public sealed class OwnFamilyName : IExceptionRule
{
    // Of a hundred visits one or two look as if nobody had been there.
    private const double UsualBare = 0.01;
    private const double Prior = 50;
    private const char Star = '*';

    public string Name => nameof(OwnFamilyName);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var names = day.Clerks.Where(clerk => clerk.Name is { Length: > 0 })
            .ToDictionary(clerk => clerk.Id, clerk => FirstOf(clerk.Name!));
        var visits = day.Visits.Where(visit => visit.Clerk is not null).Select(Met.Of).ToList();
        var bare = visits.Count(met => met.IsBare);
        var shares = visits.SelectMany(met => met.Names).CountBy(name => name).ToDictionary();
        foreach (var own in visits.GroupBy(met => met.Visit.Clerk!))
        {
            if (!names.TryGetValue(own.Key, out var name))
            {
                continue;
            }

            var hits = own.Where(met => met.IsBare && met.Names.Contains(name)).ToList();
            if (hits.Count is 0)
            {
                continue;
            }

            // The share of the name and of such visits among what the others did.
            var (count, others) = (own.Count(), visits.Count - own.Count());
            var named = (shares.GetValueOrDefault(name) - own.Count(met => met.Names.Contains(name)) + 1.0) / (others + Prior);
            var bareShare = (bare - own.Count(met => met.IsBare) + (Prior * UsualBare)) / (others + Prior);

            // One alone says nothing but that the name is rare.
            var expected = hits.Count is 1 ? own.Count(met => met.IsBare) * named : count * named * bareShare;
            var weight = Comparison.WeightOf(Chance.OfAtLeast(hits.Count, expected), thresholds);
            if (weight >= 1)
            {
                yield return new(
                    Name, hits.Count > 1 ? ExceptionLevel.Attention : ExceptionLevel.Notice, weight,
                    new Dictionary<string, string> { ["Visits"] = Fact.Of(hits.Count), ["Name"] = name },
                    [.. hits.Select(met => met.EntryOf(name))], own.Key);
            }
        }
    }

    private static string FirstOf(string name) =>
        System.Globalization.StringInfo.GetNextTextElement(name);

    private sealed record Met(DayVisit Visit, IReadOnlyCollection<string> Names)
    {
        public bool IsBare => !Visit.HasOutcome && !Visit.HasTrace;

        public static Met Of(DayVisit visit) =>
            new(visit, visit.Names ??= visit.Entries.Where(IsLook).Select(NameOf).OfType<string>().Distinct().ToArray());

        public long EntryOf(string name) => Visit.Entries.First(entry => IsLook(entry) && NameOf(entry) == name).Number;

        private static bool IsLook(DayEntry entry) => entry.Action is AuditAction.Search or AuditAction.LicenseOpened;

        // Of people only: the names of enterprises are not masked. A masked number begins with a digit.
        private static string? NameOf(DayEntry entry) =>
            entry.Subject is { Length: > 1 } subject && subject.Contains(Star) && !char.IsAscii(subject[0])
                ? FirstOf(subject)
                : null;
    }
}
