using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// The number of a citizen (公民身份号码), as GB 11643-1999 defines it: region, date of birth, sequence, check character.
/// Numbers of residents from Hong Kong, Macau and Taiwan and of foreigners with the card of 2023 have the same form.
/// </summary>
/// <remarks>
/// An instance is well formed. Any region is taken, because abolished counties live on in numbers, and so is a date of
/// birth yet to come, because the number does not know what day it is. The old numbers of fifteen digits are no longer
/// valid.
/// </remarks>
public sealed record ResidentIdNumber
{
    public const int Length = 18;

    private const string CheckCharacters = "10X98765432";

    private static readonly int[] _weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private ResidentIdNumber(string value) => Value = value;

    /// <summary>The whole number. It must not reach a log, an address or an exception.</summary>
    public string Value { get; }

    public DateOnly BirthDate => FindBirthDate(Value)!.Value;

    public bool IsMale => (Value[16] - '0') % 2 == 1;

    /// <summary>Says what is wrong with <paramref name="text"/>, or null when it is a well-formed number.</summary>
    public static IdentifierFault? FindFault(string? text)
    {
        var number = IdentifierText.Fold(text);
        return number switch
        {
            "" => IdentifierFault.Missing,
            { Length: not Length } => IdentifierFault.WrongLength,
            _ when number.AsSpan(..^1).ContainsAnyExceptInRange('0', '9') => IdentifierFault.IllegalCharacter,
            _ when !CheckCharacters.Contains(number[^1], StringComparison.Ordinal) => IdentifierFault.IllegalCharacter,
            _ when number[^1] != CheckCharacterFor(number.AsSpan(..^1)) => IdentifierFault.WrongCheckCharacter,
            _ when FindBirthDate(number) is null => IdentifierFault.ImpossibleDate,
            _ => null,
        };
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed number.</exception>
    public static ResidentIdNumber Parse(string text) =>
        FindFault(text) is { } fault
            ? throw new FormatException($"Not a resident identity number: {fault}.")
            : new ResidentIdNumber(IdentifierText.Fold(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out ResidentIdNumber? number)
    {
        number = FindFault(text) is null ? new ResidentIdNumber(IdentifierText.Fold(text)) : null;
        return number is not null;
    }

    /// <summary>Masked: the region and the last character stay.</summary>
    public override string ToString() => string.Concat(Value.AsSpan(0, 6), "***********", Value.AsSpan(17));

    private static DateOnly? FindBirthDate(string number) =>
        DateOnly.TryParseExact(
            number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>
    /// The last character that goes with these seventeen digits (ISO/IEC 7064 MOD 11-2, with the weights of GB 11643).
    /// </summary>
    public static char CheckCharacterFor(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var position = 0; position < body.Length; position++)
        {
            sum += (body[position] - '0') * _weights[position];
        }

        return CheckCharacters[sum % CheckCharacters.Length];
    }
}
