using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Objections;

/// <summary>Lists the hall's objections and records what their issuers answered.</summary>
public sealed class ObjectionAnswers(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall,
    IOptions<ObjectionOptions> options, DeskClock clock)
{
    private static readonly TimeSpan _listedAfterClosing = TimeSpan.FromDays(365);

    /// <summary>What is not closed, and what was closed within a year; what is due first stands first.</summary>
    public async Task<IReadOnlyList<Objection>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var since = clock.Now.UtcDateTime - _listedAfterClosing;
        var listed = await db.Set<Objection>().AsNoTracking()
            .Where(objection => objection.Hall == hall.Value.Code
                && (objection.ClosedAtUtc == null || objection.ClosedAtUtc > since))
            .ToListAsync(cancellationToken);
        return
        [
            .. listed.OrderBy(objection => objection.DueOn ?? DateOnly.MaxValue)
                .ThenBy(objection => objection.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Records what the issuer answered. False when it can no longer be answered so: somebody was faster.
    /// </summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    /// <exception cref="InvalidOperationException">Only a supervisor records answers.</exception>
    public async Task<bool> AnswerAsync(
        string number, ObjectionAnswer answer, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var objection = await db.Set<Objection>().SingleAsync(
            objection => objection.Number == number && objection.Hall == hall.Value.Code, cancellationToken);
        if (!Objection.AnswersTo(objection.State).Contains(answer))
        {
            return false;
        }

        objection.Answer(answer, clock.Now.UtcDateTime, options.Value.EvidenceDays);
        var note = ObjectionNote.Of(objection, AuditAction.ObjectionAnswered);
        note = note with
        {
            Actor = supervisor.Id,
            Role = DeskRoles.Supervisor,
            Details = note.Details.Add(new("Answer", answer.ToString())),
        };
        try
        {
            await audit.RecordAsync(db, null, note, cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
