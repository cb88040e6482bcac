namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// Several clerks looked at the same person: somebody of whom people talk, or whose data is wanted. Who is sent from
/// counter to counter leaves a trace and takes something along; a visit that is handed over is one visit.
/// </summary>
public sealed class PersonSeenByMany : IExceptionRule
{
    private const int SeriousClerks = 4;

    public string Name => nameof(PersonSeenByMany);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var earlier = day.EarlierLooks.ToLookup(look => look.Person, look => look.Clerk);
        var fewest = Math.Min(
            thresholds.ClerksOfOnePersonInDays, Math.Min(thresholds.ClerksOfOnePerson, thresholds.ClerksOfOnePersonServed));
        return from visit in day.Visits
               where visit.Clerk is not null
               from person in visit.People
               group visit by person into visits
               where visits.Skip(fewest - 1).Any() || earlier.Contains(visits.Key)
               let clerks = Clerks(visits)
               let doubtful = Clerks(visits.Where(visit => !visit.HasOutcome || !visit.HasTrace))
               let before = visits.Any(visit => visit.IsBare) ? earlier[visits.Key].Union(clerks).Count() : 0
               let weight = Math.Max(
                   Math.Max(
                       (double)doubtful.Count / thresholds.ClerksOfOnePerson,
                       (double)clerks.Count / thresholds.ClerksOfOnePersonServed),
                   (double)before / thresholds.ClerksOfOnePersonInDays)
               where weight >= 1
               select FoundOf(visits.Key, [.. visits], clerks, doubtful, before, weight);
    }

    private FoundException FoundOf(
        string person, List<DayVisit> visits, HashSet<string> clerks, HashSet<string> doubtful, int before, double weight)
    {
        var looks = visits.SelectMany(visit => visit.Looks).Where(look => look.Person == person).ToList();
        return new(
            Name, doubtful.Count >= SeriousClerks ? ExceptionLevel.Serious : ExceptionLevel.Attention, weight,
            new Dictionary<string, string>
            {
                ["Person"] = looks[0].Subject ?? "",
                ["Clerks"] = Fact.Of(clerks.Count),
                ["Doubtful"] = Fact.Of(doubtful.Count),
                ["InDays"] = Fact.Of(Math.Max(before, clerks.Count)),
            },
            [.. looks.Select(look => look.Number)], null);
    }

    private static HashSet<string> Clerks(IEnumerable<DayVisit> visits) =>
        [.. visits.Select(visit => visit.Clerk).OfType<string>()];
}
