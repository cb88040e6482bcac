namespace CounterDesk.Domain.Identifiers;

/// <summary>Digits as people type and scanners paste them: in full width, with spaces or dashes between groups.</summary>
internal static class DigitText
{
    /// <summary>Digits in half width and without separators; any other character is kept for the parser to refuse.</summary>
    public static string Fold(string? text) => IdentifierText.Fold(text).Replace("-", "", StringComparison.Ordinal);
}
