namespace CounterDesk.Domain.Fonts;

/// <summary>
/// The glyphs of a TrueType font, from its tables loca and glyf (OpenType 1.9). Instructions are not carried out: they
/// fit glyphs to the dots of a coarse screen.
/// </summary>
internal sealed class TrueTypeGlyphs(
    ReadOnlyMemory<byte> locations, ReadOnlyMemory<byte> glyphs, bool hasLongLocations, GlyphAdvances? advances)
    : IGlyphOutlines
{
    /// <summary>As many as have a place; the last place is the end of the last glyph.</summary>
    public int Count => Math.Max(0, locations.Length / (hasLongLocations ? 4 : 2) - 1);

    /// <summary>The glyph's entry in the table glyf: empty for a blank glyph.</summary>
    public ReadOnlySpan<byte> DescriptionOf(int glyph)
    {
        var places = locations.Span;
        var (start, end) = hasLongLocations
            ? ((int)FontTables.UInt32(places, 4 * glyph), (int)FontTables.UInt32(places, 4 * glyph + 4))
            : (2 * FontTables.UInt16(places, 2 * glyph), 2 * FontTables.UInt16(places, 2 * glyph + 2));
        return glyphs.Span[start..end];
    }

    /// <exception cref="FontFormatException">The font has no such glyph, or its description is damaged.</exception>
    public GlyphOutline OutlineOf(int glyph)
    {
        try
        {
            return DescriptionOf(glyph).IsEmpty
                ? GlyphOutline.Blank
                : new GlyphTrace(this).Of(glyph, moveBy: ShiftOf(glyph));
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
        {
            throw new FontFormatException("The outline of a glyph ends too early.", exception);
        }
    }

    // The left edge is where the left side bearing says, wherever the points are.
    private int ShiftOf(int glyph) => advances?.HasLeftSideBearing(glyph) is true
        ? advances.LeftSideBearingOf(glyph) - FontTables.Int16(DescriptionOf(glyph), 2)
        : 0;
}
