using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk gives information sheets of a kind of which others give copies: something at the counter is not in order, or
/// sheets are made where no license is.
/// </summary>
public sealed class SheetsForCopies : IExceptionRule
{
    private const double Usual = 0.05;

    public string Name => nameof(SheetsForCopies);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds) =>
        from visit in day.Visits
        from entry in visit.Papers
        where entry.Kind is not null
        group (Entry: entry, Visit: visit) by entry.Kind! into made
        let trials = made.DistinctBy(one => (one.Visit, one.Entry.Clerk))
            .Select(one => new Trial(
                one.Entry.Clerk!, "", one.Entry.Action is AuditAction.InformationSheetMade, one.Entry.Number))
        from found in Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds)
        select new FoundException(
            Name, found.Level, found.Weight,
            new Dictionary<string, string>
            {
                ["Kind"] = made.Key, ["Sheets"] = Fact.Of(found.Hits), ["Of"] = Fact.Of(found.Of),
            },
            found.Entries, found.Clerk);
}
