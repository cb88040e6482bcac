using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>Where licenses come from: the hall's own library, later a sharing platform.</summary>
public interface ILicenseSource
{
    /// <summary>Names the source in <see cref="LicenseOrigin"/>, in logs and in the words for people.</summary>
    string Key { get; }

    Task<LicenseLookup> FindAsync(LicenseQuery query, CancellationToken cancellationToken);

    Task<LicenseReading> ReadAsync(LicenseIdentifier identifier, CancellationToken cancellationToken);
}
