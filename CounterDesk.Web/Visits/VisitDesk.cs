using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Opens visits, moves them from step to step, and ends them. A visit belongs to the clerk who opened it, and every method
/// that takes one asks for it in the clerk's name.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written,
/// <see cref="VisitClosedException"/> when the visit ended meanwhile, and <see cref="DbUpdateConcurrencyException"/>
/// when it was changed in another window. In all three cases nothing was done.
/// </remarks>
public sealed class VisitDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, VisitChanges changes,
    DeskClock clock)
{
    private DateTime UtcNow => clock.Now.UtcDateTime;

    public async Task<Visit> OpenAsync(
        Clerk clerk, Visitor visitor, VisitNeeds needs, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        var visit = Visit.Receive(clerk.Counter, clerk.Id, visitor, needs, UtcNow);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(visit);
        var note = VisitNote.Of(visit, AuditAction.VisitOpened) with
        {
            Details = [new("Visitor", visitor.ToString()), new("Needs", needs.ToString())],
        };
        var receipt = await audit.RecordAsync(db, null, note, cancellationToken);
        contents.Of(visit.Id).Prove(receipt, AuditAction.VisitOpened);
        changes.Tell(visit);
        return visit;
    }

    public async Task<IdleDesk> LookAtIdleDeskAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var morning = DeskClock.BeginningOf(clock.Today);
        var today = db.Set<Visit>().AsNoTracking().Where(
            visit => visit.Counter == clerk.Counter && visit.OpenedAtUtc >= morning);
        var copies = db.Set<RegisteredCopy>().Where(copy => copy.Counter == clerk.Counter && copy.Day == clock.Today);
        var open =
            db.Set<Visit>().AsNoTracking().Where(visit =>
                visit.ClosedAtUtc == null && visit.HandedOverAtUtc == null && visit.ClerkId == clerk.Id);
        return new(
            await open.OrderByDescending(visit => visit.OpenedAtUtc).ToListAsync(cancellationToken),
            await today.MaxAsync(visit => visit.ClosedAtUtc, cancellationToken),
            new(
                await today.CountAsync(cancellationToken),
                await copies.CountAsync(
                    copy => copy.State == CopyState.Printed || copy.State == CopyState.Withdrawn, cancellationToken),
                await copies.CountAsync(copy => copy.State == CopyState.Void, cancellationToken),
                await today.Join(
                    db.Set<VerificationEntry>(), visit => visit.Id, entry => entry.VisitId, (_, entry) => entry.Genuine)
                    .CountAsync(genuine => genuine == GenuineAnswer.CouldNotBeTold, cancellationToken)));
    }

    /// <summary>
    /// Looks a visit up for whoever is at its address. Another clerk's visit is refused, and the attempt recorded.
    /// </summary>
    public async Task<VisitEntry> EnterAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit =
            await db.Set<Visit>().AsNoTracking().SingleOrDefaultAsync(visit => visit.Id == id, cancellationToken);
        return visit switch
        {
            null => new VisitEntry.Unknown(),
            _ when visit.ClerkId != clerk.Id =>
                new VisitEntry.NotYours(
                    await audit.RecordAsync(null, VisitNote.Refused(visit, clerk), cancellationToken)),
            { IsOpen: false } => new VisitEntry.Closed(visit),
            { HandedOverAtUtc: not null } => new VisitEntry.Offered(visit),
            { LockedAtUtc: not null } => new VisitEntry.Locked(visit),
            _ => new VisitEntry.Open(visit),
        };
    }

    /// <summary>
    /// Moves to a step that the visit allows. Nothing is fetched by it, so nothing is recorded but the step.
    /// </summary>
    public async Task GoToAsync(Guid id, Clerk clerk, VisitStep step, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        visit.GoTo(step, UtcNow);
        await db.SaveChangesAsync(cancellationToken);
        LeaveWhatIsBehind(contents.Of(id), step);
        changes.Tell(visit);
    }

    public async Task<VisitSummary> SummarizeAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return new(
            await db.Set<VerificationEntry>().AsNoTracking()
                .Where(entry => entry.VisitId == id).OrderBy(entry => entry.AtUtc).ToListAsync(cancellationToken),
            await db.Set<RegisteredCopy>().AsNoTracking()
                .Where(copy => copy.Visit == id || copy.HandedOutVisit == id).OrderBy(copy => copy.MadeAtUtc).ToListAsync(cancellationToken),
            await db.Set<Rating>().AnyAsync(rating => rating.VisitId == id, cancellationToken))
        {
            Opened = await db.Set<BreakGlassOpening>().AsNoTracking()
                .Where(opening => opening.VisitId == id && opening.EndedAtUtc == null)
                .OrderBy(opening => opening.OpenedAtUtc).ToListAsync(cancellationToken),
        };
    }

    /// <summary>Ends the visit and wipes what it fetched.</summary>
    public async Task CloseAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        await EndAsync(db, visit, VisitEnd.Closed, cancellationToken);
    }

    /// <summary>
    /// Ends a visit that a clerk has forgotten, in the supervisor's name. False, and nothing changes, when it has ended
    /// meanwhile.
    /// </summary>
    /// <param name="id">Any visit of the hall.</param>
    /// <param name="supervisor">Who ends it. She sees nothing of what it is about.</param>
    /// <param name="reason">Why; goes into the log.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    public async Task<bool> CloseForgottenAsync(
        Guid id, Clerk supervisor, string reason, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.Set<Visit>()
            .SingleOrDefaultAsync(visit => visit.Id == id && visit.ClosedAtUtc == null, cancellationToken);
        if (visit is null)
        {
            return false;
        }

        try
        {
            await EndAsync(db, visit, VisitEnd.BySupervisor, cancellationToken, note => note with
            {
                Actor = supervisor.Id, Role = DeskRoles.Supervisor, Details = note.Details.Add(new("Reason", reason)),
            });
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>Every visit of the hall that is open, the one that nobody has used for longest first.</summary>
    public async Task<IReadOnlyList<Visit>> ListOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Visit>().AsNoTracking().Where(visit => visit.ClosedAtUtc == null)
            .OrderBy(visit => visit.LastUsedAtUtc).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// A clerk who is at her desk has not forgotten the visit she is at, also while she only reads or types.
    /// </summary>
    public async Task KeepAsync(Clerk clerk, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var latest = await db.Set<Visit>().OpenAt(clerk.Counter)
            .Where(visit => visit.ClerkId == clerk.Id && visit.LockedAtUtc == null)
            .Select(visit => (Guid?)visit.Id).FirstOrDefaultAsync(cancellationToken);
        var at = seenAt.UtcDateTime;
        await db.Set<Visit>().Where(visit => visit.Id == latest && visit.LastUsedAtUtc < at)
            .ExecuteUpdateAsync(set => set.SetProperty(visit => visit.LastUsedAtUtc, at), cancellationToken);
    }

    /// <summary>
    /// Ends the visits that nobody has used for <paramref name="idle"/>, and wipes what belongs to no open visit.
    /// </summary>
    public async Task CloseForgottenAsync(TimeSpan idle, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = UtcNow - idle;
        var forgotten = await db.Set<Visit>().AsNoTracking()
            .Where(visit => visit.ClosedAtUtc == null && visit.LastUsedAtUtc < before)
            .ToListAsync(cancellationToken);
        foreach (var visit in forgotten)
        {
            await TimeOutAsync(visit, cancellationToken);
        }

        var held = contents.Visits;
        var open = await db.Set<Visit>()
            .Where(visit => visit.ClosedAtUtc == null && held.Contains(visit.Id))
            .Select(visit => visit.Id)
            .ToListAsync(cancellationToken);
        foreach (var visit in held.Except(open))
        {
            contents.Wipe(visit);
        }
    }

    /// <summary>Ends what second persons confirmed and what mandates allowed, once its time has passed.</summary>
    public async Task EndWhatIsOverAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (now, today) = (UtcNow, clock.Today);
        var visits = await db.Set<Visit>()
            .Where(visit => visit.ClosedAtUtc == null && (visit.MandateEndsOn < today
                || visit.Parties.Any(party => party.ConfirmedUntilUtc <= now)))
            .ToListAsync(cancellationToken);
        foreach (var visit in visits.Where(visit => visit.EndWhatIsOver(now, today)))
        {
            await audit.RecordAsync(db, null, VisitNote.Of(visit, AuditAction.PermissionEnded), cancellationToken);
            contents.Of(visit.Id).LeaveSearch();
            changes.Tell(visit);
        }
    }

    private async Task TimeOutAsync(Visit visit, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            db.Attach(visit);
            await EndAsync(db, visit, VisitEnd.TimedOut, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody has used or closed it just now.
        }
        catch (AuditUnavailableException)
        {
            // The visit stays open until that can be recorded. What it fetched goes all the same.
            contents.Wipe(visit.Id);
            throw;
        }
    }

    private async Task EndAsync(
        CounterDeskDb db, Visit visit, VisitEnd end, CancellationToken cancellationToken,
        Func<AuditNote, AuditNote>? sign = null)
    {
        var note = VisitNote.Of(visit, AuditAction.VisitClosed) with { Details = [new("End", end.ToString())] };
        visit.Close(end, UtcNow);
        var parties = visit.Parties.Select(party => party.Id).ToList();
        await db.WipeMandatesAsync(visit.Id, cancellationToken);
        db.RemoveRange(await db.Set<PartyIdentity>().Where(identity => parties.Contains(identity.PartyId))
            .ToListAsync(cancellationToken));
        await audit.RecordAsync(db, null, sign?.Invoke(note) ?? note, cancellationToken);
        contents.Wipe(visit.Id);
        changes.Tell(visit);
    }

    private static void LeaveWhatIsBehind(VisitContent content, VisitStep step)
    {
        if (step is VisitStep.Results)
        {
            content.LeaveLicense();
        }
    }
}
