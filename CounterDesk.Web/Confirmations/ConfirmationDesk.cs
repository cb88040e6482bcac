using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// Asks a second person to let a clerk go past a failed check, and records what she answers. Each change and its audit
/// entry are one transaction.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class ConfirmationDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, OpenConfirmations open,
    IOptions<HallOptions> hall, IOptions<ConfirmationOptions> options, DeskClock clock)
{
    private DateTime UtcNow => clock.Now.UtcDateTime;

    /// <summary>
    /// Asks. What is asked already, in another window, is not asked a second time: the open request is the answer.
    /// </summary>
    /// <param name="matter">What it is about.</param>
    /// <param name="maskedName">Whom the second person is to look at, masked; null when nobody knows yet.</param>
    /// <param name="reason">Why, in the clerk's words.</param>
    /// <param name="clerk">Whose visit it is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">A supervisor declined it: ask MayBeAskedAgain first.</exception>
    public async Task<Confirmation> AskAsync(
        ConfirmationMatter matter, string? maskedName, string reason, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(matter.VisitId, clerk, cancellationToken);
        var last = await db.FindLastConfirmationAsync(matter, cancellationToken);
        if (last?.StateAt(UtcNow) is ConfirmationState.Asked)
        {
            return last;
        }

        if (last is { State: ConfirmationState.Asked })
        {
            await ExpireAsync(last.Id, cancellationToken);
        }

        var confirmation = Confirmation.Ask(
            new()
            {
                Hall = hall.Value.Code,
                Matter = matter,
                MaskedName = maskedName,
                Reason = reason,
                ClerkId = clerk.Id,
                ClerkNumber = clerk.Number,
                Counter = visit.Counter,
                AtUtc = UtcNow,
                ExpiresAtUtc = UtcNow + options.Value.AnswerTime,
            },
            last);
        visit.Touch(UtcNow);
        db.Add(confirmation);
        await RecordAsync(
            db, confirmation, ConfirmationNote.OfClerk(visit, confirmation, AuditAction.OverrideAsked),
            cancellationToken);
        return confirmation;
    }

    /// <summary>The clerk takes the request back. False when it has ended already.</summary>
    public async Task<bool> WithdrawAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var confirmation = await db.Set<Confirmation>().SingleAsync(asked => asked.Id == id, cancellationToken);
        var visit = await db.LoadVisitAsync(confirmation.VisitId, clerk, cancellationToken);
        if (confirmation.StateAt(UtcNow) is not ConfirmationState.Asked)
        {
            return false;
        }

        confirmation.Withdraw();
        var note = ConfirmationNote.OfClerk(visit, confirmation, AuditAction.OverrideWithdrawn);
        return await TryRecordAsync(db, confirmation, note, cancellationToken);
    }

    /// <summary>
    /// Records the second person's answer, or says why not. That somebody tried who may not stands in the audit log.
    /// </summary>
    public async Task<ConfirmationEntry> DecideAsync(
        Guid id, Clerk second, ConfirmationWay way, ConfirmationAnswer answer, string? note,
        CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var confirmation = await db.Set<Confirmation>().SingleOrDefaultAsync(
            asked => asked.Id == id && asked.Hall == hall.Value.Code, cancellationToken);
        if (confirmation is null)
        {
            return new ConfirmationEntry.Unknown();
        }

        var visit = await VisitOfAsync(db, confirmation, cancellationToken);
        var decision = new ConfirmationDecision(second.AsSecondPerson(), answer, way, note, UtcNow);
        if (confirmation.FindFault(decision.By, visit, UtcNow) is { } fault)
        {
            await RecordRefusalAsync(visit, confirmation, second, fault, way, cancellationToken);
            return new ConfirmationEntry.Refused(confirmation, fault);
        }

        confirmation.Decide(decision, visit, options.Value.ValidTime);
        var entry = ConfirmationNote.OfDecision(visit, confirmation, second);
        return await TryRecordAsync(db, confirmation, entry, cancellationToken)
            ? new ConfirmationEntry.Decided(confirmation)
            : await EnterAsync(id, second, ConfirmationWay.OwnBrowser, cancellationToken);
    }

    /// <summary>
    /// Looks a request up for whoever might answer it. At the desk she has just proven who she is in order to answer:
    /// that somebody did who may not stands in the audit log.
    /// </summary>
    public async Task<ConfirmationEntry> EnterAsync(
        Guid id, Clerk second, ConfirmationWay way, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var confirmation = await db.Set<Confirmation>().AsNoTracking().SingleOrDefaultAsync(
            asked => asked.Id == id && asked.Hall == hall.Value.Code, cancellationToken);
        if (confirmation is null)
        {
            return new ConfirmationEntry.Unknown();
        }

        var visit = await VisitOfAsync(db, confirmation, cancellationToken);
        if (confirmation.FindFault(second.AsSecondPerson(), visit, UtcNow) is not { } fault)
        {
            return new ConfirmationEntry.Open(confirmation);
        }

        if (way is ConfirmationWay.AtTheDesk)
        {
            await RecordRefusalAsync(visit, confirmation, second, fault, way, cancellationToken);
        }

        return new ConfirmationEntry.Refused(confirmation, fault);
    }

    /// <summary>The last request about a matter, however it ended.</summary>
    public async Task<Confirmation?> FindLastAsync(ConfirmationMatter matter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FindLastConfirmationAsync(matter, cancellationToken);
    }

    /// <summary>The confirmation by which a check may be gone past now; null when there is none.</summary>
    public async Task<Confirmation?> FindHoldingAsync(ConfirmationMatter matter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.FindHoldingAsync(matter, UtcNow, cancellationToken);
    }

    /// <summary>Every request of a day, however it ended, for the supervisor; the earliest first.</summary>
    public async Task<IReadOnlyList<Confirmation>> ListDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var morning = DeskClock.BeginningOf(day);
        var evening = morning.AddDays(1);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Confirmation>().AsNoTracking()
            .Where(asked => asked.Hall == hall.Value.Code)
            .Where(asked => asked.AskedAtUtc >= morning && asked.AskedAtUtc < evening)
            .OrderBy(asked => asked.AskedAtUtc)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends what nobody answered in time, or whose visit has ended.</summary>
    public async Task EndUnansweredAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = UtcNow;
        var ended = await db.Set<Confirmation>()
            .Where(asked => asked.Hall == hall.Value.Code && asked.State == ConfirmationState.Asked)
            .Join(db.Set<Visit>(), asked => asked.VisitId, visit => visit.Id, (asked, visit) => new { asked, visit })
            .Where(pair => pair.asked.ExpiresAtUtc <= now || pair.visit.ClosedAtUtc != null)
            .Select(pair => pair.asked.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in ended)
        {
            await ExpireAsync(id, cancellationToken);
        }
    }

    private async Task ExpireAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var confirmation = await db.Set<Confirmation>().SingleAsync(asked => asked.Id == id, cancellationToken);
        if (confirmation.State is ConfirmationState.Asked)
        {
            var visit = await VisitOfAsync(db, confirmation, cancellationToken);
            confirmation.Expire();
            await TryRecordAsync(
                db, confirmation, ConfirmationNote.OfExpiry(visit, confirmation), cancellationToken);
        }
    }

    // False when somebody else was faster: then nothing was done.
    private async Task<bool> TryRecordAsync(
        CounterDeskDb db, Confirmation confirmation, AuditNote note, CancellationToken cancellationToken)
    {
        try
        {
            await RecordAsync(db, confirmation, note, cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private async Task RecordAsync(
        CounterDeskDb db, Confirmation confirmation, AuditNote note, CancellationToken cancellationToken)
    {
        var receipt = await audit.RecordAsync(db, null, note, cancellationToken);
        contents.Find(confirmation.VisitId)?.Prove(receipt, note.Action);
        open.Tell(confirmation);
    }

    // To come too late is no attempt at anything.
    private async Task RecordRefusalAsync(
        Visit visit, Confirmation confirmation, Clerk second, ConfirmationFault fault, ConfirmationWay way,
        CancellationToken cancellationToken)
    {
        if (fault is ConfirmationFault.OwnRequest or ConfirmationFault.RoleNotAllowed
            or ConfirmationFault.SupervisorNeeded)
        {
            await audit.RecordAsync(
                null, ConfirmationNote.OfRefusal(visit, confirmation, second, fault, way), cancellationToken);
        }
    }

    private static Task<Visit> VisitOfAsync(
        CounterDeskDb db, Confirmation confirmation, CancellationToken cancellationToken) =>
        db.Set<Visit>().AsNoTracking().SingleAsync(visit => visit.Id == confirmation.VisitId, cancellationToken);
}
