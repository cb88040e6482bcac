using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Web.Copies;

namespace CounterDesk.Web.Reports;

/// <summary>
/// The day that the log has not closed yet, folded entry by entry: what its report is made of, without reading the day
/// again. Only entries that follow each other, each with its own hash, are taken.
/// </summary>
internal sealed class DayFold
{
    private readonly DayTally _tally = new(EntriesOfDay.HourOf);
    private readonly RuleReader _reader = new();
    private readonly HashSet<string> _staff;

    /// <param name="hall">Whose log.</param>
    /// <param name="day">Which day.</param>
    /// <param name="first">The day's first entry.</param>
    /// <param name="clerks">Those of whom is known that they work there.</param>
    public DayFold(string hall, DateOnly day, long first, IReadOnlyList<DayClerk> clerks)
    {
        (Day, First, Last, LookedUpTo) = (day, first, first - 1, first - 1);
        (Numbers, Sieve, _staff) = (new(hall, day), new(clerks), PeopleOf(clerks));
    }

    public DateOnly Day { get; }

    public long First { get; }

    /// <summary>The last entry that was taken; one less than the first before there is any.</summary>
    public long Last { get; private set; }

    /// <summary>The hash of that entry; null before there is any.</summary>
    public byte[]? Hash { get; private set; }

    public LoggedNumbers Numbers { get; }

    public DaySieve Sieve { get; }

    public FoldedVisits Visits { get; } = new();

    /// <summary>Who looked on earlier days at those who were looked at on this one.</summary>
    public HashSet<EarlierLook> EarlierLooks { get; } = [];

    /// <summary>The last entry for which those are known.</summary>
    public long LookedUpTo { get; set; }

    /// <summary>Takes the next entry, unless it is not the next one, or not as it was written.</summary>
    public bool TryAdd(AuditEntry entry)
    {
        if (entry.Sequence != Last + 1 || (Hash is not null && !entry.PreviousHash.AsSpan().SequenceEqual(Hash))
            || !AuditChain.HashOf(entry).AsSpan().SequenceEqual(entry.Hash))
        {
            return false;
        }

        (Last, Hash) = (entry.Sequence, entry.Hash);
        _tally.Add(entry);
        Visits.Add(entry);
        if (DayAccounts.StepOf(entry) is { } step)
        {
            Numbers.Add(step);
        }

        if (_reader.Read(RuleRow.Of(entry)) is { } seen)
        {
            Sieve.Add(seen);
        }

        return true;
    }

    /// <summary>What the log has of the day so far.</summary>
    public LoggedDay ToDay() => First > Last ? _tally.ToDay(1, 0) : _tally.ToDay(First, Last);

    /// <summary>Whether nobody has begun to work there since: entries about her would not all have been kept.</summary>
    public bool Knows(IReadOnlyList<DayClerk> clerks) => _staff.SetEquals(PeopleOf(clerks));

    private static HashSet<string> PeopleOf(IEnumerable<DayClerk> clerks) =>
        [.. clerks.Select(clerk => clerk.Person).OfType<string>()];
}
