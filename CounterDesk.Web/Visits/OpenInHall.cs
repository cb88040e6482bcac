using System.Collections.Immutable;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What the hall has open of something that belongs to visits, in memory, so that every page shows it at once. What this
/// process changes is here immediately; what another one changes, after the next reading.
/// </summary>
/// <param name="idOf">The key of one.</param>
/// <param name="visitOf">The visit that it belongs to.</param>
public abstract class OpenInHall<T>(Func<T, Guid> idOf, Func<T, Guid> visitOf)
{
    private readonly Lock _gate = new();
    private ImmutableArray<T> _open = [];
    private int _told;

    /// <summary>Told the visit for which something was opened or is over, on whatever thread changed it.</summary>
    public event Action<Guid>? Changed;

    /// <summary>All that nobody and nothing has ended yet, the oldest first. Whether there is time left is for the clock.</summary>
    public ImmutableArray<T> All => _open;

    /// <summary>This process has opened or changed one.</summary>
    protected void Tell(T one, bool isOpen)
    {
        lock (_gate)
        {
            _told++;
            var others = _open.Where(other => idOf(other) != idOf(one));
            _open = isOpen ? [.. others, one] : [.. others];
        }

        Changed?.Invoke(visitOf(one));
    }

    /// <summary>Notices what other processes of the hall have changed.</summary>
    protected async Task NoticeAsync(Func<Task<List<T>>> readAsync)
    {
        var told = _told;
        foreach (var visit in Take(await readAsync(), told))
        {
            Changed?.Invoke(visit);
        }
    }

    // What was told while it was being read is newer than what was read.
    private Guid[] Take(List<T> read, int told)
    {
        lock (_gate)
        {
            if (told != _told)
            {
                return [];
            }

            var changed = read.ExceptBy(_open.Select(idOf), idOf).Concat(_open.ExceptBy(read.Select(idOf), idOf));
            Guid[] visits = [.. changed.Select(visitOf).Distinct()];
            _open = [.. read];
            return visits;
        }
    }
}
