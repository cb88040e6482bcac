using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// Every license issued in the demo city. Most stand still; the terms of some are counted from the day the hall is
/// made, so that one ends soon, one ended yesterday and one has not begun on whatever day the program is tried out.
/// </summary>
internal sealed class DemoRegister(LicenseKindCatalog kinds, DateOnly today)
{
    /// <summary>The code of the city's university, which is no school's.</summary>
    public const string SchoolCode = "99999";

    /// <summary>Of the university.</summary>
    public const string President = "文泽深";

    // When the city made its older licenses electronic.
    private static readonly DateOnly _firstElectronic = new(2018, 3, 1);

    public DateOnly Today => today;

    public ImmutableArray<DemoLicense> All() =>
    [
        .. IdCards.Of(this),
        .. HouseholdPages.Of(this),
        .. MarriageCertificates.Of(this),
        .. DisabilityCertificates.Of(this),
        .. RealEstateCertificates.Of(this),
        .. BusinessLicenses.Of(this),
        .. DivorceCertificates.Of(this),
        .. RealEstateProofs.Of(this),
        .. FoodLicenses.Of(this),
        .. InspectionBodies.Of(this),
        .. SeniorCards.Of(this),
        .. BirthCertificates.Of(this),
        .. SocialSecurityCards.Of(this),
        .. GraduationCertificates.Of(this),
        .. DegreeCertificates.Of(this),
        .. Qualifications.Of(this),
        .. DrivingLicenses.Of(this),
    ];

    public LicenseKind Kind(string name) => kinds.All.Single(kind => kind.Name == name);

    /// <summary>A serial of the demo: 16 characters that tell nothing about the holder.</summary>
    public static string Serial(string prefix, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"DEMO{prefix}{number:0000000000}");

    /// <summary>A number with the check digit that belongs behind it.</summary>
    public static string Checked(NumberRule rule, string body) =>
        body + "0123456789".First(digit => FaceRules.IsNumberOf(rule, body + digit));

    /// <summary>The values of a face by key. A field without a value is left out.</summary>
    public static ImmutableArray<FaceValue> Face(params IEnumerable<(string Key, string Value)> values) =>
        [.. values.Where(value => value.Value.Length > 0).Select(value => new FaceValue(value.Key, value.Value))];

    /// <summary>The day on which a license of that day became electronic, and was sealed.</summary>
    public static DateOnly ElectronicFrom(DateOnly day) => day < _firstElectronic ? _firstElectronic : day;

    /// <summary>A day as faces keep it.</summary>
    public static string Day(DateOnly day) => FaceDate.Write(day);

    /// <summary>A term as cards have it: 2016.03.01-2036.03.01, or without an end.</summary>
    public static string Term(DateOnly from, DateOnly? until)
    {
        var end = until?.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture) ?? "长期";
        return $"{from.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture)}-{end}";
    }
}
