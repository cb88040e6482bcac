using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>What a source can be asked. There is no search by name alone: this is no people finder.</summary>
public abstract record LicenseQuery
{
    private LicenseQuery()
    {
    }

    /// <summary>What was asked for never reaches a log.</summary>
    public sealed override string ToString() => GetType().Name;

    public sealed record ByHolder(HolderCode Code) : LicenseQuery;

    public sealed record ByIdentifier(LicenseIdentifier Identifier) : LicenseQuery;

    /// <summary>
    /// By the number on the face, or by the number of a passport, permit or other document of the holder: such numbers have
    /// no form by which they could be told apart, so the source looks among both.
    /// </summary>
    /// <param name="LicenseNumber">Folded by <see cref="Identifiers.LicenseNumber.Fold"/>.</param>
    public sealed record ByNumber(string LicenseNumber) : LicenseQuery;

    /// <summary>The name must be the whole name (<see cref="HolderName.Fold"/>), the date the very day.</summary>
    public sealed record ByNameAndBirthDate(string Name, DateOnly BirthDate) : LicenseQuery;
}
