using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>What may be shown of a license before it is opened: enough to choose it, names and numbers masked.</summary>
public sealed record LicenseHit(
    LicenseIdentifier Identifier,
    string KindCode,
    string KindName,
    ImmutableArray<string> MaskedHolders,
    string MaskedNumber,
    LicenseStatus Status,
    DateOnly? ValidFrom,
    DateOnly? ValidUntil,
    int Version,
    LicenseOrigin Origin);
