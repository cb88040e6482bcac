using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// A TrueType font, read once and used for every page. It keeps the memory it was read from and copies nothing, so a
/// mapped file may stand behind it; safe for use by several threads.
/// </summary>
public sealed class FontFile
{
    private readonly GlyphAdvances _advances;
    private readonly TrueTypeGlyphs _glyphs;
    private readonly CharacterMap _characters;

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
        Ascent = FontTables.Int16(hhea, 4);
        Descent = FontTables.Int16(hhea, 6);
        var advanceCount = FontTables.UInt16(hhea, 34);
        GlyphCount = FontTables.UInt16(tables["maxp"].Span, 4);
        CapHeight = FontTables.UInt16(os2, 0) >= 2 ? FontTables.Int16(os2, 88) : Ascent;
        Weight = FontTables.UInt16(os2, 4);
        RefuseRestricted(FontTables.UInt16(os2, 8));
        PostScriptName = ReadPostScriptName(tables["name"].Span);
        _characters = CharacterMap.Read(tables["cmap"].Span);
        _advances = new(tables["hmtx"], advanceCount);
        _glyphs = new(tables["loca"], tables["glyf"], FontTables.Int16(head, 50) == 1, _advances);
        if (UnitsPerEm == 0 || advanceCount == 0 || GlyphCount == 0)
        {
            throw new FontFormatException("The font has no glyphs or no measure.");
        }

        if (!_advances.HasLeftSideBearing(Math.Max(GlyphCount, advanceCount) - 1))
        {
            throw new FontFormatException("The font does not say of every glyph how far it moves the pen.");
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
            return new FontFile(FontTables.Read(file));
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
    public int AdvanceOf(int glyph) => _advances.AdvanceOf(glyph);

    /// <summary>What a glyph looks like, in the font's units with y upwards; blank for a space.</summary>
    /// <exception cref="FontFormatException">The font has no such glyph, or its outline is damaged.</exception>
    public GlyphOutline OutlineOf(int glyph) => _glyphs.OutlineOf(glyph);

    internal int LeftSideBearingOf(int glyph) => _advances.LeftSideBearingOf(glyph);

    /// <summary>The glyph's entry in the table glyf: empty for a blank glyph.</summary>
    internal ReadOnlySpan<byte> DescriptionOf(int glyph) => _glyphs.DescriptionOf(glyph);

    // OpenType 1.9, OS/2 fsType: bit 1 alone forbids embedding; bits 8 and 9 forbid subsets and outlines.
    private static void RefuseRestricted(int embedding)
    {
        if ((embedding & 0x000F) == 0x0002 || (embedding & 0x0300) != 0)
        {
            throw new FontFormatException("The font's license does not allow it to be embedded; supply another.")
            {
                ForbidsEmbedding = true,
            };
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
