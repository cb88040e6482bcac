using System.Globalization;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Support;

/// <summary>Numbers of people and licenses that do not exist.</summary>
internal static class SomeNumbers
{
    public const string DefinerCode = "11999900MB0TE5T01T";
    public const string IssuerCode = "11999901000000019N";

    /// <summary>The number of a region, a day and a sequence, with its check character.</summary>
    public static ResidentIdNumber ResidentId(int region, DateOnly birth, int sequence)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{region:000000}{birth:yyyyMMdd}{sequence:000}");
        return "0123456789X".Select(check => body + check).Where(text => ResidentIdNumber.TryParse(text, out _))
            .Select(ResidentIdNumber.Parse).Single();
    }

    public static ResidentIdNumber ResidentId(string birth, int sequence) =>
        ResidentId(999901, DateOnly.Parse(birth, CultureInfo.InvariantCulture), sequence);

    public static LicenseIdentifier Identifier(string typeCode, string serial, int version = 1)
    {
        var digits = version.ToString("000", CultureInfo.InvariantCulture);
        var check = LicenseIdentifier.CheckCharacterFor(typeCode, IssuerCode, serial, digits);
        return LicenseIdentifier.Parse($"{LicenseIdentifier.Root}.{typeCode}.{IssuerCode}.{serial}.{digits}.{check}");
    }
}
