using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk makes copies of many people for one recipient to whom the same matters do not lead elsewhere in the hall: an
/// agency has its own clerk. People are counted, not copies; a campaign leads everybody's copies there.
/// </summary>
public sealed class SameRecipient : IExceptionRule
{
    private const double Usual = 0.002;

    public string Name => nameof(SameRecipient);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var made = (from visit in day.Visits
                    let entry = visit.Entries.FirstOrDefault(entry => entry is
                    {
                        Action: AuditAction.CopyReserved or AuditAction.InformationSheetMade,
                        Outcome: AuditOutcome.Done, Clerk: not null,
                    })
                    where entry?.Recipient is not null
                    select entry).ToList();
        var recipients = made.GroupBy(entry => (entry.Clerk, entry.Recipient))
            .Where(some => some.Count() >= thresholds.AtLeast).Select(some => some.Key.Recipient!).Distinct();
        return from recipient in recipients
               let trials = made.Select(entry => new Trial(
                   entry.Clerk!, MatterOf(entry), entry.Recipient == recipient, entry.Number)).ToList()
               from found in Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds)
               select new FoundException(
                   Name, found.Level, found.Weight,
                   new Dictionary<string, string> { ["Recipient"] = recipient, ["People"] = Fact.Of(found.Hits) },
                   found.Entries, found.Clerk);
    }

    private static string MatterOf(DayEntry entry) => entry.Purpose![..^entry.Recipient!.Length];
}
