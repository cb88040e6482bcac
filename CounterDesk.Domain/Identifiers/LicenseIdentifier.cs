using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// The identifier of one version of one e-license (证照标识), as GB/T 36904-2018 defines it: a fixed root, then type code,
/// issuing authority, serial, version and check character, with dots between them.
/// </summary>
/// <remarks>
/// What a person typed must have the right check character (<see cref="Parse"/>). What a source sent may have a wrong one,
/// because a wrong way of computing it is in circulation (<see cref="FromSource"/>): such a license is kept, with a warning.
/// </remarks>
public sealed record LicenseIdentifier
{
    public const string Root = "1.2.156.3005.2";
    public const int MaxLength = 128;
    public const int TypeCodeLength = 21;
    public const int VersionLength = 3;

    private const int RootParts = 5;
    private const int PartsAfterRoot = 5;

    private static readonly SearchValues<char> _legalCharacters = SearchValues.Create(Iso7064.DigitsAndCapitals);

    private readonly string[] _parts;

    private LicenseIdentifier(string value) => (Value, _parts) = (value, PartsOf(value));

    public string Value { get; }

    /// <summary>The credit code of the body that defines the type, and three digits.</summary>
    public string TypeCode => _parts[0];

    /// <summary>The credit code of the issuing authority, or (one live system) the six digits of its region.</summary>
    public string IssuerCode => _parts[1];

    public string Serial => _parts[2];

    /// <summary>From 1, one more each time the same license is issued again.</summary>
    public int Version => (_parts[3][0] - '0') * 100 + (_parts[3][1] - '0') * 10 + (_parts[3][2] - '0');

    public char CheckCharacter => _parts[4][0];

    public bool HasWrongCheckCharacter => CheckCharacter != CheckCharacterFor(string.Concat(_parts[..^1]));

    /// <summary>All versions of one license share it: the identifier without version and check character.</summary>
    public string Series => string.Join('.', [Root, .. _parts[..^2]]);

    /// <summary>Says what is wrong with what somebody typed or scanned, or null when it is well formed.</summary>
    public static IdentifierFault? FindFault(string? text)
    {
        var value = IdentifierText.Fold(text);
        return FindFaultOfParts(value)
            ?? (new LicenseIdentifier(value).HasWrongCheckCharacter ? IdentifierFault.WrongCheckCharacter : null);
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a well-formed identifier.</exception>
    public static LicenseIdentifier Parse(string text) =>
        FindFault(text) is { } fault
            ? throw new FormatException($"Not a license identifier: {fault}.")
            : new LicenseIdentifier(IdentifierText.Fold(text));

    public static bool TryParse(string? text, [NotNullWhen(true)] out LicenseIdentifier? identifier)
    {
        identifier = FindFault(text) is null ? new LicenseIdentifier(IdentifierText.Fold(text)) : null;
        return identifier is not null;
    }

    /// <summary>Reads what a source sent: its parts must be right, its check character need not.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> does not have the parts of an identifier.</exception>
    public static LicenseIdentifier FromSource(string text)
    {
        var value = IdentifierText.Fold(text);
        return FindFaultOfParts(value) is { } fault
            ? throw new FormatException($"Not a license identifier: {fault}.")
            : new LicenseIdentifier(value);
    }

    /// <summary>Says what is wrong with what a source sent, or null when <see cref="FromSource"/> will take it.</summary>
    public static IdentifierFault? FindFaultFromSource(string? text) => FindFaultOfParts(IdentifierText.Fold(text));

    /// <summary>The check character for an identifier with these parts (ISO/IEC 7064 MOD 37,36, without root and dots).</summary>
    public static char CheckCharacterFor(string typeCode, string issuerCode, string serial, string version) =>
        CheckCharacterFor(string.Concat(typeCode, issuerCode, serial, version));

    public bool Equals(LicenseIdentifier? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Value;

    private static IdentifierFault? FindFaultOfParts(string value)
    {
        if (value.Length is 0)
        {
            return IdentifierFault.Missing;
        }

        if (value.Length > MaxLength)
        {
            return IdentifierFault.WrongLength;
        }

        var parts = PartsOf(value);
        if (!value.StartsWith(Root + ".", StringComparison.Ordinal) || parts.Length is not PartsAfterRoot)
        {
            return IdentifierFault.WrongParts;
        }

        if (parts.Any(part => part.AsSpan().ContainsAnyExcept(_legalCharacters)) || !IsVersion(parts[3]))
        {
            return IdentifierFault.IllegalCharacter;
        }

        return parts is [{ Length: TypeCodeLength }, { Length: UnifiedSocialCreditCode.Length or RegionCode.CountyLength },
            { Length: > 0 }, { Length: VersionLength }, { Length: 1 }]
            ? null
            : IdentifierFault.WrongLength;
    }

    private static bool IsVersion(string part) => !part.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string[] PartsOf(string value) => value.Split('.') is { Length: > RootParts } parts ? parts[RootParts..] : [];

    private static char CheckCharacterFor(string body) =>
        Iso7064.CheckCharacterFor(body, Iso7064.DigitsAndCapitals);
}
