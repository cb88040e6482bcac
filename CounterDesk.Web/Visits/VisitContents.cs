using System.Collections.Concurrent;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What open visits have fetched. It is here, in memory, and nowhere else; when a visit ends it is wiped, whoever still
/// looks at it.
/// </summary>
public sealed class VisitContents
{
    private readonly ConcurrentDictionary<Guid, VisitContent> _contents = [];

    /// <summary>Told the visit whose content has just been wiped, on the thread that wiped it.</summary>
    public event Action<Guid>? Wiped;

    /// <summary>Told the visit for which a source has just answered that was asked before.</summary>
    public event Action<Guid>? Heard;

    public void TellHeard(Guid visit) => Heard?.Invoke(visit);

    public IReadOnlyCollection<Guid> Visits => [.. _contents.Keys];

    public VisitContent Of(Guid visit) => _contents.GetOrAdd(visit, _ => new VisitContent());

    public VisitContent? Find(Guid visit) => _contents.GetValueOrDefault(visit);

    public void Wipe(Guid visit)
    {
        if (_contents.TryRemove(visit, out var content))
        {
            content.Wipe();
        }

        Wiped?.Invoke(visit);
    }
}
