using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// The letters of a TextObject one after the other: through the character map of the font the file brings along, or by
/// the numbers of its glyphs (GB/T 33190 11.4). Characters are counted over all of the object's texts.
/// </summary>
internal sealed class OfdLetters
{
    private static readonly Outline _blank = new([]);

    private readonly Dictionary<int, GlyphChoice> _choices = [];
    private readonly OfdTextLook _look;
    private readonly OfdDrawingJob _job;
    private readonly EmbeddedFont? _font;
    private int _position;

    private OfdLetters(XElement element, OfdTextLook look, OfdDrawingJob job)
    {
        (_look, _job) = (look, job);
        foreach (var transform in element.Elements("CGTransform"))
        {
            foreach (var choice in GlyphChoice.Read(transform))
            {
                _choices[choice.Position] = choice;
            }
        }

        // A font that does not say which glyph a character has is of use only with the numbers of glyphs.
        _font = look.Font.Embedded is { } font && (font.HasCharacters || _choices.Count > 0) ? font : null;
    }

    /// <summary>Whether the file's own font draws the letters.</summary>
    public bool AreFromFile => _font is not null;

    public static OfdLetters Of(XElement element, OfdTextLook look, OfdDrawingJob job)
    {
        var letters = new OfdLetters(element, look, job);
        if (!letters.AreFromFile)
        {
            job.ReplaceFont(look.Font);
        }

        return letters;
    }

    /// <summary>The letters of the next text.</summary>
    public List<OfdLetter> Next(string text)
    {
        var characters = text.EnumerateRunes().ToList();
        var letters = new List<OfdLetter>(characters.Count);
        while (letters.Count < characters.Count)
        {
            var at = letters.Count;
            if (_font is null)
            {
                letters.Add(new(characters[at], null, null));
            }
            else if (_choices.TryGetValue(_position + at, out var choice))
            {
                var chosen = characters.GetRange(at, Math.Min(choice.Characters, characters.Count - at));
                letters.AddRange(Chosen(_font, choice, chosen));
            }
            else
            {
                letters.Add(Shaped(_font, characters[at], _font.GlyphFor(characters[at])));
            }
        }

        _position += letters.Count;
        return letters;
    }

    // The first character has all the glyphs, the others none.
    private IEnumerable<OfdLetter> Chosen(EmbeddedFont font, GlyphChoice choice, List<Rune> characters)
    {
        // No glyph for several characters: none of them has one.
        if (choice.Glyphs is [0])
        {
            return characters.Select(character => Shaped(font, character, 0));
        }

        if (choice.Glyphs is [var only])
        {
            return Others(Shaped(font, characters[0], only));
        }

        var pen = 0.0;
        var segments = ImmutableArray.CreateBuilder<OutlineSegment>();
        foreach (var glyph in choice.Glyphs)
        {
            var shape = DrawnOf(font, characters[0], glyph);
            segments.AddRange(shape.Through(Transform.Move(pen, 0)).Segments);
            pen += font.AdvanceOf(glyph) * _look.Size / font.UnitsPerEm;
        }

        return Others(new(characters[0], new(segments.ToImmutable()), pen));

        IEnumerable<OfdLetter> Others(OfdLetter first) =>
            [first, .. characters.Skip(1).Select(character => new OfdLetter(character, _blank, 0))];
    }

    private OfdLetter Shaped(EmbeddedFont font, Rune character, int glyph)
    {
        var advance = font.AdvanceOf(glyph) * _look.Size / font.UnitsPerEm;

        // Glyph 0 is the box that stands for a missing one. What the character is the text says, so ours draws it.
        if (glyph == 0 && !IsBlank(character))
        {
            _job.ReplaceGlyph(_look.Font);
            return new(character, null, advance);
        }

        return new(character, DrawnOf(font, character, glyph), advance);
    }

    private Outline DrawnOf(EmbeddedFont font, Rune character, int glyph)
    {
        var shape = ShapeOf(font, glyph, _look.Size / font.UnitsPerEm);
        if (shape is null && !IsBlank(character))
        {
            _job.Omit(OfdOmission.MissingGlyph);
        }

        return shape is not null && _job.SpendSteps(shape.Segments.Length) ? shape : _blank;
    }

    // Letters that look the same share their outline, so that whoever writes the page can write it once.
    private Outline? ShapeOf(EmbeddedFont font, int glyph, double unit)
    {
        if (!_job.Shapes.TryGetValue((font, glyph, unit), out var shape) && font.OutlineOf(glyph) is { } outline)
        {
            shape = Outline.Of(outline, unit);
            _job.Shapes[(font, glyph, unit)] = shape;
        }

        return shape;
    }

    private static bool IsBlank(Rune character) =>
        Rune.IsWhiteSpace(character)
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>Which glyphs stand for some characters.</summary>
    private sealed record GlyphChoice(int Position, int Characters, ImmutableArray<int> Glyphs)
    {
        // GB/T 33190 table 48. Where there are as many glyphs as characters, each has its own.
        public static IEnumerable<GlyphChoice> Read(XElement element)
        {
            var position = (int)(element.Number("CodePosition") ?? 0);
            var characters = (int)Math.Max(1, element.Number("CodeCount") ?? 1);
            var numbers = OfdValues.Numbers(element.Element("Glyphs").Text()) ?? [];
            var count = (int)Math.Clamp(element.Number("GlyphCount") ?? numbers.Length, 0, numbers.Length);
            ImmutableArray<int> glyphs = [.. numbers.Take(count).Select(number => (int)number)];
            return glyphs.Length == characters
                ? glyphs.Select((glyph, at) => new GlyphChoice(position + at, 1, [glyph]))
                : glyphs.IsEmpty ? [] : [new(position, characters, glyphs)];
        }
    }
}

/// <summary>A character, what the file's own font draws for it, and how far that moves the pen.</summary>
/// <param name="Character">As it was written.</param>
/// <param name="Shape">Null when one of our fonts draws it.</param>
/// <param name="Advance">Null when only our fonts know.</param>
internal readonly record struct OfdLetter(Rune Character, Outline? Shape, double? Advance)
{
    /// <summary>A control character has no glyph.</summary>
    public bool IsControl => Rune.GetUnicodeCategory(Character) is UnicodeCategory.Control;
}
