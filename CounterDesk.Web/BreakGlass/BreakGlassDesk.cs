using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.BreakGlass;

/// <summary>
/// Opens a rule for one visit in two steps: what a supervisor wants is remembered, she proves once more who she is, and it
/// is open. Each opening, end and refusal is an entry of the audit log, in one transaction with what it says.
/// </summary>
public sealed class BreakGlassDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, StepUpIntents<BreakGlassRequest> intents, OpenBreakGlass open,
    IOptions<HallOptions> hall, IOptions<BreakGlassOptions> options, DeskClock clock)
{
    private string Hall => hall.Value.Code;

    private DateTime UtcNow => clock.Now.UtcDateTime;

    /// <summary>Remembers what somebody is about to open, or says why she cannot.</summary>
    /// <exception cref="AuditUnavailableException">It was refused, and the log cannot be written.</exception>
    public async Task<BreakGlassStart> BeginAsync(BreakGlassRequest request, Clerk by, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (_, refusal) = await JudgeAsync(db, request, by, cancellationToken);
        return refusal is null ? new(intents.Keep(request, by.Id), null) : new(null, refusal);
    }

    /// <summary>For which visit somebody is about to open a rule; null when nobody can tell any more.</summary>
    public Guid? FindVisit(Guid intent, Clerk by) => intents.Find(intent, by.Id)?.Visit;

    /// <summary>Nobody proved who she is. What stood in the way is recorded; that she turned back herself is nothing.</summary>
    /// <returns>Which visit it was about; null when nobody can tell any more.</returns>
    /// <exception cref="AuditUnavailableException">The log cannot be written.</exception>
    public async Task<Guid?> GiveUpAsync(Guid id, Clerk atDesk, SecondPersonFault fault, CancellationToken cancellationToken)
    {
        if (intents.Take(id, atDesk.Id) is not { } request)
        {
            return null;
        }

        if (fault is not SecondPersonFault.Cancelled)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var visit = await FindVisitAsync(db, request, cancellationToken);
            await audit.RecordAsync(null, BreakGlassNotes.OfGivenUp(request, visit, fault, atDesk), cancellationToken);
        }

        return request.Visit;
    }

    /// <summary>Opens the rule, when nothing stands in the way of it still.</summary>
    /// <param name="id">What she was about to open.</param>
    /// <param name="atDesk">Whose session it is.</param>
    /// <param name="proven">Who has just proven who she is, as the provider has it now.</param>
    /// <param name="askedAtUtc">When the provider asked her.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is open.</exception>
    public async Task<BreakGlassOutcome> OpenAsync(
        Guid id, Clerk atDesk, Clerk proven, DateTime askedAtUtc, CancellationToken cancellationToken)
    {
        if (intents.Take(id, atDesk.Id) is not { } request)
        {
            return new(null, BreakGlassStart.Over);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (proven.Id != atDesk.Id)
        {
            var visit = await FindVisitAsync(db, request, cancellationToken);
            return new(
                request.Visit, await RefuseAsync(request, visit, BreakGlassStart.AnotherPerson, proven, cancellationToken));
        }

        var (found, refusal) = await JudgeAsync(db, request, proven, cancellationToken);
        if (refusal is not null)
        {
            return new(request.Visit, refusal);
        }

        var opening = BreakGlassOpening.Of(Hall, request, found!, OpenerOf(proven), UtcNow);
        db.Add(opening);
        await audit.RecordAsync(db, null, BreakGlassNotes.OfOpening(opening, proven, askedAtUtc), cancellationToken);
        open.Tell(opening);
        return new(request.Visit, null);
    }

    /// <summary>A supervisor ends it. False when it has ended already.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; it goes on.</exception>
    public async Task<bool> EndAsync(Guid id, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        return await EndAsync(id, BreakGlassEnd.BySupervisor, supervisor, cancellationToken);
    }

    /// <summary>Records the end of what had its time, or whose visit has ended.</summary>
    public async Task EndWhatIsOverAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = UtcNow;
        var ended = await db.Set<BreakGlassOpening>()
            .Where(opening => opening.Hall == Hall && opening.EndedAtUtc == null)
            .Join(
                db.Set<Visit>(), opening => opening.VisitId, visit => visit.Id,
                (opening, visit) => new { opening.Id, opening.UntilUtc, visit.ClosedAtUtc })
            .Where(pair => pair.UntilUtc <= now || pair.ClosedAtUtc != null)
            .ToListAsync(cancellationToken);
        foreach (var opening in ended)
        {
            var end = opening.UntilUtc <= (opening.ClosedAtUtc ?? now) ? BreakGlassEnd.Time : BreakGlassEnd.VisitClosed;
            await EndAsync(opening.Id, end, by: null, cancellationToken);
        }
    }

    private async Task<bool> EndAsync(Guid id, BreakGlassEnd end, Clerk? by, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var opening = await db.Set<BreakGlassOpening>()
            .SingleAsync(opening => opening.Id == id && opening.Hall == Hall, cancellationToken);
        if (opening.EndedAtUtc is not null)
        {
            return false;
        }

        opening.Close(end, by?.Id, UtcNow);
        try
        {
            await audit.RecordAsync(db, null, BreakGlassNotes.OfEnd(opening, by), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else was faster.
            return false;
        }

        open.Tell(opening);
        return true;
    }

    // What keeps her from opening it, besides that she has not signed in again yet. Recorded when something does.
    private async Task<(Visit? Visit, string? Refusal)> JudgeAsync(
        CounterDeskDb db, BreakGlassRequest request, Clerk by, CancellationToken cancellationToken)
    {
        if (await FindVisitAsync(db, request, cancellationToken) is not { } visit)
        {
            return (null, await RefuseAsync(request, null, nameof(BreakGlassFault.VisitClosed), by, cancellationToken));
        }

        var number = await db.Set<StaffMember>().Where(member => member.Id == visit.ClerkId)
            .Select(member => member.Number).SingleOrDefaultAsync(cancellationToken);
        var isOpen = await db.FindOpeningAsync(visit, request.Rule, UtcNow, cancellationToken) is not null;
        return BreakGlassOpening.FindFault(
                request, visit, number ?? "", OpenerOf(by), isOpen, options.Value.MostMinutes) is { } fault
            ? (visit, await RefuseAsync(request, visit, fault.ToString(), by, cancellationToken))
            : (visit, null);
    }

    private async Task<string> RefuseAsync(
        BreakGlassRequest request, Visit? visit, string fault, Clerk by, CancellationToken cancellationToken)
    {
        await audit.RecordAsync(null, BreakGlassNotes.OfRefusal(request, visit, fault, by), cancellationToken);
        return fault;
    }

    private static Task<Visit?> FindVisitAsync(
        CounterDeskDb db, BreakGlassRequest request, CancellationToken cancellationToken) =>
        db.Set<Visit>().AsNoTracking().SingleOrDefaultAsync(visit => visit.Id == request.Visit, cancellationToken);

    private static BreakGlassOpener OpenerOf(Clerk clerk) =>
        new(clerk.Id, clerk.Number, clerk.Roles.Contains(DeskRoles.Supervisor));
}

/// <summary>Either the intent with which she goes to the provider, or why she does not.</summary>
/// <param name="Intent">With which she goes.</param>
/// <param name="Refusal">
/// A <see cref="BreakGlassFault"/>, <see cref="Over"/> or <see cref="AnotherPerson"/>: by it the words are found and the log
/// has it.
/// </param>
public sealed record BreakGlassStart(Guid? Intent, string? Refusal)
{
    /// <summary>It took too long, or it was opened or given up in another window.</summary>
    public const string Over = "Over";

    /// <summary>Somebody else proved who she is.</summary>
    public const string AnotherPerson = "AnotherPerson";
}

/// <summary>For which visit, as far as anybody can tell; and why the rule is not open, or null when it is.</summary>
public sealed record BreakGlassOutcome(Guid? Visit, string? Refusal);
