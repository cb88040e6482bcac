using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>
/// What is known of a license before it is opened: enough to choose it, names and numbers masked. <c>Holders</c> is not
/// for showing: it tells whether somebody who agreed is among them.
/// </summary>
public sealed record LicenseHit(
    LicenseIdentifier Identifier,
    string KindCode,
    string KindName,
    ImmutableArray<HolderCode> Holders,
    ImmutableArray<string> MaskedHolders,
    string MaskedNumber,
    LicenseStatus Status,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil,
    int Version,
    LicenseOrigin Origin)
{
    /// <summary>Where other sources have the same license otherwise.</summary>
    public ImmutableArray<SourceDifference> Differences { get; init; } = [];
}
