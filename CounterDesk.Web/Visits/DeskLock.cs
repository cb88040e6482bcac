using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Locks the visit of a desk that its clerk leaves: it keeps its step, what was fetched stays in memory until it is
/// closed, and neither screen shows anything of it.
/// </summary>
public sealed class DeskLock(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, VisitContents contents, DeskSessions sessions,
    VisitDesk desk, DeskClock clock) : IDeskLock
{
    public async Task LockAsync(Clerk clerk, SessionEnd end, CancellationToken cancellationToken)
    {
        if (end is not (SessionEnd.Asked or SessionEnd.Locked) && sessions.IsPresent(clerk))
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visits = await MineAt(db, clerk).Where(visit => visit.LockedAtUtc == null).ToListAsync(cancellationToken);
        try
        {
            foreach (var visit in visits)
            {
                visit.Lock(clock.Now.UtcDateTime);
                await RecordAsync(db, visit, AuditAction.DeskLocked, [new("End", end.ToString())], cancellationToken);
            }

            sessions.Settle(clerk);
        }
        catch (DbUpdateConcurrencyException)
        {
            // What was pressed last has just been done. The next round locks.
        }
        catch (AuditUnavailableException)
        {
            Wipe(visits);
            throw;
        }

        if (end is SessionEnd.Asked)
        {
            Wipe(visits);
        }
    }

    public async Task<string?> UnlockAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visits = await MineAt(db, clerk).Where(visit => visit.LockedAtUtc != null).ToListAsync(cancellationToken);
        foreach (var visit in visits)
        {
            await UnlockAsync(db, visit, clerk, cancellationToken);
        }

        return visits is [var latest, ..] ? $"/desk/visits/{latest.Id}" : null;
    }

    /// <summary>
    /// Goes on at the counter where the clerk is now with what she locked at another. False, and nothing changes, when
    /// it is not locked any more.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded, and stays locked.</exception>
    public async Task<bool> BringAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.Set<Visit>().SingleOrDefaultAsync(
            visit => visit.Id == id && visit.ClerkId == clerk.Id && visit.ClosedAtUtc == null
                && visit.LockedAtUtc != null, cancellationToken);
        if (visit is null)
        {
            return false;
        }

        await UnlockAsync(db, visit, clerk, cancellationToken);
        return true;
    }

    /// <summary>
    /// Locks the desks whose clerks left without saying so, and notes of the others that somebody is there.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded. The next round tries again.</exception>
    public async Task LockLeftAsync(CancellationToken cancellationToken)
    {
        foreach (var (clerk, seenAt) in sessions.Present)
        {
            await desk.KeepAsync(clerk, seenAt, cancellationToken);
        }

        foreach (var clerk in sessions.Left)
        {
            await LockAsync(clerk, SessionEnd.Over, cancellationToken);
        }
    }

    private static IQueryable<Visit> MineAt(CounterDeskDb db, Clerk clerk) =>
        db.Set<Visit>().OpenAt(clerk.Counter).Where(visit => visit.ClerkId == clerk.Id);

    private Task UnlockAsync(CounterDeskDb db, Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        var from = visit.Counter;
        visit.Unlock(clerk.Counter, clock.Now.UtcDateTime);
        return RecordAsync(db, visit, AuditAction.DeskUnlocked, [new("From", from)], cancellationToken);
    }

    private Task RecordAsync(
        CounterDeskDb db, Visit visit, AuditAction action, ImmutableArray<AuditDetail> details,
        CancellationToken cancellationToken) =>
        record.RecordAsync(db, visit, VisitNote.Of(visit, action) with { Details = details }, cancellationToken);

    private void Wipe(List<Visit> visits)
    {
        foreach (var visit in visits)
        {
            contents.Wipe(visit.Id);
        }
    }
}
