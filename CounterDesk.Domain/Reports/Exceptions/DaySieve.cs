using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// Keeps of a day's entries, as they are read one after the other, those that a rule can find something by, so that a large
/// hall's day need not be held whole. The rules find in what is kept exactly what they find in all of it.
/// </summary>
/// <param name="clerks">Those of the day's record.</param>
public sealed class DaySieve(IEnumerable<DayClerk> clerks)
{
    /// <summary>
    /// What some rule asks for by its name. Of everything else the rules want to know who, when, where and about whom, and
    /// nothing besides.
    /// </summary>
    public static ImmutableHashSet<AuditAction> Asked { get; } =
    [
        .. DayVisit.Telling, AuditAction.Search, AuditAction.LicenseOpened, AuditAction.FieldRevealed,
        AuditAction.OverrideConfirmed, AuditAction.CopyPrinted, AuditAction.CopySpoiled, AuditAction.BreakGlassOpened, AuditAction.BreakGlassUsed,
    ];

    private readonly HashSet<string> _staff = [.. clerks.Select(clerk => clerk.Person).OfType<string>()];
    private readonly HashSet<Guid> _begun = [];
    private readonly Dictionary<string, Last> _lastOf = [];
    private readonly List<DayEntry> _kept = [];
    private bool _isInOrder = true;

    /// <summary>In the order of their numbers.</summary>
    public void Add(DayEntry entry)
    {
        // A visit is as old, and whose it is, as its first entry says.
        var isFirst = entry.Visit is { } visit && _begun.Add(visit);
        var isKept = isFirst || Asked.Contains(entry.Action)
            || (entry.Person is { } person && _staff.Contains(person));
        if (TwoCounters.Counts(entry))
        {
            isKept |= HasMoved(entry);
            _lastOf[entry.Clerk!] = new(entry, isKept);
        }

        if (isKept)
        {
            _kept.Add(entry);
        }
    }

    /// <summary>What was kept, in the order of the numbers.</summary>
    public IReadOnlyList<DayEntry> End()
    {
        if (!_isInOrder)
        {
            _kept.Sort((one, other) => one.Number.CompareTo(other.Number));
            _isInOrder = true;
        }

        return _kept;
    }

    // The entries on both sides of a change of counter.
    private bool HasMoved(DayEntry entry)
    {
        if (!_lastOf.TryGetValue(entry.Clerk!, out var last) || last.Entry.Counter == entry.Counter)
        {
            return false;
        }

        if (!last.IsKept)
        {
            _kept.Add(last.Entry);
            _isInOrder = false;
        }

        return true;
    }

    private readonly record struct Last(DayEntry Entry, bool IsKept);
}
