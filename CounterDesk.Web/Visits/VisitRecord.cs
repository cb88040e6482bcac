using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Changes a visit and writes the entry that says so, in one transaction; then shows the entry as proof and tells the
/// pages.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class VisitRecord(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, VisitChanges changes,
    DeskClock clock)
{
    /// <summary>Refuses whoever is no clerk, as <see cref="RoleRequirement"/> does, for the desks that change visits by this.</summary>
    internal Task<string> RequireAsync(
        Clerk clerk, CancellationToken cancellationToken, [CallerFilePath] string file = "",
        [CallerMemberName] string method = "") =>
        audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken, file, method);

    /// <param name="id">A visit that is this clerk's, and open.</param>
    /// <param name="clerk">Who does it.</param>
    /// <param name="action">What the entry says was done.</param>
    /// <param name="change">Changes the visit; the time is the counter's now, in UTC.</param>
    /// <param name="cancellationToken">Stops before the entry is begun, never after.</param>
    public Task<Visit> ChangeAsync(
        Guid id, Clerk clerk, AuditAction action, Func<VisitChanging, ImmutableArray<AuditDetail>> change,
        CancellationToken cancellationToken) =>
        ChangeAsync(id, clerk, action, (changing, _) => Task.FromResult(change(changing)), cancellationToken);

    /// <inheritdoc cref="ChangeAsync(Guid, Clerk, AuditAction, Func{VisitChanging, ImmutableArray{AuditDetail}}, CancellationToken)"/>
    public async Task<Visit> ChangeAsync(
        Guid id, Clerk clerk, AuditAction action,
        Func<VisitChanging, CancellationToken, Task<ImmutableArray<AuditDetail>>> change,
        CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var changing = new VisitChanging(db, visit, clock.Now.UtcDateTime);
        var details = await change(changing, cancellationToken);
        var note = VisitNote.Of(visit, action, changing.About) with
        {
            Outcome = changing.Outcome, Details = details,
        };
        await RecordAsync(db, visit, note, cancellationToken);
        return visit;
    }

    /// <summary>Saves what was changed in a visit and its entry, or nothing.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was saved.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has just changed it; nothing was saved.</exception>
    internal async Task RecordAsync(
        CounterDeskDb db, Visit visit, AuditNote note, CancellationToken cancellationToken)
    {
        var receipt = await audit.RecordAsync(db, null, note, cancellationToken);
        contents.Of(visit.Id).Prove(receipt, note.Action);
        changes.Tell(visit);
    }

    /// <summary>
    /// Writes an entry about a party that changes nothing in the visit: an announcement, the outcome of one, or what is
    /// shown.
    /// </summary>
    /// <param name="id">A visit that is this clerk's, and open.</param>
    /// <param name="clerk">Who does it.</param>
    /// <param name="party">Whom it is about.</param>
    /// <param name="announcement">The announcement this answers; null for none.</param>
    /// <param name="action">What was done.</param>
    /// <param name="tell">Says what it is, beginning from the visit's own note.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    public async Task<AuditReceipt> NoteAsync(
        Guid id, Clerk clerk, Guid party, AuditReceipt? announcement, AuditAction action,
        Func<AuditNote, AuditNote> tell, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var note = tell(VisitNote.Of(visit, action, visit.Find(party)));
        var receipt = await audit.RecordAsync(announcement, note, cancellationToken);
        contents.Of(id).Prove(receipt, action);
        return receipt;
    }
}

/// <summary>A visit in the middle of being changed, and what its entry will say.</summary>
public sealed class VisitChanging(CounterDeskDb db, Visit visit, DateTime atUtc)
{
    public CounterDeskDb Db => db;

    public Visit Visit => visit;

    public DateTime AtUtc => atUtc;

    /// <summary>The party the entry is about; null when it is about whoever is asked for.</summary>
    public Party? About { get; set; }

    public AuditOutcome Outcome { get; set; } = AuditOutcome.Done;
}
