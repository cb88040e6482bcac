namespace CounterDesk.Domain.Fonts;

/// <summary>How far glyphs move the pen and where their left edges are, from the table hmtx (OpenType 1.9).</summary>
/// <param name="table">Pairs of advance and left side bearing, then bearings alone.</param>
/// <param name="count">How many pairs; all glyphs after them move the pen as the last one does.</param>
internal sealed class GlyphAdvances(ReadOnlyMemory<byte> table, int count)
{
    public int AdvanceOf(int glyph) => FontTables.UInt16(table.Span, 4 * Math.Min(glyph, count - 1));

    /// <summary>Whether the table reaches to the glyph's bearing; in the fonts of files it may not.</summary>
    public bool HasLeftSideBearing(int glyph) => glyph < count
        ? 4 * glyph + 4 <= table.Length
        : 4 * count + 2 * (glyph - count) + 2 <= table.Length;

    public int LeftSideBearingOf(int glyph) => glyph < count
        ? FontTables.Int16(table.Span, 4 * glyph + 2)
        : FontTables.Int16(table.Span, 4 * count + 2 * (glyph - count));
}
