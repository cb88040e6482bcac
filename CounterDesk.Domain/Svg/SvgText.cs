using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Svg;

/// <summary>
/// Lines of text: the letters as outlines, and over them the text itself, unseen and as long as they are.
/// </summary>
internal sealed class SvgText(SvgBuffer body, SvgParts parts, FontSet fonts)
{
    private readonly HashSet<Rune> _missing = [];
    private readonly List<Letter> _letters = [];

    public ImmutableArray<Rune> Missing => [.. _missing.Order()];

    public void Draw(Mark.Lettering lettering, int decimals)
    {
        var width = Place(lettering);
        if (lettering.Shapes.Length == _letters.Count)
        {
            DrawShapes(lettering, decimals);
        }
        else
        {
            DrawGlyphs(lettering, decimals);
        }

        DrawUnseen(lettering, width, decimals);
    }

    // Fills in the letters and answers how far the pen moves over all of them.
    private double Place(Mark.Lettering lettering)
    {
        _letters.Clear();
        var pen = 0.0;
        foreach (var character in lettering.Text.EnumerateRunes())
        {
            var found = fonts.Find(lettering.Typeface, character);
            _letters.Add(new(character, found, pen));
            pen += _letters.Count <= lettering.Steps.Length
                ? lettering.Steps[_letters.Count - 1]
                : lettering.Spacing + lettering.Size * (lettering.Shapes.IsEmpty ? WidthOf(found) : 1);
        }

        return pen;
    }

    // In ems. A character that no font has leaves the place of an ideograph.
    private static double WidthOf(FoundGlyph? found) =>
        found is { } glyph ? (double)glyph.Font.AdvanceOf(glyph.Glyph) / glyph.Font.UnitsPerEm : 1;

    private void DrawGlyphs(Mark.Lettering lettering, int decimals)
    {
        FontFile? font = null;
        foreach (var (character, found, x) in _letters)
        {
            if (found is not { } glyph || !parts.TryFind(glyph.Font, glyph.Glyph, out var number))
            {
                _missing.Add(character);
            }
            else if (number is { } drawn)
            {
                if (font != glyph.Font)
                {
                    End(font is not null);
                    font = glyph.Font;
                    Begin(lettering, font.UnitsPerEm / lettering.Size).Raw("matrix("u8)
                        .Factor(lettering.Size / font.UnitsPerEm).Raw(" 0 0 "u8)
                        .Factor(-lettering.Size / font.UnitsPerEm).Raw(" "u8)
                        .Number(lettering.Start.X, decimals).Raw(" "u8).Number(lettering.Start.Y, decimals).Raw(")\">"u8);
                }

                parts.Refer(body, "g"u8, drawn);
                MoveTo(x * font.UnitsPerEm / lettering.Size);
            }
        }

        End(font is not null);
    }

    private void DrawShapes(Mark.Lettering lettering, int decimals)
    {
        var unit = lettering.Size / SvgParts.ShapeUnitsPerEm;
        Begin(lettering, 1 / unit).Raw("matrix("u8)
            .Factor(unit).Raw(" 0 0 "u8).Factor(unit).Raw(" "u8)
            .Number(lettering.Start.X, decimals).Raw(" "u8).Number(lettering.Start.Y, decimals).Raw(")\">"u8);
        for (var at = 0; at < _letters.Count; at++)
        {
            if (!lettering.Shapes[at].Segments.IsEmpty)
            {
                parts.Refer(body, "s"u8, parts.NumberOf(lettering.Shapes[at], lettering.Size));
                MoveTo(_letters[at].X / unit);
            }
        }

        End(isOpen: true);
    }

    private SvgBuffer Begin(Mark.Lettering lettering, double unitsPerMillimetre)
    {
        body.Raw("<g fill=\""u8).Color(lettering.Color).Opacity("fill-opacity"u8, lettering.Color);
        if (lettering.Line is { } line)
        {
            body.Raw("\" stroke=\""u8).Color(line.Color).Opacity("stroke-opacity"u8, line.Color)
                .Raw("\" stroke-width=\""u8).Number(line.Width * unitsPerMillimetre)
                .Raw("\" stroke-linejoin=\"round"u8);
        }

        return body.Raw("\" transform=\""u8);
    }

    private void End(bool isOpen) => body.Raw(isOpen ? "</g>"u8 : ""u8);

    private void MoveTo(double x)
    {
        if (x != 0)
        {
            body.Raw(" x=\""u8).Integer(x).Raw("\""u8);
        }

        body.Raw("/>"u8);
    }

    // Text without any fill could not be marked with the mouse.
    private void DrawUnseen(Mark.Lettering lettering, double width, int decimals)
    {
        body.Raw("<text fill-opacity=\"0\" x=\""u8).Number(lettering.Start.X, decimals)
            .Raw("\" y=\""u8).Number(lettering.Start.Y, decimals)
            .Raw("\" font-size=\""u8).Number(lettering.Size, decimals);
        if (width > 0)
        {
            body.Raw("\" lengthAdjust=\"spacingAndGlyphs\" textLength=\""u8).Number(width, decimals);
        }

        body.Raw("\">"u8).Text(lettering.Text).Raw("</text>"u8);
    }

    private readonly record struct Letter(Rune Character, FoundGlyph? Found, double X);
}
