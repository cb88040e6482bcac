using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// A TrueType font, read once and used for every page. It keeps the memory it was read from and copies nothing, so a
/// mapped file may stand behind it; safe for use by several threads.
/// </summary>
public sealed class FontFile
{
    private readonly ReadOnlyMemory<byte> _advances;
    private readonly ReadOnlyMemory<byte> _locations;
    private readonly ReadOnlyMemory<byte> _glyphs;
    private readonly CharacterMap _characters;
    private readonly int _advanceCount;
    private readonly bool _hasLongLocations;

    private FontFile(FontTables tables)
    {
        Tables = tables;
        var head = tables["head"].Span;
        var hhea = tables["hhea"].Span;
        var os2 = tables["OS/2"].Span;
        UnitsPerEm = FontTables.UInt16(head, 18);
        Bounds = new(
            FontTables.Int16(head, 36), FontTables.Int16(head, 38),
            FontTables.Int16(head, 40), FontTables.Int16(head, 42));
        _hasLongLocations = FontTables.Int16(head, 50) == 1;
        Ascent = FontTables.Int16(hhea, 4);
        Descent = FontTables.Int16(hhea, 6);
        _advanceCount = FontTables.UInt16(hhea, 34);
        GlyphCount = FontTables.UInt16(tables["maxp"].Span, 4);
        CapHeight = FontTables.UInt16(os2, 0) >= 2 ? FontTables.Int16(os2, 88) : Ascent;
        Weight = FontTables.UInt16(os2, 4);
        RefuseRestricted(FontTables.UInt16(os2, 8));
        PostScriptName = ReadPostScriptName(tables["name"].Span);
        _characters = CharacterMap.Read(tables["cmap"].Span);
        _advances = tables["hmtx"];
        _locations = tables["loca"];
        _glyphs = tables["glyf"];
        if (UnitsPerEm == 0 || _advanceCount == 0 || GlyphCount == 0)
        {
            throw new FontFormatException("The font has no glyphs or no measure.");
        }
    }

    /// <summary>The font's own unit: lengths below are so many of them to an em.</summary>
    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Negative: below the base line.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>400 is regular, 700 bold.</summary>
    public int Weight { get; }

    public int GlyphCount { get; }

    public string PostScriptName { get; }

    /// <summary>The box around all glyphs.</summary>
    public GlyphBounds Bounds { get; }

    internal FontTables Tables { get; }

    /// <exception cref="FontFormatException">
    /// Not a TrueType font with a full character map, damaged, or not to be embedded.
    /// </exception>
    public static FontFile Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return new FontFile(new FontTables(file));
        }
        catch (Exception exception)
            when (exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FontFormatException("The font file ends too early or points beyond its end.", exception);
        }
    }

    /// <summary>The glyph for a code point, or 0 when the font has none.</summary>
    public int GlyphFor(Rune character) =>
        _characters[character.Value] is var glyph && glyph < GlyphCount ? glyph : 0;

    /// <summary>How far a glyph moves the pen, in the font's units.</summary>
    public int AdvanceOf(int glyph) => FontTables.UInt16(_advances.Span, 4 * Math.Min(glyph, _advanceCount - 1));

    internal int LeftSideBearingOf(int glyph) => glyph < _advanceCount
        ? FontTables.Int16(_advances.Span, 4 * glyph + 2)
        : FontTables.Int16(_advances.Span, 4 * _advanceCount + 2 * (glyph - _advanceCount));

    /// <summary>The glyph's entry in the table glyf: empty for a blank glyph.</summary>
    internal ReadOnlySpan<byte> DescriptionOf(int glyph)
    {
        var locations = _locations.Span;
        var (start, end) = _hasLongLocations
            ? ((int)FontTables.UInt32(locations, 4 * glyph), (int)FontTables.UInt32(locations, 4 * glyph + 4))
            : (2 * FontTables.UInt16(locations, 2 * glyph), 2 * FontTables.UInt16(locations, 2 * glyph + 2));
        return _glyphs.Span[start..end];
    }

    // OpenType 1.9, OS/2 fsType: bit 1 alone forbids embedding; bits 8 and 9 forbid subsets and outlines.
    private static void RefuseRestricted(int embedding)
    {
        if ((embedding & 0x000F) == 0x0002 || (embedding & 0x0300) != 0)
        {
            throw new FontFormatException("The font's license does not allow it to be embedded; supply another.");
        }
    }

    // OpenType 1.9, name: 6 bytes of header, records of 12; name 6 is the PostScript name, platform 3 is in UTF-16.
    private static string ReadPostScriptName(ReadOnlySpan<byte> table)
    {
        var texts = table[FontTables.UInt16(table, 4)..];
        for (var record = 0; record < FontTables.UInt16(table, 2); record++)
        {
            var at = table.Slice(6 + 12 * record, 12);
            if (FontTables.UInt16(at, 0) == 3 && FontTables.UInt16(at, 6) == 6)
            {
                var text = texts.Slice(FontTables.UInt16(at, 10), FontTables.UInt16(at, 8));
                var name = Encoding.BigEndianUnicode.GetString(text);
                return name.All(IsNameCharacter)
                    ? name
                    : throw new FontFormatException("The font's PostScript name has characters it must not have.");
            }
        }

        throw new FontFormatException("The font has no PostScript name.");
    }

    private static bool IsNameCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
}

/// <summary>A box around glyphs, in the font's units with y upwards.</summary>
public readonly record struct GlyphBounds(int Left, int Bottom, int Right, int Top);
