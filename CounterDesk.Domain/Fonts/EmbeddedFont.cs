using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// A font that a file brings along, TrueType or CFF. Nothing in it is trusted, and tables that files leave out are not
/// missed. It is read for the outlines of its glyphs; the font itself goes nowhere. Not for several threads at once.
/// </summary>
public sealed class EmbeddedFont
{
    private const int LargestFile = 32 << 20;

    // A font with so many damaged glyphs, or so much in the whole ones, is not read any further.
    private const int MostDamaged = 200;
    private const int MostSegments = 1_000_000;

    private readonly Dictionary<int, GlyphOutline?> _outlines = [];
    private readonly IGlyphOutlines _glyphs;
    private readonly Func<Rune, int>? _characters;
    private readonly Func<int, double> _advances;
    private readonly Dictionary<int, double> _knownAdvances = [];
    private int _damaged;
    private int _segments;

    private EmbeddedFont(ReadOnlyMemory<byte> file)
    {
        if (IsBareCff(file.Span))
        {
            var cff = CffGlyphs.Read(file);
            _glyphs = cff;
            _advances = cff.AdvanceOf;
            UnitsPerEm = cff.UnitsPerEm;
            _characters = cff.Names.Count == 0 ? null : character => cff.Names.GetValueOrDefault(character);
            return;
        }

        var tables = FontTables.ReadForeign(file);
        var advances = AdvancesOf(tables);
        if (tables.TryGet("CFF ", out var outlines))
        {
            var cff = CffGlyphs.Read(outlines);
            _glyphs = cff;
            UnitsPerEm = cff.UnitsPerEm;
        }
        else
        {
            var head = tables["head"].Span;
            UnitsPerEm = FontTables.UInt16(head, 18);
            _glyphs = new TrueTypeGlyphs(
                tables["loca"], tables["glyf"], FontTables.Int16(head, 50) != 0, advances);
        }

        _advances = advances is null ? _ => UnitsPerEm : glyph => advances.AdvanceOf(glyph);
        _characters = tables.TryGet("cmap", out var map) ? ForeignCharacterMap.Read(map) : null;
    }

    /// <summary>Lengths below are so many to an em.</summary>
    public double UnitsPerEm { get; }

    /// <summary>Whether the font says which glyph a character has. Many fonts of files do not.</summary>
    public bool HasCharacters => _characters is not null;

    /// <exception cref="FontFormatException">Not a font that can be read.</exception>
    public static EmbeddedFont Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return file.Length > LargestFile
                ? throw new FontFormatException("The font is too large.")
                : new EmbeddedFont(file) is { UnitsPerEm: > 0, _glyphs.Count: > 0 } font
                    ? font
                    : throw new FontFormatException("The font has no glyphs or no measure.");
        }
        catch (Exception exception)
            when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FontFormatException("The font file ends too early or points beyond its end.", exception);
        }
    }

    /// <summary>The glyph for a character, or 0 when the font has none.</summary>
    public int GlyphFor(Rune character) =>
        _characters?.Invoke(character) is { } glyph && glyph > 0 && glyph < _glyphs.Count ? glyph : 0;

    /// <summary>
    /// What a glyph looks like, in the font's units with y upwards; null when it is damaged, there is none, or it is
    /// the one that stands for a missing glyph.
    /// </summary>
    public GlyphOutline? OutlineOf(int glyph)
    {
        if (glyph <= 0 || glyph >= _glyphs.Count)
        {
            return null;
        }

        if (!_outlines.TryGetValue(glyph, out var outline))
        {
            outline = Trace(glyph);
            _outlines[glyph] = outline;
        }

        return outline;
    }

    /// <summary>How far a glyph moves the pen, in the font's units; an em where the font does not say.</summary>
    public double AdvanceOf(int glyph)
    {
        if (!_knownAdvances.TryGetValue(glyph, out var advance))
        {
            advance = glyph >= 0 && glyph < _glyphs.Count ? ReadAdvance(glyph) : UnitsPerEm;
            _knownAdvances[glyph] = advance;
        }

        return advance;
    }

    private double ReadAdvance(int glyph)
    {
        try
        {
            return _advances(glyph);
        }
        catch (FontFormatException)
        {
            return UnitsPerEm;
        }
    }

    private GlyphOutline? Trace(int glyph)
    {
        if (_damaged > MostDamaged || _segments > MostSegments)
        {
            return null;
        }

        try
        {
            var outline = _glyphs.OutlineOf(glyph);
            _segments += outline.Segments.Length;
            return outline;
        }
        catch (FontFormatException)
        {
            _damaged++;
            return null;
        }
    }

    // Major version 1, a header of at least four bytes, offsets of one to four (Adobe Technical Note 5176, 6).
    private static bool IsBareCff(ReadOnlySpan<byte> file) => file is [1, 0, >= 4 and < 32, >= 1 and <= 4, ..];

    private static GlyphAdvances? AdvancesOf(FontTables tables)
    {
        if (!tables.TryGet("hhea", out var header) || !tables.TryGet("hmtx", out var table) || header.Length < 36)
        {
            return null;
        }

        var count = Math.Min(FontTables.UInt16(header.Span, 34), table.Length / 4);
        return count == 0 ? null : new(table, count);
    }
}
