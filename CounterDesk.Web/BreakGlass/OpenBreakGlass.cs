using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.BreakGlass;

/// <summary>
/// The rules of the hall that are open now, in memory, so that a desk shows them at once. What this process changes is here
/// immediately; what another one changes, after the next <see cref="ReadAsync"/>.
/// </summary>
public sealed class OpenBreakGlass(IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall)
{
    private readonly Lock _gate = new();
    private ImmutableArray<BreakGlassOpening> _open = [];
    private int _told;

    /// <summary>Told the visit for which a rule was opened or holds again, on whatever thread changed it.</summary>
    public event Action<Guid>? Changed;

    /// <summary>All that nobody and nothing has ended yet, the oldest first. Whether there is time left is for the clock.</summary>
    public ImmutableArray<BreakGlassOpening> All => _open;

    /// <summary>A rule was opened, or holds again.</summary>
    internal void Tell(BreakGlassOpening opening)
    {
        lock (_gate)
        {
            _told++;
            var others = _open.Where(other => other.Id != opening.Id);
            _open = opening.EndedAtUtc is null ? [.. others, opening] : [.. others];
        }

        Changed?.Invoke(opening.VisitId);
    }

    /// <summary>Notices what other processes of the hall have changed.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var told = _told;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var read = await db.Set<BreakGlassOpening>().AsNoTracking()
            .Where(opening => opening.Hall == hall.Value.Code && opening.EndedAtUtc == null)
            .OrderBy(opening => opening.OpenedAtUtc)
            .ToListAsync(cancellationToken);
        foreach (var visit in Take(read, told))
        {
            Changed?.Invoke(visit);
        }
    }

    // What was told while it was being read is newer than what was read.
    private Guid[] Take(List<BreakGlassOpening> read, int told)
    {
        lock (_gate)
        {
            if (told != _told)
            {
                return [];
            }

            var changed = read.ExceptBy(_open.Select(other => other.Id), opening => opening.Id)
                .Concat(_open.ExceptBy(read.Select(other => other.Id), opening => opening.Id));
            Guid[] visits = [.. changed.Select(opening => opening.VisitId).Distinct()];
            _open = [.. read];
            return visits;
        }
    }
}
