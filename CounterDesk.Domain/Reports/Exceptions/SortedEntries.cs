using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// What rules ask of a day's entries apart from its visits, sorted out as the entries come: a large hall has a million, and no
/// rule reads them all.
/// </summary>
/// <param name="clerks">Those of the day's record.</param>
public sealed class SortedEntries(IEnumerable<DayClerk> clerks)
{
    private readonly HashSet<string> _staff = [.. clerks.Select(clerk => clerk.Person).OfType<string>()];
    private readonly Dictionary<string, DayEntry> _lastOf = [];
    private readonly List<DayEntry> _aboutStaff = [];
    private readonly List<CounterChange> _changes = [];
    private readonly Dictionary<AuditAction, List<DayEntry>> _of = new AuditAction[]
    {
        AuditAction.Search, AuditAction.LicenseOpened, AuditAction.CopyPrinted, AuditAction.CopySpoiled,
        AuditAction.BreakGlassOpened, AuditAction.BreakGlassUsed,
    }.ToDictionary(action => action, _ => new List<DayEntry>());

    /// <summary>Those that are about somebody who works in the hall.</summary>
    public IReadOnlyList<DayEntry> AboutStaff => _aboutStaff;

    /// <summary>Where a clerk was at another counter than in her entry before.</summary>
    public IReadOnlyList<CounterChange> Changes => _changes;

    /// <summary>Those of an action. Only of those that a rule asks for so.</summary>
    public IReadOnlyList<DayEntry> this[AuditAction action] => _of[action];

    /// <summary>All of a day's, in the order of their numbers.</summary>
    public static SortedEntries Of(IEnumerable<DayEntry> entries, IEnumerable<DayClerk> clerks)
    {
        var sorted = new SortedEntries(clerks);
        foreach (var entry in entries)
        {
            sorted.Add(entry);
        }

        return sorted;
    }

    /// <summary>In the order of their numbers.</summary>
    public void Add(DayEntry entry)
    {
        if (_of.TryGetValue(entry.Action, out var alike))
        {
            alike.Add(entry);
        }

        if (IsAboutStaff(entry))
        {
            _aboutStaff.Add(entry);
        }

        if (TwoCounters.Counts(entry))
        {
            if (_lastOf.TryGetValue(entry.Clerk!, out var last) && last.Counter != entry.Counter)
            {
                _changes.Add(new(last, entry));
            }

            _lastOf[entry.Clerk!] = entry;
        }
    }

    public bool IsAboutStaff(DayEntry entry) => entry.Person is { } person && _staff.Contains(person);
}

/// <summary>Two entries of a clerk, one after the other, at different counters.</summary>
public readonly record struct CounterChange(DayEntry One, DayEntry Other);
