using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.LicenseLibrary;

namespace CounterDesk.Web.Visits;

/// <summary>No source, or no platform, has answered when it was last asked.</summary>
/// <param name="IsLibraryToo">Whether the hall's own library did not either.</param>
/// <param name="SinceUtc">Since when the last of them has not.</param>
public sealed record SourceOutage(bool IsLibraryToo, DateTime SinceUtc);

/// <summary>
/// Keeps which of the hall's sources answered when they were last asked, so that every page can say so when none does. It
/// asks nobody: the next search does.
/// </summary>
public sealed class SourceWatch(SharingPlatforms platforms, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTime?> _downSince = [];

    /// <summary>Told when <see cref="Outage"/> has changed, on the thread that heard it.</summary>
    public event Action? Changed;

    /// <summary>Null while any platform answers, or has not been asked; a hall without platforms has its library alone.</summary>
    public SourceOutage? Outage
    {
        get
        {
            lock (_gate)
            {
                return Judge();
            }
        }
    }

    /// <param name="source">The key of a source that was asked.</param>
    /// <param name="hasAnswered">Whether anything came, a refusal included.</param>
    public void Hear(string source, bool hasAnswered)
    {
        SourceOutage? before, after;
        lock (_gate)
        {
            before = Judge();
            _downSince[source] = hasAnswered ? null : _downSince.GetValueOrDefault(source) ?? time.GetUtcNow().UtcDateTime;
            after = Judge();
        }

        if (before != after)
        {
            Changed?.Invoke();
        }
    }

    private SourceOutage? Judge()
    {
        var library = _downSince.GetValueOrDefault(HallLibrary.SourceKey);
        var others = platforms.All.Select(routed => _downSince.GetValueOrDefault(routed.Platform.Key)).ToList();
        return others.Count is 0
            ? library is { } alone ? new(true, alone) : null
            : others.Contains(null) ? null
            : new(library is not null, others.Append(library).Max()!.Value);
    }
}
