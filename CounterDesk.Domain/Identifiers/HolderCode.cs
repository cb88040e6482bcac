using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// The number that names a holder, with its type. Resident numbers and credit codes follow their own rules; no rule is known
/// for the others, so that any printable text of up to <see cref="MaxLength"/> characters will do.
/// </summary>
public sealed record HolderCode
{
    public const int MaxLength = 64;

    private HolderCode(HolderCodeType type, string text) => (Type, Text) = (type, text);

    public HolderCodeType Type { get; }

    /// <summary>The whole number, folded. It must not reach a log, an address or an exception.</summary>
    public string Text { get; }

    public bool IsOfOrganization => Type is HolderCodeType.UnifiedSocialCreditCode or HolderCodeType.OtherOrganization;

    /// <summary>The date of birth the number carries, if it carries one.</summary>
    public DateOnly? BirthDate =>
        Type is HolderCodeType.ResidentId ? ResidentIdNumber.Parse(Text).BirthDate : null;

    /// <summary>The sex the number carries, if it carries one.</summary>
    public bool? IsMale => Type is HolderCodeType.ResidentId ? ResidentIdNumber.Parse(Text).IsMale : null;

    public static HolderCode Of(ResidentIdNumber number) => new(HolderCodeType.ResidentId, number.Value);

    public static HolderCode Of(UnifiedSocialCreditCode code) => new(HolderCodeType.UnifiedSocialCreditCode, code.Value);

    /// <summary>Says what is wrong with <paramref name="text"/>, or null when it is well formed for its type.</summary>
    public static IdentifierFault? FindFault(HolderCodeType type, string? text) => type switch
    {
        HolderCodeType.UnifiedSocialCreditCode => UnifiedSocialCreditCode.FindFault(text),
        HolderCodeType.ResidentId => ResidentIdNumber.FindFault(text),
        _ => IdentifierText.Fold(text) switch
        {
            "" => IdentifierFault.Missing,
            { Length: > MaxLength } => IdentifierFault.WrongLength,
            var code when code.Any(char.IsControl) => IdentifierFault.IllegalCharacter,
            _ => null,
        },
    };

    /// <exception cref="FormatException"><paramref name="text"/> is not well formed for its type.</exception>
    public static HolderCode Parse(HolderCodeType type, string text) =>
        FindFault(type, text) is { } fault
            ? throw new FormatException($"Not a holder code of type {type}: {fault}.")
            : new HolderCode(type, IdentifierText.Fold(text));

    public static bool TryParse(HolderCodeType type, string? text, [NotNullWhen(true)] out HolderCode? code)
    {
        code = FindFault(type, text) is null ? new HolderCode(type, IdentifierText.Fold(text)) : null;
        return code is not null;
    }

    /// <summary>Masked, unless it names an organization: their numbers are public.</summary>
    public override string ToString() => Type switch
    {
        HolderCodeType.ResidentId => ResidentIdNumber.Parse(Text).ToString(),
        _ when IsOfOrganization => Text,
        _ => $"{Type} ***",
    };
}
