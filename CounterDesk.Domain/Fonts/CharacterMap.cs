namespace CounterDesk.Domain.Fonts;

/// <summary>Which glyph a font has for a code point, from a cmap subtable of format 12.</summary>
internal sealed class CharacterMap
{
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly int[] _glyphs;

    private CharacterMap(int[] starts, int[] ends, int[] glyphs)
    {
        _starts = starts;
        _ends = ends;
        _glyphs = glyphs;
    }

    /// <param name="table">The whole cmap table.</param>
    public static CharacterMap Read(ReadOnlySpan<byte> table)
    {
        // OpenType 1.9, cmap: 4 bytes of header, encoding records of 8; format 12 has groups of 12 after 16 bytes.
        for (var record = 0; record < FontTables.UInt16(table, 2); record++)
        {
            var subtable = table[checked((int)FontTables.UInt32(table, 4 + 8 * record + 4))..];
            if (FontTables.UInt16(subtable, 0) == 12)
            {
                return ReadGroups(subtable[16..], checked((int)FontTables.UInt32(subtable, 12)));
            }
        }

        throw new FontFormatException("The font has no character map of format 12, so it cannot have rare characters.");
    }

    /// <summary>The glyph, or 0 when the font has none.</summary>
    public int this[int codePoint]
    {
        get
        {
            var at = Array.BinarySearch(_starts, codePoint);
            var group = at >= 0 ? at : ~at - 1;
            return group >= 0 && codePoint <= _ends[group] ? _glyphs[group] + codePoint - _starts[group] : 0;
        }
    }

    private static CharacterMap ReadGroups(ReadOnlySpan<byte> groups, int count)
    {
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
