using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Domain.Verification;

/// <summary>All that is known when a license is judged. Nothing is fetched after this.</summary>
public sealed record VerificationInput
{
    public required License License { get; init; }

    /// <summary>Null when the catalog lacks the kind.</summary>
    public required LicenseKind? Kind { get; init; }

    /// <summary>Null when there was no file to verify.</summary>
    public required FileReport? File { get; init; }

    /// <summary>The source has a file and could not hand it over, which is not the same as having none.</summary>
    public bool IsFileUnavailable { get; init; }

    /// <summary>What the hall knew of its status has grown too old, and nobody could say it anew.</summary>
    public bool IsStatusStale { get; init; }

    /// <summary>What the sharing platform that has the license says of the file; null when there was none to ask.</summary>
    public PlatformAnswer<PlatformWord>? FileAtPlatform { get; init; }

    /// <summary>Whom the clerk asked for; null when the license was found by a number of its own.</summary>
    public required HolderCode? AskedFor { get; init; }

    /// <summary>The day in China.</summary>
    public required DateOnly Today { get; init; }

    public required DateTimeOffset At { get; init; }
}
