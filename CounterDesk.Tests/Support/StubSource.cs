using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Tests.Support;

/// <summary>
/// A license source that answers what it is told to, after doing what a test wants done at that moment.
/// </summary>
internal sealed class StubSource : ILicenseSource
{
    public string Key => "library";

    public LicenseLookup Lookup { get; set; } = new LicenseLookup.None();

    public LicenseReading Reading { get; set; } = new LicenseReading.None();

    /// <summary>Of these licenses, instead of <see cref="Reading"/>.</summary>
    public Dictionary<LicenseIdentifier, LicenseReading> Readings { get; } = [];

    public Func<Task> WhenAsked { get; set; } = () => Task.CompletedTask;

    public List<LicenseQuery> Queries { get; } = [];

    public List<LicenseIdentifier> Identifiers { get; } = [];

    public async Task<LicenseLookup> FindAsync(LicenseQuery query, CancellationToken cancellationToken)
    {
        Queries.Add(query);
        await WhenAsked();
        return Lookup;
    }

    public async Task<LicenseReading> ReadAsync(LicenseIdentifier identifier, CancellationToken cancellationToken)
    {
        Identifiers.Add(identifier);
        await WhenAsked();
        return Readings.GetValueOrDefault(identifier, Reading);
    }

    /// <summary>Finds the license by whatever is asked, and reads it without a file.</summary>
    public void Has(License license, LicenseFile? file = null)
    {
        Lookup = new LicenseLookup.Found([SomeHits.Of(license)]);
        Reading = new LicenseReading.Read(license, file);
    }

    /// <summary>Finds all of these by whatever is asked, and reads each without a file.</summary>
    public void HasAll(params IReadOnlyList<License> licenses)
    {
        Lookup = new LicenseLookup.Found([.. licenses.Select(SomeHits.Of)]);
        foreach (var license in licenses)
        {
            Readings[license.Identifier] = new LicenseReading.Read(license, null);
        }
    }
}
