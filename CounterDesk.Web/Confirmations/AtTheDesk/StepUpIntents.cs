using System.Collections.Concurrent;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Who is on the way to the identity provider to do what: in memory, for as long as signing in once more takes.
/// </summary>
/// <typeparam name="TMatter">What somebody is about to do.</typeparam>
public sealed class StepUpIntents<TMatter>(TimeProvider time)
    where TMatter : class
{
    private readonly ConcurrentDictionary<Guid, Intent> _intents = [];

    /// <param name="matter">What she is about to do.</param>
    /// <param name="by">Her id at the identity provider.</param>
    public Guid Keep(TMatter matter, string by)
    {
        var now = time.GetUtcNow();
        foreach (var (old, intent) in _intents)
        {
            if (intent.Until <= now)
            {
                _intents.TryRemove(old, out _);
            }
        }

        var id = Guid.NewGuid();
        _intents[id] = new(matter, by, now + StepUpIntents.GoodFor);
        return id;
    }

    /// <summary>Null when there is none, it is somebody else's, or too much time has passed.</summary>
    public TMatter? Find(Guid id, string by) =>
        _intents.TryGetValue(id, out var intent) && intent.By == by && time.GetUtcNow() < intent.Until
            ? intent.Matter
            : null;

    /// <summary>As <see cref="Find"/>, and nobody gets it again.</summary>
    public TMatter? Take(Guid id, string by) =>
        Find(id, by) is not null && _intents.TryRemove(id, out var intent) ? intent.Matter : null;

    private sealed record Intent(TMatter Matter, string By, DateTimeOffset Until);
}

public static class StepUpIntents
{
    /// <summary>How long signing in once more may take.</summary>
    public static TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(10);
}
