using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Copies;

/// <summary>What is known of a license now, and as of when. A source that is silent leaves it as it was.</summary>
public sealed record LicenseStanding(LicenseStatus Status, DateTime AsOfUtc);
