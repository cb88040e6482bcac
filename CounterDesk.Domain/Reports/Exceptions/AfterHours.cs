using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk looked for or into licenses while the hall was closed. Whoever came in time is served to the end; tidying up
/// is no looking.
/// </summary>
public sealed class AfterHours : IExceptionRule
{
    public string Name => nameof(AfterHours);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds) =>
        from visit in day.Visits
        where !day.Open.Any(span =>
            IsOpen(day, span, visit.BeganAt, thresholds.MinutesBeforeOpening, thresholds.MinutesAfterClosing)
            && IsOpen(day, span, visit.EarliestAt, thresholds.MinutesBeforeOpening, thresholds.MinutesOfLastVisit)
            && IsOpen(day, span, visit.LatestAt, thresholds.MinutesBeforeOpening, thresholds.MinutesOfLastVisit))
        let isLate = !IsOpen(
            day, visit.BeganAt, thresholds.MinutesBeforeOpening, thresholds.MinutesAfterClosing)
        from entry in visit.Entries
        where entry.Clerk is not null && entry.Action is AuditAction.Search or AuditAction.LicenseOpened
            && (isLate || !IsOpen(day, entry.At, thresholds.MinutesBeforeOpening, thresholds.MinutesOfLastVisit))
        group (Entry: entry, Visit: visit) by entry.Clerk! into looks
        let visits = looks.Select(look => look.Visit).Distinct().ToList()
        select new FoundException(
            Name, visits.Any(visit => visit.IsBare) ? ExceptionLevel.Serious : ExceptionLevel.Attention, visits.Count,
            new Dictionary<string, string>
            {
                ["Visits"] = Fact.Of(visits.Count),
                ["From"] = Fact.Of(looks.Min(look => look.Entry.At)),
                ["Until"] = Fact.Of(looks.Max(look => look.Entry.At)),
            },
            [.. looks.Select(look => look.Entry.Number).Order()], looks.Key);

    private static bool IsOpen(DayRecord day, DateTime at, int before, int after) =>
        day.Open.Any(span => IsOpen(day, span, at, before, after));

    private static bool IsOpen(DayRecord day, OpenSpan span, DateTime at, int before, int after) =>
        at >= day.Day.ToDateTime(span.From).AddMinutes(-before) && at <= day.Day.ToDateTime(span.Until).AddMinutes(after);
}
