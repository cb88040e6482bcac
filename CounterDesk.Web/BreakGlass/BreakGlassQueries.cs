using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.BreakGlass;

/// <summary>What a service that goes past a rule asks.</summary>
internal static class BreakGlassQueries
{
    /// <summary>By which the clerk of the visit may go past the rule now; null when the rule holds.</summary>
    public static async Task<BreakGlassOpening?> FindOpeningAsync(
        this CounterDeskDb db, Visit visit, BreakGlassRule rule, DateTime atUtc, CancellationToken cancellationToken)
    {
        var opened = await db.Set<BreakGlassOpening>().AsNoTracking()
            .Where(opening => opening.VisitId == visit.Id && opening.Rule == rule && opening.EndedAtUtc == null)
            .ToListAsync(cancellationToken);
        return opened.Find(opening => opening.HoldsFor(visit, atUtc));
    }
}
