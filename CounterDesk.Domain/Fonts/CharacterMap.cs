namespace CounterDesk.Domain.Fonts;

/// <summary>Which glyph a font has for a code point: groups of code points in order, with the glyph of the first.</summary>
internal sealed class CharacterMap(int[] starts, int[] ends, int[] glyphs)
{
    /// <summary>From a subtable of format 12, which a font with rare characters has.</summary>
    /// <param name="table">The whole cmap table.</param>
    public static CharacterMap Read(ReadOnlySpan<byte> table)
    {
        // OpenType 1.9, cmap: 4 bytes of header, encoding records of 8; format 12 has groups of 12 after 16 bytes.
        for (var record = 0; record < FontTables.UInt16(table, 2); record++)
        {
            var subtable = table[checked((int)FontTables.UInt32(table, 4 + 8 * record + 4))..];
            if (FontTables.UInt16(subtable, 0) == 12)
            {
                return ReadGroups(subtable);
            }
        }

        throw new FontFormatException("The font has no character map of format 12, so it cannot have rare characters.");
    }

    /// <summary>The glyph, or 0 when the font has none.</summary>
    public int this[int codePoint]
    {
        get
        {
            var at = Array.BinarySearch(starts, codePoint);
            var group = at >= 0 ? at : ~at - 1;
            return group >= 0 && codePoint <= ends[group] ? glyphs[group] + codePoint - starts[group] : 0;
        }
    }

    /// <summary>From a subtable of format 12.</summary>
    public static CharacterMap ReadGroups(ReadOnlySpan<byte> subtable)
    {
        var groups = subtable[16..];
        var count = Math.Min(FontTables.UInt32(subtable, 12), (uint)groups.Length / 12);
        var starts = new int[count];
        var ends = new int[count];
        var glyphs = new int[count];
        for (var group = 0; group < count; group++)
        {
            starts[group] = (int)FontTables.UInt32(groups, 12 * group);
            ends[group] = (int)FontTables.UInt32(groups, 12 * group + 4);
            glyphs[group] = (int)FontTables.UInt32(groups, 12 * group + 8);
        }

        return new(starts, ends, glyphs);
    }
}
