using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Hands a visit over to whichever clerk takes it, at this counter or another. What was fetched is wiped and fetched
/// again under the same basis; identities, purpose and consent stay.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class Handovers(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, VisitContents contents, DeskClock clock)
{
    /// <summary>Offers the visit. From here on nobody changes it until somebody has taken it.</summary>
    public async Task OfferAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await record.ChangeAsync(id, clerk, AuditAction.VisitHandedOver, changing =>
        {
            changing.Visit.HandOver(changing.AtUtc);
            return [];
        }, cancellationToken);
        contents.Wipe(id);
    }

    /// <summary>Visits that wait for a clerk, the one that waits longest first.</summary>
    public async Task<IReadOnlyList<Visit>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Visit>().AsNoTracking()
            .Where(visit => visit.ClosedAtUtc == null && visit.HandedOverAtUtc != null)
            .OrderBy(visit => visit.HandedOverAtUtc)
            .ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Takes a visit that waits, also back. False, and nothing changes, when somebody else has just taken it or it has
    /// ended.
    /// </summary>
    public async Task<bool> TakeAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.Set<Visit>().SingleOrDefaultAsync(
            visit => visit.Id == id && visit.ClosedAtUtc == null && visit.HandedOverAtUtc != null, cancellationToken);
        if (visit is null)
        {
            return false;
        }

        var from = visit.Counter;
        var now = clock.Now.UtcDateTime;
        visit.TakeOver(clerk.Id, clerk.Counter, now);
        if (visit.Step is VisitStep.Closing)
        {
            visit.GoTo(visit.WayOn, now);
        }

        var note = VisitNote.Of(visit, AuditAction.VisitTaken) with { Details = [new("From", from)] };
        try
        {
            await record.RecordAsync(db, visit, note, cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
