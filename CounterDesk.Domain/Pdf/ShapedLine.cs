using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Letters that bring their shapes along: the shapes, and glyphs that lie over them unseen so that the text can be
/// marked and read aloud. Blank glyphs do for that, so a character our fonts lack is no obstacle.
/// </summary>
internal sealed class ShapedLine
{
    // A space, half an em, an em.
    private static readonly Rune[] _blanks = [new(' '), new('\u2002'), new('\u3000')];

    private readonly Mark.Lettering _lettering;
    private readonly FontFile _font;
    private readonly List<int> _blankGlyphs;

    private ShapedLine(Mark.Lettering lettering, FontSet fonts)
    {
        (_lettering, _font) = (lettering, fonts[Typeface.Sans]);
        _blankGlyphs = [.. _blanks.Select(_font.GlyphFor).Where(glyph => glyph != 0)];
    }

    /// <summary>What is seen, and how far to the right of the lettering's start.</summary>
    public List<(Outline Shape, double X)> Shapes { get; } = [];

    /// <summary>What is not seen; empty when the font has no blank glyph, or none of the text is to be read.</summary>
    public List<(FontFile Font, List<PlacedGlyph> Glyphs)> Unseen { get; } = [];

    public static ShapedLine Of(Mark.Lettering lettering, FontSet fonts)
    {
        var line = new ShapedLine(lettering, fonts);
        line.Place();
        return line;
    }

    private void Place()
    {
        var glyphs = new List<PlacedGlyph>();
        var (x, count) = (0.0, 0);
        foreach (var character in _lettering.Text.EnumerateRunes())
        {
            if (_lettering.Shapes[count] is { Segments.IsEmpty: false } shape)
            {
                Shapes.Add((shape, x));
            }

            var step = count < _lettering.Steps.Length ? _lettering.Steps[count] : _lettering.Size + _lettering.Spacing;
            if (_blankGlyphs.Count > 0 && MayBeRead(character))
            {
                glyphs.Add(new(character, BlankFor(step), x));
            }

            x += step;
            count++;
        }

        if (glyphs.Count > 0)
        {
            Unseen.Add((_font, glyphs));
        }
    }

    // As wide as the letter, so that whoever reads the file finds no spaces between letters of a word.
    private int BlankFor(double step) => _blankGlyphs.MinBy(glyph =>
        Math.Abs(step / _lettering.Size - (double)_font.AdvanceOf(glyph) / _font.UnitsPerEm));

    // ISO 19005-2, 6.2.11.7: no text may stand for U+0000, U+FEFF and U+FFFE, and none for private use without saying
    // what it means.
    private static bool MayBeRead(Rune character) =>
        character.Value != 0xFEFF
        && Rune.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
