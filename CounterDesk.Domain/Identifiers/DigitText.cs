using System.Text;

namespace CounterDesk.Domain.Identifiers;

/// <summary>Digits as people type and scanners paste them: in full width, with spaces or dashes between groups.</summary>
internal static class DigitText
{
    private const string Separators = "-‐‑‒–—―－−";

    /// <summary>Digits in half width and without separators; any other character is kept for the parser to refuse.</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);
        foreach (var character in text ?? "")
        {
            if (character is >= '０' and <= '９')
            {
                folded.Append((char)(character - '０' + '0'));
            }
            else if (!char.IsWhiteSpace(character) && !Separators.Contains(character, StringComparison.Ordinal))
            {
                folded.Append(character);
            }
        }

        return folded.ToString();
    }
}
