using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Confirmations;

/// <summary>What a service that goes past a check asks within its own transaction.</summary>
internal static class ConfirmationQueries
{
    /// <summary>The last request about a matter, however it ended.</summary>
    public static Task<Confirmation?> FindLastConfirmationAsync(
        this CounterDeskDb db, ConfirmationMatter matter, CancellationToken cancellationToken) =>
        db.Set<Confirmation>().AsNoTracking()
            .Where(asked => asked.VisitId == matter.VisitId && asked.PartyId == matter.PartyId)
            .Where(asked => asked.Subject == matter.Subject)
            .Where(asked => asked.Copy == matter.Copy && asked.Detail == matter.Detail)
            .OrderByDescending(asked => asked.AskedAtUtc)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The confirmation by which a check may be gone past now; null when there is none.</summary>
    public static async Task<Confirmation?> FindHoldingAsync(
        this CounterDeskDb db, ConfirmationMatter matter, DateTime atUtc, CancellationToken cancellationToken) =>
        await db.FindLastConfirmationAsync(matter, cancellationToken) is { } last
            && last.HoldsAt(atUtc, await db.Set<Visit>().AnyAsync(
                visit => visit.Id == matter.VisitId && visit.ClosedAtUtc == null, cancellationToken))
                ? last
                : null;
}
