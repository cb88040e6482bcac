using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// An administrative division: six digits down to the county (GB/T 2260), or twelve down to the village (GB/T 10114).
/// Whether it exists is not asked: divisions are abolished and live on in licenses.
/// </summary>
public sealed record RegionCode
{
    public const int CountyLength = 6;
    public const int VillageLength = 12;

    private RegionCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>Says what is wrong with <paramref name="text"/>, or null when it is a well-formed code.</summary>
    public static IdentifierFault? FindFault(string? text)
    {
        var code = IdentifierText.Fold(text);
        return code switch
        {
            "" => IdentifierFault.Missing,
            { Length: not (CountyLength or VillageLength) } => IdentifierFault.WrongLength,
            _ when code.AsSpan().ContainsAnyExceptInRange('0', '9') => IdentifierFault.IllegalCharacter,
            _ => null,
        };
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed code.</exception>
    public static RegionCode Parse(string text) =>
        FindFault(text) is { } fault
            ? throw new FormatException($"Not a region code: {fault}.")
            : new RegionCode(IdentifierText.Fold(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out RegionCode? code)
    {
        code = FindFault(text) is null ? new RegionCode(IdentifierText.Fold(text)) : null;
        return code is not null;
    }

    public override string ToString() => Value;
}
