using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>The glyphs of a CFF font (Adobe Technical Note 5176), alone or as a table of an OpenType font.</summary>
internal sealed class CffGlyphs : IGlyphOutlines
{
    private const int MostFonts = 256;

    // Of the programs of all glyphs that are asked for: thousands of characters take a million.
    private const int MostSteps = 20_000_000;

    private readonly CffIndex _programs;
    private readonly CffIndex _shared;
    private readonly ImmutableArray<CffPart> _fonts;
    private readonly Func<int, int> _fontOf;
    private int _steps;

    private CffGlyphs(ReadOnlyMemory<byte> font)
    {
        // Header, then the names, dictionaries, texts and subroutines of all fonts in the file; a file has one.
        var names = CffIndex.Read(font, font.Span[2]);
        var dictionaries = CffIndex.Read(font, names.End);
        var texts = CffIndex.Read(font, dictionaries.End);
        _shared = CffIndex.Read(font, texts.End);
        var top = CffDictionary.Read(dictionaries[0].Span);
        _programs = CffIndex.Read(font, top.Offset(CffEntry.CharStrings)
            ?? throw new FontFormatException("The font does not say where its glyphs are."));

        var isByIdentifier = top.Find(CffEntry.Registry) is not null;
        var shape = GlyphMatrix.Of(top);
        _fonts = isByIdentifier
            ? [.. ReadDictionaries(font, top).Select(own => CffPart.Read(font, own, GlyphMatrix.Of(own), shape))]
            : [CffPart.Read(font, top, shape, null)];
        _fontOf = isByIdentifier ? CffFontSelect.Read(font, top, _programs.Count) : _ => 0;
        Names = isByIdentifier
            ? ImmutableDictionary<Rune, int>.Empty
            : CffNames.Read(font, top.Offset(CffEntry.Charset) ?? 0, _programs.Count, texts);
    }

    public int Count => _programs.Count;

    public double UnitsPerEm => _fonts[0].Matrix.UnitsPerEm;

    /// <summary>The characters that the names of glyphs stand for; none in a font whose glyphs have numbers only.</summary>
    public IReadOnlyDictionary<Rune, int> Names { get; }

    /// <exception cref="FontFormatException">Not a CFF font, or damaged.</exception>
    public static CffGlyphs Read(ReadOnlyMemory<byte> font)
    {
        try
        {
            return new(font);
        }
        catch (Exception exception)
            when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FontFormatException("The CFF font ends too early or points beyond its end.", exception);
        }
    }

    public GlyphOutline OutlineOf(int glyph) => Trace(glyph).Outline;

    public double AdvanceOf(int glyph) => Trace(glyph).Advance;

    private (GlyphOutline Outline, double Advance) Trace(int glyph)
    {
        if (_steps > MostSteps)
        {
            throw new FontFormatException("The programs of the font's glyphs take too long.");
        }

        try
        {
            var font = _fonts[_fontOf(glyph)];
            var program = new CharString(_shared, font.Subroutines);
            try
            {
                program.Run(_programs[glyph].Span);
            }
            finally
            {
                _steps += program.Steps;
            }

            var advance = program.WidthDifference is { } difference
                ? font.NominalWidth + difference
                : font.DefaultWidth;
            return (font.Matrix.Apply(program.Outline, UnitsPerEm), advance);
        }
        catch (Exception exception)
            when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FontFormatException("The outline of a glyph ends too early.", exception);
        }
    }

    // A font of many characters is made of parts, each with measures of its own.
    private static IEnumerable<CffDictionary> ReadDictionaries(ReadOnlyMemory<byte> font, CffDictionary top)
    {
        var list = CffIndex.Read(font, top.Offset(CffEntry.FontArray)
            ?? throw new FontFormatException("The font does not say what its parts are."));
        return list.Count is > 0 and <= MostFonts
            ? Enumerable.Range(0, list.Count).Select(part => CffDictionary.Read(list[part].Span))
            : throw new FontFormatException("The font has no parts, or too many.");
    }
}
