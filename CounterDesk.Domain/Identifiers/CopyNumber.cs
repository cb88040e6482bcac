using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// The number of a certified copy (副本编号), digits only so that it can be read over a telephone: hall, day, sequence of
/// the hall's day and a check digit, as in <c>0007-261123-00042-6</c>.
/// </summary>
/// <remarks>An instance is well formed. Whether such a copy was made is for the register to say.</remarks>
public sealed record CopyNumber
{
    /// <summary>Digits, the check digit included and the hyphens not.</summary>
    public const int DigitCount = 16;

    /// <summary>Characters of <see cref="Value"/>.</summary>
    public const int Length = 19;

    public const int MaxSequence = 99_999;

    private const string DayFormat = "yyMMdd";

    // The two digits of a year count from here: the first numbers are of 2026.
    private const int Century = 2000;

    private CopyNumber(string digits) => Value = $"{digits[..4]}-{digits[4..10]}-{digits[10..15]}-{digits[15..]}";

    /// <summary>As it is printed, stored and read aloud.</summary>
    public string Value { get; }

    /// <summary>All digits without hyphens.</summary>
    public string Digits => Fold(Value);

    /// <summary>Four digits that stand for the hall.</summary>
    public string Hall => Digits[..4];

    public DateOnly Day => DayOf(Digits)!.Value;

    /// <summary>Counts the copies of the hall's day from 1.</summary>
    public int Sequence => int.Parse(Digits.AsSpan(10, 5), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <exception cref="ArgumentException">
    /// The hall is not four digits, the sequence not from 1 to <see cref="MaxSequence"/>, or the day not of this
    /// century.
    /// </exception>
    public static CopyNumber Create(string hall, DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        ArgumentOutOfRangeException.ThrowIfNotEqual(day.Year / 100 * 100, Century, nameof(day));
        if (hall.Length != 4 || !hall.All(char.IsAsciiDigit))
        {
            throw new ArgumentException("A hall's code is four digits.", nameof(hall));
        }

        var body = string.Create(CultureInfo.InvariantCulture, $"{hall}{day:yyMMdd}{sequence:00000}");
        return new(body + CheckDigitFor(body));
    }

    /// <summary>Says what is wrong with <paramref name="text"/>, or null when it is a well-formed number.</summary>
    public static IdentifierFault? FindFault(string? text)
    {
        var digits = Fold(text);
        return digits switch
        {
            "" => IdentifierFault.Missing,
            _ when !digits.All(char.IsAsciiDigit) => IdentifierFault.IllegalCharacter,
            { Length: not DigitCount } => IdentifierFault.WrongLength,
            _ when digits[^1] != CheckDigitFor(digits.AsSpan(..^1)) => IdentifierFault.WrongCheckCharacter,
            _ when DayOf(digits) is null => IdentifierFault.ImpossibleDate,
            _ => null,
        };
    }

    /// <summary>Takes the number with or without separators, in half or full width.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed number.</exception>
    public static CopyNumber Parse(string text) =>
        FindFault(text) is { } fault
            ? throw new FormatException($"Not a copy number: {fault}.")
            : new CopyNumber(Fold(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out CopyNumber? number)
    {
        number = FindFault(text) is null ? new CopyNumber(Fold(text)) : null;
        return number is not null;
    }

    public override string ToString() => Value;

    private static string Fold(string? text) => IdentifierText.Fold(text).Replace("-", "", StringComparison.Ordinal);

    private static DateOnly? DayOf(string digits) =>
        DateOnly.TryParseExact(
            Century / 100 + digits[4..10], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static char CheckDigitFor(ReadOnlySpan<char> body) => Iso7064.CheckCharacterFor(body, Iso7064.Digits);
}
