using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// The requests of the hall that wait for an answer, in memory, so that every page can show them at once. What this
/// process changes is here immediately; what another one changes, after the next <see cref="ReadAsync"/>.
/// </summary>
public sealed class OpenConfirmations(
    IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall, DeskClock clock)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<Confirmation> _open = [];
    private int _told;

    /// <summary>Told the visit whose requests changed, on whatever thread changed them.</summary>
    public event Action<Guid>? Changed;

    /// <summary>What <paramref name="clerk"/> can answer, the oldest first.</summary>
    public IReadOnlyList<Confirmation> For(Clerk clerk)
    {
        var person = clerk.AsSecondPerson();
        var now = clock.Now.UtcDateTime;
        return
        [
            .. _open.Where(asked => asked.StateAt(now) is ConfirmationState.Asked && asked.FindFault(person) is null),
        ];
    }

    /// <summary>A request was made, answered or ended in this process.</summary>
    internal void Tell(Confirmation confirmation)
    {
        lock (_gate)
        {
            _told++;
            var others = _open.Where(other => other.Id != confirmation.Id);
            _open = confirmation.State is ConfirmationState.Asked ? [.. others, confirmation] : [.. others];
        }

        Changed?.Invoke(confirmation.VisitId);
    }

    /// <summary>Notices what other processes of the hall have changed.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var told = _told;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var read = await db.Set<Confirmation>().AsNoTracking()
            .Where(asked => asked.Hall == hall.Value.Code && asked.State == ConfirmationState.Asked)
            .Join(
                db.Set<Visit>().Where(visit => visit.ClosedAtUtc == null), asked => asked.VisitId, visit => visit.Id,
                (asked, _) => asked)
            .OrderBy(asked => asked.AskedAtUtc)
            .ToListAsync(cancellationToken);
        foreach (var visit in Take(read, told))
        {
            Changed?.Invoke(visit);
        }
    }

    // What was told while it was being read is newer than what was read.
    private Guid[] Take(IReadOnlyList<Confirmation> read, int told)
    {
        lock (_gate)
        {
            if (told != _told)
            {
                return [];
            }

            var changed = read.ExceptBy(_open.Select(other => other.Id), asked => asked.Id)
                .Concat(_open.ExceptBy(read.Select(other => other.Id), asked => asked.Id));
            Guid[] visits = [.. changed.Select(asked => asked.VisitId).Distinct()];
            _open = read;
            return visits;
        }
    }
}
