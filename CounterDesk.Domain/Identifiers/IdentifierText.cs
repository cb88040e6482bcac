using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// Brings the text of an identifier into the one form that is compared and hashed, however it was typed, pasted or scanned:
/// full-width characters become ASCII, every kind of dash becomes one, Latin letters become capitals, and white space and
/// invisible characters go, wherever they stand.
/// </summary>
public static class IdentifierText
{
    // Full-width ! to ~ stand in the order of their ASCII twins.
    private const char FirstFullWidth = '\uFF01';
    private const char LastFullWidth = '\uFF5E';
    private const int FullWidthDistance = FirstFullWidth - '!';

    public static string Fold(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);
        foreach (var character in text ?? "")
        {
            if (!IsStray(character))
            {
                folded.Append(FoldOne(character));
            }
        }

        return folded.ToString();
    }

    // Letters are folded by hand: the framework's capitals also turn a few letters of other scripts into Latin ones.
    private static char FoldOne(char character) => character switch
    {
        >= FirstFullWidth and <= LastFullWidth => FoldOne((char)(character - FullWidthDistance)),
        >= 'a' and <= 'z' => (char)(character - 'a' + 'A'),
        '\u2212' => '-',
        _ when char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation => '-',
        _ => character,
    };

    private static bool IsStray(char character) =>
        char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) is UnicodeCategory.Format;
}
