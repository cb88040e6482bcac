namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk opened licenses at visits from which nothing came, and of which nothing but her word says that anybody was
/// there. That people go away with nothing happens at every counter: how often, the others' visits tell.
/// </summary>
public sealed class LookWithoutOutcome : IExceptionRule
{
    private const double Usual = 0.07;

    public string Name => nameof(LookWithoutOutcome);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var trials = day.Visits.Where(visit => visit is { Clerk: not null, Looks.Count: > 0 })
            .Select(visit => new Trial(visit.Clerk!, "", !visit.HasOutcome, visit.Looks[0].Number)
            {
                IsTested = !visit.HasTrace,
            });
        return Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds).Select(found => new FoundException(
            Name, found.Level, found.Weight,
            new Dictionary<string, string> { ["Visits"] = Fact.Of(found.Hits), ["Of"] = Fact.Of(found.Of) },
            found.Entries, found.Clerk));
    }
}
