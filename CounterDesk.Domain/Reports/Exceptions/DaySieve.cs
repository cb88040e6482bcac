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

    private readonly Dictionary<Guid, int> _placeOf = [];
    private readonly List<VisitSoFar> _visits = [];
    private readonly List<DayEntry> _kept = [];

    /// <summary>What was kept so far, in the order of the numbers.</summary>
    public IReadOnlyList<DayEntry> Entries => _kept;

    /// <summary>What was given so far, as single rules ask for it.</summary>
    public SortedEntries Sorted { get; } = new(clerks);

    /// <summary>
    /// The visits so far, in the order in which they began. Those to which nothing was added since are not put together again.
    /// </summary>
    public IReadOnlyList<DayVisit> Visits() => [.. _visits.Select(visit => visit.Visit ??= new DayVisit(visit.Entries))];

    /// <summary>In the order of their numbers.</summary>
    public void Add(DayEntry entry)
    {
        // A visit is as old, and whose it is, as its first entry says.
        var isFirst = entry.Visit is { } visit && _placeOf.TryAdd(visit, _visits.Count);
        if (isFirst)
        {
            _visits.Add(new());
        }

        var changes = Sorted.Changes.Count;
        Sorted.Add(entry);
        var hasMoved = Sorted.Changes.Count > changes;
        if (hasMoved)
        {
            Keep(Sorted.Changes[^1].One);
        }

        if (isFirst || hasMoved || Asked.Contains(entry.Action) || Sorted.IsAboutStaff(entry))
        {
            Keep(entry);
        }
    }

    private void Keep(DayEntry entry)
    {
        if (!TryInsert(_kept, entry))
        {
            return;
        }

        if (entry.Visit is { } visit)
        {
            // What somebody holds already stays as it was.
            var soFar = _visits[_placeOf[visit]];
            (soFar.Entries, soFar.Visit) = (soFar.Visit is null ? soFar.Entries : [.. soFar.Entries], null);
            TryInsert(soFar.Entries, entry);
        }
    }

    // Nearly always the last; false where it is among them.
    private static bool TryInsert(List<DayEntry> entries, DayEntry entry)
    {
        var at = entries.Count;
        while (at > 0 && entries[at - 1].Number > entry.Number)
        {
            at--;
        }

        if (at > 0 && entries[at - 1].Number == entry.Number)
        {
            return false;
        }

        entries.Insert(at, entry);
        return true;
    }

    private sealed class VisitSoFar
    {
        public List<DayEntry> Entries { get; set; } = [];

        public DayVisit? Visit { get; set; }
    }
}
