using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>What waits to be fetched: a supervisor sees the hall's, a clerk her counter's. It ends by hand or by itself.</summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing was
/// done.
/// </remarks>
public sealed class AdvanceDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall, DeskClock clock)
{
    private const int MostRows = 500;

    private string Hall => hall.Value.Code;

    /// <summary>The ones that end first before the others; no more than a page can show.</summary>
    public async Task<ImmutableArray<WaitingCopy>> ListAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return
        [
            .. await Mine(db, clerk)
                .OrderBy(pair => pair.Kept.EndsOn).ThenBy(pair => pair.Copy.Day).ThenBy(pair => pair.Copy.Sequence)
                .Take(MostRows).ToListAsync(cancellationToken),
        ];
    }

    public async Task<int> CountAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Mine(db, clerk).CountAsync(cancellationToken);
    }

    /// <summary>It is not wanted any more, or its paper is spoiled: void at once. False when it no longer waits.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public async Task<bool> VoidAsync(
        CopyNumber number, VoidReason reason, Clerk clerk, CancellationToken cancellationToken)
    {
        var role = await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        if (reason is not (VoidReason.CalledOff or VoidReason.Spoiled))
        {
            throw new ArgumentException("By hand a copy that waits is called off or spoiled.", nameof(reason));
        }

        return await EndAsync(
            number, reason, note => note with { Actor = clerk.Id, Role = role, Counter = clerk.Counter }, cancellationToken);
    }

    /// <summary>Ends what nobody has fetched in time, each with its entry in the log. Returns how many.</summary>
    public async Task<int> EndOverdueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var today = clock.Today;
        var overdue = await db.Waiting()
            .Where(pair => pair.Copy.Hall == Hall && pair.Kept.EndsOn < today)
            .Select(pair => pair.Copy.Number)
            .ToListAsync(cancellationToken);
        var ended = 0;
        foreach (var number in overdue)
        {
            ended += await EndAsync(number, VoidReason.NotFetched, note => note, cancellationToken) ? 1 : 0;
        }

        return ended;
    }

    private IQueryable<WaitingCopy> Mine(CounterDeskDb db, Clerk clerk)
    {
        var waiting = db.Waiting().Where(pair => pair.Copy.Hall == Hall);
        return clerk.Roles.Contains(DeskRoles.Supervisor)
            ? waiting
            : waiting.Where(pair => pair.Copy.Counter == clerk.Counter);
    }

    private async Task<bool> EndAsync(
        CopyNumber number, VoidReason reason, Func<AuditNote, AuditNote> sign, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Ahead().SingleOrDefaultAsync(
            pair => pair.Copy.Number == number && pair.Copy.Hall == Hall, cancellationToken);
        if (found is not { Copy.State: CopyState.Waiting })
        {
            return false;
        }

        var note = CopyNote.Of(found.Copy, AuditAction.CopyWaitEnded);
        note = note with
        {
            Details =
            [
                .. note.Details, new("Reason", reason.ToString()),
                new("Paper", found.Copy.IsPaperWaiting ? "Yes" : found.Copy.IsAsked ? "NotTold" : "No"),
            ],
        };
        found.Copy.EndWaiting(reason, clock.Now.UtcDateTime);
        found.Kept.Wipe();
        try
        {
            await audit.RecordAsync(db, null, sign(note), cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody fetched it, or answered for it, just now; a job looks again.
            return false;
        }
    }
}
