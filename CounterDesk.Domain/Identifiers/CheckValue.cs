using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// Six random digits printed beside a copy's number (校验值): whoever types the number is answered only together with
/// them. Kept nowhere but as a keyed hash, so <see cref="ToString"/> hides it.
/// </summary>
public sealed record CheckValue
{
    public const int Length = 6;

    private const int Count = 1_000_000;

    private CheckValue(string value) => Value = value;

    public string Value { get; }

    /// <summary>As it is printed: two groups of three.</summary>
    public string Grouped => $"{Value[..3]} {Value[3..]}";

    /// <summary>All there are, a million.</summary>
    public static IEnumerable<CheckValue> All => Enumerable.Range(0, Count).Select(Of);

    /// <summary>A new one, drawn from the system's source of secure random numbers.</summary>
    public static CheckValue Draw() => Of(RandomNumberGenerator.GetInt32(Count));

    /// <summary>Says what is wrong with <paramref name="text"/>, or null when it is six digits.</summary>
    public static IdentifierFault? FindFault(string? text)
    {
        var digits = IdentifierText.Fold(text);
        return digits switch
        {
            "" => IdentifierFault.Missing,
            _ when !digits.All(char.IsAsciiDigit) => IdentifierFault.IllegalCharacter,
            { Length: not Length } => IdentifierFault.WrongLength,
            _ => null,
        };
    }

    /// <summary>Takes the value with or without a gap, in half or full width.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not six digits.</exception>
    public static CheckValue Parse(string text) =>
        FindFault(text) is { } fault
            ? throw new FormatException($"Not a check value: {fault}.")
            : new CheckValue(IdentifierText.Fold(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out CheckValue? value)
    {
        value = FindFault(text) is null ? new CheckValue(IdentifierText.Fold(text)) : null;
        return value is not null;
    }

    public override string ToString() => new('*', Length);

    private static CheckValue Of(int number) => new(number.ToString("000000", CultureInfo.InvariantCulture));
}
