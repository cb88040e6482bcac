namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk looked at somebody who works in the same hall, and it was not a visit as everybody's: nothing came of it, or
/// nothing says that the colleague was there.
/// </summary>
public sealed class Colleague : IExceptionRule
{
    public string Name => nameof(Colleague);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var people = day.Clerks.Where(clerk => clerk.Person is not null)
            .GroupBy(clerk => clerk.Person!).ToDictionary(same => same.Key, same => same.First().Id);
        return from visit in day.Visits
               where !visit.HasOutcome || !visit.HasTrace
               from entry in visit.Entries
               where entry.Clerk is not null && entry.Person is not null
                   && people.TryGetValue(entry.Person, out var colleague) && colleague != entry.Clerk
               group (Entry: entry, Visit: visit) by (Clerk: entry.Clerk!, Person: entry.Person!) into looks
               let visits = looks.Select(look => look.Visit).Distinct().ToList()
               let isBare = visits.Any(visit => visit.IsBare)
               select new FoundException(
                   Name, isBare ? ExceptionLevel.Serious : ExceptionLevel.Attention, visits.Count,
                   new Dictionary<string, string>
                   {
                       ["Person"] = looks.Select(look => look.Entry.Subject).OfType<string>().FirstOrDefault() ?? "",
                       ["Visits"] = Fact.Of(visits.Count),
                       ["At"] = Fact.Of(looks.First().Entry.At),
                   },
                   [.. looks.Select(look => look.Entry.Number).Order()], looks.Key.Clerk);
    }
}
