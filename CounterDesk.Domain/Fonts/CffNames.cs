using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// The characters that the names of a CFF font's glyphs stand for: those of ASCII by their standard numbers, others by
/// names such as uni4E2D.
/// </summary>
internal static class CffNames
{
    // Adobe Technical Note 5176, appendix A: the standard texts begin with ASCII from the space on.
    private const int StandardTexts = 391;
    private const int LastOfAscii = 95;

    // Below this, charset is the number of a standard one: all begin as the standard texts do.
    private const int StandardCharsets = 2;

    public static Dictionary<Rune, int> Read(ReadOnlyMemory<byte> font, int charset, int glyphs, CffIndex texts)
    {
        var characters = new Dictionary<Rune, int>();
        var numbers = charset <= StandardCharsets
            ? Enumerable.Range(0, Math.Min(glyphs, LastOfAscii + 1))
            : Numbers(font[charset..], glyphs);
        var glyph = 0;
        foreach (var number in numbers)
        {
            if (CharacterOf(number, texts) is { } character)
            {
                characters.TryAdd(character, glyph);
            }

            glyph++;
        }

        return characters;
    }

    // 5176, 13: the glyph that stands for a missing one is not listed.
    private static List<int> Numbers(ReadOnlyMemory<byte> charset, int glyphs)
    {
        var table = charset.Span;
        var format = table[0];
        var numbers = new List<int> { 0 };
        for (var at = 1; numbers.Count < glyphs;)
        {
            var first = FontTables.UInt16(table, at);
            var more = format switch
            {
                0 => 0,
                1 => table[at + 2],
                2 => FontTables.UInt16(table, at + 2),
                _ => throw new FontFormatException("The font names its glyphs in a way CFF does not know."),
            };
            numbers.AddRange(Enumerable.Range(first, Math.Min(more + 1, glyphs - numbers.Count)));
            at += 2 + format;
        }

        return numbers;
    }

    private static Rune? CharacterOf(int number, CffIndex texts) => number switch
    {
        >= 1 and <= LastOfAscii => new(number + ' ' - 1),
        >= StandardTexts when number - StandardTexts < texts.Count =>
            CharacterOf(Encoding.ASCII.GetString(texts[number - StandardTexts].Span)),
        _ => null,
    };

    private static Rune? CharacterOf(string name)
    {
        var digits = name.StartsWith("uni", StringComparison.Ordinal) && name.Length == 7 ? name[3..]
            : name.StartsWith('u') && name.Length is >= 5 and <= 7 ? name[1..]
            : "";
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && Rune.TryCreate(value, out var character)
                ? character
                : null;
    }
}
