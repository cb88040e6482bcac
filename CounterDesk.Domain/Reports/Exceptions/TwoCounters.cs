using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// One account works at two counters at once: somebody else uses it, or a desk was left open. Who moves to another
/// counter needs the time to walk there and to sign in.
/// </summary>
public sealed class TwoCounters : IExceptionRule
{
    // What somebody does for another counter without being at it, or the program at one that was left.
    private static readonly ImmutableHashSet<AuditAction> _fromElsewhere =
    [
        AuditAction.OverrideConfirmed, AuditAction.OverrideDeclined, AuditAction.AccessRefused, AuditAction.SignOut,
        AuditAction.DeskLocked, AuditAction.VisitClosed, AuditAction.PermissionEnded, AuditAction.BreakGlassOpened,
        AuditAction.BreakGlassEnded, AuditAction.BreakGlassReviewed,
    ];

    public string Name => nameof(TwoCounters);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var most = TimeSpan.FromSeconds(thresholds.SecondsBetweenCounters);
        return from change in day.Sorted.Changes
               where change.Other.At - change.One.At <= most
               group change by change.One.Clerk! into own
               let changes = own.ToList()
               where changes.Count >= thresholds.ChangesOfCounter
               let entries = changes.SelectMany(change => (DayEntry[])[change.One, change.Other]).Distinct().ToList()
               select new FoundException(
                   Name, ExceptionLevel.Serious, (double)changes.Count / thresholds.ChangesOfCounter,
                   new Dictionary<string, string>
                   {
                       ["Changes"] = Fact.Of(changes.Count),
                       ["Counters"] = Fact.Of(entries.Select(entry => entry.Counter!)),
                       ["From"] = Fact.Of(entries[0].At),
                       ["Until"] = Fact.Of(entries[^1].At),
                   },
                   [.. entries.Select(entry => entry.Number)], own.Key);
    }

    /// <summary>Whether an entry says at which counter its clerk was.</summary>
    internal static bool Counts(DayEntry entry) =>
        entry is { Clerk: not null, Counter.Length: > 0 } && !_fromElsewhere.Contains(entry.Action);
}
