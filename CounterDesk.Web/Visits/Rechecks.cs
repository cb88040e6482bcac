using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What is to be looked up once sources answer again, read from the log: nothing of it is kept a second time. Names and
/// numbers are masked.
/// </summary>
public sealed class Rechecks(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>For so long somebody who was sent away without an answer may come back for it.</summary>
    private static readonly TimeSpan _kept = TimeSpan.FromDays(7);

    private const int Most = 500;

    /// <summary>What has not been looked up since, the latest first; of the last week, and of the latest 500 look-ups.</summary>
    public async Task<ImmutableArray<Recheck>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var since = clock.Now.UtcDateTime - _kept;
        var actions = Recheck.Actions.ToArray();
        var untold = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == hall.Value.Code && entry.Outcome == nameof(AuditOutcome.CouldNotBeTold)
                && actions.Contains(entry.Action) && entry.AtUtc >= since && entry.SubjectHash != null)
            .OrderByDescending(entry => entry.Sequence).Take(Most)
            .ToListAsync(cancellationToken);
        if (untold.Count is 0)
        {
            return [];
        }

        var (first, people) = (untold[^1].Sequence, untold.Select(entry => entry.SubjectHash!).DistinctBy(Convert.ToHexString).ToArray());
        var answered = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == hall.Value.Code && entry.Sequence > first && people.Contains(entry.SubjectHash)
                && actions.Contains(entry.Action)
                && (entry.Outcome == nameof(AuditOutcome.Done) || entry.Outcome == nameof(AuditOutcome.NothingFound)))
            .ToListAsync(cancellationToken);
        var settled = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == hall.Value.Code && entry.Action == nameof(AuditAction.RecheckSettled) && entry.Sequence > first)
            .ToListAsync(cancellationToken);
        return Recheck.Of([.. untold, .. answered, .. settled]);
    }

    /// <summary>Records that nobody needs to look again for a visit.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; it stays listed.</exception>
    public async Task SettleAsync(Recheck recheck, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        var note = new AuditNote
        {
            Action = AuditAction.RecheckSettled,
            Actor = clerk.Id,
            Role = clerk.Roles.FirstOrDefault(),
            Counter = recheck.Counter,
            Visit = recheck.Visit,
            Subject = recheck.Subject,
        };
        await audit.RecordAsync(null, note, cancellationToken);
    }
}
