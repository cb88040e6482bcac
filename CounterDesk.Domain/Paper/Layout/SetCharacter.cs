using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>
/// A character with its glyph and width in millimetres; <see cref="Em"/> is the em it is set in, <see cref="Before"/>
/// the part of its width that lies before the glyph.
/// </summary>
internal readonly record struct SetCharacter(
    Rune Character, CharacterClass Class, FontFile Font, int Glyph, double Width, double Em, Run Run, int RunNumber)
{
    // Black ground reaches this far beyond white text, in ems.
    private const double InvertedPadding = 0.35;

    public double Before { get; private init; }

    /// <summary>A mark half of which is blank, so that it can be set half width.</summary>
    public bool CanBeHalved => Class is CharacterClass.Opening or CharacterClass.Closing && Width > 0.9 * Em;

    /// <exception cref="MissingGlyphException">
    /// No font has a character. The glyph gate is there to find out before.
    /// </exception>
    public static List<SetCharacter> Set(ImmutableArray<Run> runs, Style style, FontSet fonts)
    {
        var characters = new List<SetCharacter>();
        for (var at = 0; at < runs.Length; at++)
        {
            var (number, run) = (at, runs[at]);
            var typeface = style.TypefaceOf(run);
            foreach (var character in run.Text.EnumerateRunes())
            {
                var type = CharacterClasses.Of(character);
                var found = type is CharacterClass.LineFeed
                    ? new FoundGlyph(fonts[typeface], 0, IsSupplementary: false)
                    : fonts.Find(typeface, character) ?? throw new MissingGlyphException(character, run.Text);
                var advance = (double)found.Font.AdvanceOf(found.Glyph) / found.Font.UnitsPerEm;
                var width = (advance + style.LetterSpacing) * style.Em;
                characters.Add(new(character, type, found.Font, found.Glyph, width, style.Em, run, number));
            }

            if (run.Inverted && run.Text.Length > 0)
            {
                Pad(characters, characters.FindIndex(character => character.RunNumber == number));
            }
        }

        return characters;
    }

    // The padding belongs to the first and last character, so that the ground stays inside the type area.
    private static void Pad(List<SetCharacter> characters, int first)
    {
        var padding = InvertedPadding * characters[first].Em;
        characters[first] = characters[first] with { Before = padding, Width = characters[first].Width + padding };
        characters[^1] = characters[^1] with { Width = characters[^1].Width + padding };
    }
}
