namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk looked for, or into, licenses of her own. Own affairs are for a colleague to handle, as everybody's are.
/// </summary>
public sealed class OwnNumber : IExceptionRule
{
    public string Name => nameof(OwnNumber);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var own = day.Clerks.Where(clerk => clerk.Person is not null)
            .ToDictionary(clerk => clerk.Id, clerk => clerk.Person);
        return from entry in day.Sorted.AboutStaff
               where entry.Clerk is not null && entry.Person is not null
                   && own.GetValueOrDefault(entry.Clerk) == entry.Person
               group entry by entry.Clerk into looks
               select new FoundException(
                   Name, ExceptionLevel.Serious, looks.Count(),
                   new Dictionary<string, string>
                   {
                       ["Times"] = Fact.Of(looks.Count()), ["At"] = Fact.Of(looks.First().At),
                   },
                   [.. looks.Select(entry => entry.Number)], looks.Key);
    }
}
