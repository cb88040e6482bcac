using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>Which entries belong to which day: as the log itself has closed its days, whatever a clock said.</summary>
internal static class LogDays
{
    /// <summary>The entries of the days from one to another; null where there is no bound.</summary>
    /// <returns>Numbers; <see cref="long.MaxValue"/> for the last where the open day is included.</returns>
    public static async Task<(long First, long Last)> FindAsync(
        IQueryable<AuditEntry> ofHall, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        if (from is null && to is null)
        {
            return (1, long.MaxValue);
        }

        return Find(await ReadClosedAsync(ofHall, cancellationToken), from, to);
    }

    /// <summary>The days that the log has closed, the earliest first.</summary>
    public static async Task<IReadOnlyList<AuditAnchor>> ReadClosedAsync(
        IQueryable<AuditEntry> ofHall, CancellationToken cancellationToken)
    {
        var closings = await ofHall.Where(entry => entry.Action == nameof(AuditAction.DayClosed))
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return [.. closings.Select(AuditAnchor.Of).OfType<AuditAnchor>()];
    }

    /// <summary>The entries of one day. Before any day was closed there is none but the day of the first entry.</summary>
    /// <returns>Numbers; of a day without entries the last is less than the first.</returns>
    public static async Task<(long First, long Last)> FindAsync(
        IQueryable<AuditEntry> ofHall, DateOnly day, CancellationToken cancellationToken)
    {
        var (first, last) = await FindAsync(ofHall, day, day, cancellationToken);
        if (first > 1 || last < long.MaxValue)
        {
            return (first, last);
        }

        var began = await ofHall.OrderBy(entry => entry.Sequence)
            .Select(entry => (DateTime?)entry.AtUtc).FirstOrDefaultAsync(cancellationToken);
        return began is { } at && DeskClock.DayOf(at) == day ? (1, long.MaxValue) : (1, 0);
    }

    private static (long First, long Last) Find(IReadOnlyList<AuditAnchor> closed, DateOnly? from, DateOnly? to)
    {
        if (closed.Count is 0)
        {
            // All there is belongs to the first day.
            return (1, long.MaxValue);
        }

        // The entry that closes a day is the first of the next one.
        var open = DeskClock.DayOf(closed[^1].AtUtc);
        var days = closed.Select(day => (Day: day.Day!.Value, day.First, day.Last))
            .Append((Day: open, First: closed[^1].Last + 1, Last: long.MaxValue)).ToList();
        var first = days.FindIndex(day => day.Day >= (from ?? DateOnly.MinValue));
        var last = days.FindLastIndex(day => day.Day <= (to ?? DateOnly.MaxValue));
        return (first < 0 ? long.MaxValue : days[first].First, last < 0 ? 0 : days[last].Last);
    }
}
