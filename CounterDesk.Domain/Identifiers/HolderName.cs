using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// A name in the form in which names are compared: NFC, without spaces, with one kind of middle dot, Latin letters as capitals. Characters are never
/// simplified or replaced by look-alikes, because 𠮷 and 吉 are two families.
/// </summary>
public static class HolderName
{
    private const int MiddleDot = 0xB7;

    public static string Fold(string? text)
    {
        var folded = new StringBuilder(text?.Length ?? 0);

        // Half of a surrogate pair comes out as U+FFFD; the framework's NFC would throw.
        foreach (var character in (text ?? "").EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(character) && Rune.GetUnicodeCategory(character) is not UnicodeCategory.Format)
            {
                folded.Append(IsMiddleDot(character) ? new Rune(MiddleDot) : Rune.ToUpperInvariant(character));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Bullet, hyphenation point, katakana middle dots, dot operator and full stop in full width all stand in for U+00B7 in
    // names of minorities.
    private static bool IsMiddleDot(Rune character) =>
        character.Value is MiddleDot or 0x2022 or 0x2027 or 0x22C5 or 0x2219 or 0x30FB or 0xFF65 or 0xFF0E or 0x0387;
}
