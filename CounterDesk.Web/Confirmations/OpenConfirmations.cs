using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Confirmations;

/// <summary>The requests of the hall that wait for an answer.</summary>
public sealed class OpenConfirmations(
    IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall, DeskClock clock)
    : OpenInHall<Confirmation>(asked => asked.Id, asked => asked.VisitId)
{
    /// <summary>What <paramref name="clerk"/> can answer, the oldest first.</summary>
    public IReadOnlyList<Confirmation> For(Clerk clerk)
    {
        var person = clerk.AsSecondPerson();
        var now = clock.Now.UtcDateTime;
        return
        [
            .. All.Where(asked => asked.StateAt(now) is ConfirmationState.Asked && asked.FindFault(person) is null),
        ];
    }

    /// <summary>A request was made, answered or ended in this process.</summary>
    internal void Tell(Confirmation confirmation) => Tell(confirmation, confirmation.State is ConfirmationState.Asked);

    /// <summary>Notices what other processes of the hall have changed.</summary>
    public Task ReadAsync(CancellationToken cancellationToken) => NoticeAsync(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Confirmation>().AsNoTracking()
            .Where(asked => asked.Hall == hall.Value.Code && asked.State == ConfirmationState.Asked)
            .Join(
                db.Set<Visit>().Where(visit => visit.ClosedAtUtc == null), asked => asked.VisitId, visit => visit.Id,
                (asked, _) => asked)
            .OrderBy(asked => asked.AskedAtUtc)
            .ToListAsync(cancellationToken);
    });
}
