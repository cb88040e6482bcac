using CounterDesk.Domain.BreakGlass;
using CounterDesk.Web.Data;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.BreakGlass;

/// <summary>The rules of the hall that are open now.</summary>
public sealed class OpenBreakGlass(IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall)
    : OpenInHall<BreakGlassOpening>(opening => opening.Id, opening => opening.VisitId)
{
    /// <summary>A rule was opened, or holds again.</summary>
    internal void Tell(BreakGlassOpening opening) => Tell(opening, opening.EndedAtUtc is null);

    /// <summary>Notices what other processes of the hall have changed.</summary>
    public Task ReadAsync(CancellationToken cancellationToken) => NoticeAsync(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<BreakGlassOpening>().AsNoTracking()
            .Where(opening => opening.Hall == hall.Value.Code && opening.EndedAtUtc == null)
            .OrderBy(opening => opening.OpenedAtUtc)
            .ToListAsync(cancellationToken);
    });
}
