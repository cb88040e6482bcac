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

        var closings = await ofHall.Where(entry => entry.Action == nameof(AuditAction.DayClosed))
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return Find([.. closings.Select(AuditAnchor.Of).OfType<AuditAnchor>()], from, to);
    }

    private static (long First, long Last) Find(IReadOnlyList<AuditAnchor> closed, DateOnly? from, DateOnly? to)
    {
        if (closed.Count is 0)
        {
            // All there is belongs to the first day.
            return (1, long.MaxValue);
        }

        // The entry that closes a day is the first of the next one.
        var open = DateOnly.FromDateTime(DeskClock.At(closed[^1].AtUtc).DateTime);
        var days = closed.Select(day => (Day: day.Day!.Value, day.First, day.Last))
            .Append((Day: open, First: closed[^1].Last + 1, Last: long.MaxValue)).ToList();
        var first = days.FindIndex(day => day.Day >= (from ?? DateOnly.MinValue));
        var last = days.FindLastIndex(day => day.Day <= (to ?? DateOnly.MaxValue));
        return (first < 0 ? long.MaxValue : days[first].First, last < 0 ? 0 : days[last].Last);
    }
}
