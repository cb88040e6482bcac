using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// What the audit log is told of sessions. Each throws <see cref="AuditUnavailableException"/> when it could not be
/// written.
/// </summary>
public sealed class SignInRecord(
    AuditLog log, IDbContextFactory<CounterDeskDb> databases, IKeyRing keys, TimeProvider time)
{
    /// <summary>Somebody came in. What the provider tells of her now is what the hall knows of her from here on.</summary>
    /// <param name="clerk">Who.</param>
    /// <param name="session">Her session, which begins with that.</param>
    /// <param name="personHash">Of her own resident number, see <see cref="HashOf"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the log.</param>
    public async Task SignedInAsync(
        Clerk clerk, DeskSession session, byte[]? personHash, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync();
        }
        catch (DbUpdateException)
        {
            // For the first time, and in two windows at once: the row is there now.
            await WriteAsync();
        }

        async Task WriteAsync()
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var known = await db.Set<StaffMember>().SingleOrDefaultAsync(member => member.Id == clerk.Id, cancellationToken)
                ?? db.Add(new StaffMember(clerk.Id)).Entity;
            known.SignIn(clerk, session.Told, personHash, time.GetUtcNow().UtcDateTime);
            db.Add(session);
            await log.RecordAsync(
                db, null, Note(AuditAction.SignIn, clerk) with { Details = [new AuditDetail("Number", clerk.Number)] },
                cancellationToken);
        }
    }

    /// <summary>What is kept of her own resident number; null where the provider does not tell it.</summary>
    public byte[]? HashOf(ResidentIdNumber? person) => person is null ? null : keys.HashHolder(HolderCode.Of(person));

    public Task SignedOutAsync(Clerk clerk, CancellationToken cancellationToken) =>
        log.RecordAsync(null, Note(AuditAction.SignOut, clerk), cancellationToken);

    /// <summary>Somebody whom the provider knows was not let in.</summary>
    public Task RefusedAsync(Clerk clerk, SignInFault fault, CancellationToken cancellationToken)
    {
        var note = Note(AuditAction.SignInRefused, clerk) with
        {
            Outcome = AuditOutcome.Refused, Details = [new AuditDetail("Reason", fault.ToString())],
        };
        return log.RecordAsync(null, note, cancellationToken);
    }

    /// <summary>Somebody signed in asked for what the role does not allow.</summary>
    /// <param name="clerk">Who.</param>
    /// <param name="page">The page's path, without what followed a question mark.</param>
    /// <param name="cancellationToken">Ends the wait for the log.</param>
    public Task AccessRefusedAsync(Clerk clerk, string page, CancellationToken cancellationToken)
    {
        var note = Note(AuditAction.AccessRefused, clerk) with
        {
            Outcome = AuditOutcome.Refused, Details = [new AuditDetail("Page", page)],
        };
        return log.RecordAsync(null, note, cancellationToken);
    }

    private static AuditNote Note(AuditAction action, Clerk clerk) => new()
    {
        Action = action,
        Actor = clerk.Id,
        Role = clerk.RoleNames,
        Counter = clerk.Counter.Length > 0 ? clerk.Counter : null,
    };
}
