using System.Collections.Concurrent;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>
/// Who is on the way to the identity provider to sign what: in memory, for as long as signing in once more takes.
/// </summary>
public sealed class SignOffIntents(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, SignOffIntent> _intents = [];

    public static TimeSpan GoodFor { get; } = TimeSpan.FromMinutes(10);

    public Guid Keep(DateOnly day, string matter, string? note, string signer)
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
        _intents[id] = new(day, matter, note, signer, now + GoodFor);
        return id;
    }

    /// <summary>Null when there is none, it is somebody else's, or too much time has passed.</summary>
    public SignOffIntent? Find(Guid id, string signer) =>
        _intents.TryGetValue(id, out var intent) && intent.Signer == signer && time.GetUtcNow() < intent.Until
            ? intent
            : null;

    /// <summary>As <see cref="Find"/>, and nobody gets it again.</summary>
    public SignOffIntent? Take(Guid id, string signer) =>
        Find(id, signer) is not null && _intents.TryRemove(id, out var intent) ? intent : null;
}

/// <summary>What somebody is about to sign.</summary>
/// <param name="Day">Of which day.</param>
/// <param name="Matter">The digest of what she saw.</param>
/// <param name="Note">Her words.</param>
/// <param name="Signer">Her id at the identity provider.</param>
/// <param name="Until">Until when she may come back.</param>
public sealed record SignOffIntent(DateOnly Day, string Matter, string? Note, string Signer, DateTimeOffset Until);
