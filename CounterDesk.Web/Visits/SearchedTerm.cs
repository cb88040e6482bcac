using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.Visits;

/// <summary>What was searched for, as the log keeps it and the desk shows it.</summary>
internal sealed record SearchedTerm(string Masked, byte[] Hash)
{
    public static SearchedTerm Of(LicenseQuery query, IKeyRing keys) => query switch
    {
        LicenseQuery.ByHolder(var code) => new(Mask.Number(code), keys.HashHolder(code)),
        LicenseQuery.ByIdentifier(var identifier) => new(Mask.Number(identifier.Value), keys.HashLicense(identifier)),
        LicenseQuery.ByNumber(var number) => new(Mask.Number(number), keys.HashLicenseNumber(number)),
        LicenseQuery.ByNameAndBirthDate(var name, var birthDate) => new(
            string.Create(CultureInfo.InvariantCulture, $"{Mask.Name(name)} {birthDate.Year}-**-**"),
            keys.HashNameAndBirthDate(name, birthDate)),
        _ => throw new UnreachableException(),
    };
}
