using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Text on one line without the rules of paragraphs, as pictures and watermarks have it: glyphs one after the other.
/// </summary>
internal static class GlyphLine
{
    public static List<(FontFile Font, List<PlacedGlyph> Glyphs)> Of(Mark.Lettering lettering, FontSet fonts) =>
        Of(lettering.Text, lettering.Typeface, lettering.Size, lettering.Spacing, fonts, lettering.Steps.AsSpan());

    /// <summary>Glyphs by font, from 0 on, in the unit of <paramref name="size"/>.</summary>
    public static List<(FontFile Font, List<PlacedGlyph> Glyphs)> Of(
        string text, Typeface typeface, double size, double spacing, FontSet fonts, ReadOnlySpan<double> steps = default)
    {
        var parts = new List<(FontFile Font, List<PlacedGlyph> Glyphs)>();
        var (x, count) = (0.0, 0);
        foreach (var character in text.EnumerateRunes())
        {
            var found = fonts.Find(typeface, character) ?? throw new MissingGlyphException(character, text);
            if (parts.Count == 0 || parts[^1].Font != found.Font)
            {
                parts.Add((found.Font, []));
            }

            parts[^1].Glyphs.Add(new(character, found.Glyph, x));
            x += count < steps.Length
                ? steps[count]
                : size * found.Font.AdvanceOf(found.Glyph) / found.Font.UnitsPerEm + spacing;
            count++;
        }

        return parts;
    }

    public static double WidthOf(string text, Typeface typeface, double size, FontSet fonts) =>
        text.EnumerateRunes().Sum(character =>
            fonts.Find(typeface, character) is { } found
                ? size * found.Font.AdvanceOf(found.Glyph) / found.Font.UnitsPerEm
                : throw new MissingGlyphException(character, text));
}
