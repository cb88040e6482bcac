using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;

namespace CounterDesk.Domain.Copies;

/// <summary>What the register keeps of a copy besides what the copy itself says.</summary>
public sealed record CopyRecord
{
    public required CopyEdition Edition { get; init; }

    /// <summary>English stands beside the Chinese.</summary>
    public bool HasEnglish { get; init; }

    public required Guid Visit { get; init; }

    public required string ClerkId { get; init; }

    public required byte[] HolderHash { get; init; }

    public required byte[] LicenseHash { get; init; }

    public required byte[] SeriesHash { get; init; }

    public required byte[] CheckValueHash { get; init; }

    public required byte[] PageDigest { get; init; }

    /// <summary>How many pages it has.</summary>
    public int Pages { get; init; }

    public required byte[]? SourceDigest { get; init; }

    /// <summary>It waits until it is fetched.</summary>
    public bool IsAhead { get; init; }

    /// <summary>Why it is printed a second time; null when nobody had to say.</summary>
    public Reprint? Reprint { get; init; }

    /// <summary>Rules that a supervisor had opened and the clerk went past to make it.</summary>
    public ImmutableArray<BreakGlassRule> WentPast { get; init; } = [];

    public required string Writer { get; init; }

    public required CopyMaking Making { get; init; }
}
