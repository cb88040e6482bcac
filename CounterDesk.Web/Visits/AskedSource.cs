using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.Visits;

/// <summary>How far a source is that is asked beside others.</summary>
public enum SourceState
{
    Asking,
    Found,
    None,

    /// <summary>It was not asked, and the reason is said. Nothing is missing for it.</summary>
    NotAsked,

    /// <summary>It did not answer. Not the same as having none.</summary>
    Unreachable,
    Refused,
    NotUnderstood,

    /// <summary>It answered, and the log could not be written: the answer is not shown.</summary>
    NotRecorded,
}

/// <summary>What became of asking one platform.</summary>
/// <param name="Key">The platform's.</param>
/// <param name="Name">What it is called.</param>
/// <param name="State">How far it is.</param>
public sealed record AskedSource(string Key, SourceName Name, SourceState State)
{
    /// <summary>Why, as the name of a reason, a cause, a refusal or a fault; empty when it answered.</summary>
    public string Why { get; init; } = "";

    /// <summary>The platform's own code, for whoever asks its support.</summary>
    public string? RawCode { get; init; }

    /// <summary>Since when nothing has come from it.</summary>
    public DateTime? SinceUtc { get; init; }

    /// <summary>What it has, as far as the matter needs it and its holders agreed.</summary>
    public ImmutableArray<LicenseHit> Hits { get; init; } = [];

    /// <summary>How many more it has, which are not shown.</summary>
    public int Outside { get; init; }

    /// <summary>How many records it has that could not be understood, and kinds of which it did not tell.</summary>
    public int Unread { get; init; }

    /// <summary>It has what is listed, and it is open what else.</summary>
    public bool IsPartly => State is SourceState.Found && Unread > 0;

    public TimeSpan Took { get; init; }

    /// <param name="platform">Who was asked.</param>
    /// <param name="answer">What came of it.</param>
    /// <param name="isOffered">Whether a license may be listed.</param>
    public static AskedSource Of(
        ISharingPlatform platform, PlatformAnswer<FoundLicenses> answer, Func<LicenseHit, bool> isOffered)
    {
        var asked = new AskedSource(platform.Key, platform.Name, SourceState.None);
        return answer switch
        {
            PlatformAnswer<FoundLicenses>.Answered(var found) => Of(asked, found, [.. found.Hits.Where(isOffered)]),
            PlatformAnswer<FoundLicenses>.None => asked,
            PlatformAnswer<FoundLicenses>.NotAsked(var why) => asked with { State = SourceState.NotAsked, Why = why.ToString() },
            PlatformAnswer<FoundLicenses>.Unreachable(var cause, var since) =>
                asked with { State = SourceState.Unreachable, Why = cause.ToString(), SinceUtc = since },
            PlatformAnswer<FoundLicenses>.Refused(var why, var code) =>
                asked with { State = SourceState.Refused, Why = why.ToString(), RawCode = code },
            PlatformAnswer<FoundLicenses>.NotUnderstood(var fault, _) =>
                asked with { State = SourceState.NotUnderstood, Why = fault.ToString() },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // With records that nobody could read, nothing found is not nothing there.
    private static AskedSource Of(AskedSource asked, FoundLicenses found, ImmutableArray<LicenseHit> offered) => asked with
    {
        State = !offered.IsEmpty ? SourceState.Found : found.Unread > 0 ? SourceState.NotUnderstood : SourceState.None,
        Why = offered.IsEmpty && found.Unread > 0 ? nameof(AnswerFault.WrongValue) : "",
        Hits = offered,
        Outside = found.Hits.Length - offered.Length,
        Unread = found.Unread,
    };
}

public static class SourceStates
{
    /// <summary>Whether it is open what the source has.</summary>
    public static bool IsUntold(this SourceState state) =>
        state is not (SourceState.Found or SourceState.None or SourceState.NotAsked);
}
