using System.Collections.Immutable;

namespace CounterDesk.Domain.Licenses;

/// <summary>What a source answered to a search.</summary>
public abstract record LicenseLookup
{
    /// <summary>As many licenses as a search by name and date of birth may find before it must be by number. Old versions do not count.</summary>
    public const int MostHitsByName = 5;

    /// <summary>As many as any search may find, old versions included: nobody reads more.</summary>
    public const int MostHits = 100;

    private LicenseLookup()
    {
    }

    /// <param name="Hits">Never empty. Superseded versions are among them and come last.</param>
    public sealed record Found(ImmutableArray<LicenseHit> Hits) : LicenseLookup;

    /// <summary>
    /// More than <see cref="MostHitsByName"/> answer to a name and date, so ask for a number; or more than <see cref="MostHits"/>
    /// to a number, so ask for the one of a license.
    /// </summary>
    public sealed record TooMany : LicenseLookup;

    /// <summary>The source was asked and has nothing.</summary>
    public sealed record None : LicenseLookup;

    /// <summary>The source could not be asked. This says nothing about the person or the license.</summary>
    /// <param name="Cause">For the log and the administrator; without personal numbers.</param>
    public sealed record Unavailable(string Cause) : LicenseLookup;
}

/// <summary>What a source answered when one license was to be read.</summary>
public abstract record LicenseReading
{
    private LicenseReading()
    {
    }

    /// <param name="License">As the source has it.</param>
    /// <param name="File">Null when the source has no file of it.</param>
    public sealed record Read(License License, LicenseFile? File) : LicenseReading;

    public sealed record None : LicenseReading;

    /// <inheritdoc cref="LicenseLookup.Unavailable"/>
    public sealed record Unavailable(string Cause) : LicenseReading;
}
