namespace CounterDesk.Domain.Fonts;

/// <summary>Which part of a CFF font a glyph belongs to (Adobe Technical Note 5176, 19).</summary>
internal static class CffFontSelect
{
    public static Func<int, int> Read(ReadOnlyMemory<byte> font, CffDictionary top, int glyphs)
    {
        if (top.Offset(CffEntry.FontSelect) is not { } at)
        {
            return _ => 0;
        }

        return font.Span[at] switch
        {
            0 => ReadOneByOne(font.Slice(at + 1, glyphs)),
            3 => ReadRanges(font.Span[(at + 1)..]),
            _ => throw new FontFormatException("The font lists its parts in a way CFF does not know."),
        };
    }

    private static Func<int, int> ReadOneByOne(ReadOnlyMemory<byte> parts) => glyph => parts.Span[glyph];

    // The first glyph of each range and its part.
    private static Func<int, int> ReadRanges(ReadOnlySpan<byte> table)
    {
        var firsts = new int[FontTables.UInt16(table, 0)];
        var parts = new int[firsts.Length];
        for (var range = 0; range < firsts.Length; range++)
        {
            firsts[range] = FontTables.UInt16(table, 2 + 3 * range);
            parts[range] = table[2 + 3 * range + 2];
        }

        return glyph =>
        {
            var at = Array.BinarySearch(firsts, glyph);
            return parts[at >= 0 ? at : ~at - 1];
        };
    }
}
