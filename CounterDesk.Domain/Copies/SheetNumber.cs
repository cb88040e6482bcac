using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// The number that stands printed on a sheet before anything is printed on it: up to eight capitals and four to twelve
/// digits, as <c>A0012345</c>. Sheets of one series are numbered one after the other.
/// </summary>
public sealed partial record SheetNumber
{
    public const int MaxLength = 20;

    private SheetNumber(string series, string digits) => (Series, Digits) = (series, digits);

    /// <summary>The capitals, and none where there are none.</summary>
    public string Series { get; }

    public string Digits { get; }

    public string Value => Series + Digits;

    /// <summary>Where it stands in its series.</summary>
    public long Place => long.Parse(Digits, CultureInfo.InvariantCulture);

    public static bool TryParse(string? text, [NotNullWhen(true)] out SheetNumber? number)
    {
        var match = Form().Match(IdentifierText.Fold(text));
        number = match.Success ? new(match.Groups["series"].Value, match.Groups["digits"].Value) : null;
        return match.Success;
    }

    /// <exception cref="FormatException">It is none: ask TryParse.</exception>
    public static SheetNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("This is not the number of a sheet.");

    /// <summary>The sheet so many after this one; null where the digits end.</summary>
    public SheetNumber? After(int sheets)
    {
        var digits = (Place + sheets).ToString(CultureInfo.InvariantCulture).PadLeft(Digits.Length, '0');
        return digits.Length > Digits.Length ? null : new(Series, digits);
    }

    /// <summary>How many sheets on <paramref name="other"/> is in the same series; null when it is of another.</summary>
    public long? To(SheetNumber other) =>
        Series == other.Series && Digits.Length == other.Digits.Length ? other.Place - Place : null;

    public override string ToString() => Value;

    [GeneratedRegex("^(?<series>[A-Z]{0,8})(?<digits>[0-9]{4,12})$")]
    private static partial Regex Form();
}
