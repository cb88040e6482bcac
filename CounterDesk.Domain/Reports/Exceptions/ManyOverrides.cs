using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk was let past failed checks more often than others. An expired card that the reader has read is none: the
/// card itself was there.
/// </summary>
public sealed class ManyOverrides : IExceptionRule
{
    private const double Usual = 0.01;

    public string Name => nameof(ManyOverrides);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var trials = (from visit in day.Visits
                      let confirmed = visit.IsConfirmed ? visit.Entries.FirstOrDefault(entry => IsCounted(entry, visit)) : null
                      let clerk = confirmed?.Detail("AskedBy") ?? visit.Clerk
                      where clerk is not null
                      select (Trial: new Trial(clerk, "", confirmed is not null, (confirmed ?? visit.Entries[0]).Number),
                          Second: confirmed?.Clerk))
            .ToList();
        var seconds = trials.ToLookup(one => one.Trial.Clerk, one => one.Second);
        return Comparison.Find(trials.Select(one => one.Trial), Usual, thresholds.AtLeast, thresholds)
            .Select(found => new FoundException(
                Name, found.Level, found.Weight,
                new Dictionary<string, string>
                {
                    ["Overrides"] = Fact.Of(found.Hits),
                    ["SameSecond"] = Fact.Of(seconds[found.Clerk].OfType<string>().CountBy(second => second)
                        .Max(second => second.Value)),
                },
                found.Entries, found.Clerk));
    }

    private static bool IsCounted(DayEntry entry, DayVisit visit) => entry.Action is AuditAction.OverrideConfirmed
        && !(visit.HasReadCard && entry.Detail("Override") is nameof(ConfirmationSubject.CardExpired));
}
