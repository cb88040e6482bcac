using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>Reads whichever character map a font of a file has (OpenType 1.9, cmap).</summary>
internal static class ForeignCharacterMap
{
    private const int MostRecords = 64;

    // Fonts of symbols have their characters in an area for private use, from here on.
    private const int SymbolArea = 0xF000;

    /// <summary>The best map of those that can be read; null when there is none.</summary>
    /// <param name="table">The whole cmap table.</param>
    public static Func<Rune, int>? Read(ReadOnlyMemory<byte> table)
    {
        foreach (var (kind, offset) in RecordsOf(table.Span))
        {
            try
            {
                if (ReadSubtable(table.Span[offset..]) is { } map)
                {
                    return LookUp(map, kind);
                }
            }
            catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
            {
                // The next one may be whole.
            }
        }

        return null;
    }

    private static IEnumerable<(MapKind Kind, int Offset)> RecordsOf(ReadOnlySpan<byte> table)
    {
        var records = new List<(MapKind Kind, int Offset)>();
        for (var at = 4; at + 8 <= table.Length && records.Count < MostRecords; at += 8)
        {
            var offset = FontTables.UInt32(table, at + 4);
            if (records.Count < FontTables.UInt16(table, 2)
                && KindOf(FontTables.UInt16(table, at), FontTables.UInt16(table, at + 2)) is var kind
                && offset < table.Length)
            {
                records.Add((kind, (int)offset));
            }
        }

        return records.Where(record => record.Kind is not MapKind.Other).OrderBy(record => record.Kind);
    }

    private static MapKind KindOf(int platform, int encoding) => (platform, encoding) switch
    {
        (3, 10) or (0, 4) or (0, 6) => MapKind.Everything,
        (3, 1) or (0, _) => MapKind.BasicPlane,
        (3, 0) => MapKind.Symbols,
        (1, 0) => MapKind.Macintosh,
        _ => MapKind.Other,
    };

    private static Func<Rune, int> LookUp(CharacterMap map, MapKind kind) => kind switch
    {
        MapKind.Everything or MapKind.BasicPlane => character => map[character.Value],
        MapKind.Symbols => character => map[character.Value] is var glyph && glyph == 0 && character.Value <= 0xFF
            ? map[SymbolArea + character.Value]
            : glyph,

        // Above ASCII the codes are not those of Unicode.
        MapKind.Macintosh => character => character.IsAscii ? map[character.Value] : 0,
        MapKind.Other => _ => 0,
    };

    private static CharacterMap? ReadSubtable(ReadOnlySpan<byte> table) => FontTables.UInt16(table, 0) switch
    {
        0 => Of(0, Bytes(table.Slice(6, 256))),
        4 => Segments(table),
        6 => Of(FontTables.UInt16(table, 6), Words(table[10..], FontTables.UInt16(table, 8))),
        10 => Of((int)FontTables.UInt32(table, 12), Words(table[20..], (int)FontTables.UInt32(table, 16))),
        12 => CharacterMap.ReadGroups(table),
        13 => OneForMany(table),
        _ => null,
    };

    private static int[] Bytes(ReadOnlySpan<byte> bytes)
    {
        var glyphs = new int[bytes.Length];
        for (var at = 0; at < glyphs.Length; at++)
        {
            glyphs[at] = bytes[at];
        }

        return glyphs;
    }

    private static int[] Words(ReadOnlySpan<byte> bytes, int count)
    {
        var glyphs = new int[Math.Clamp(count, 0, bytes.Length / 2)];
        for (var at = 0; at < glyphs.Length; at++)
        {
            glyphs[at] = FontTables.UInt16(bytes, 2 * at);
        }

        return glyphs;
    }

    // Each code point is a group of its own.
    private static CharacterMap Of(int first, int[] glyphs)
    {
        var codes = Enumerable.Range(first, glyphs.Length).ToArray();
        return new(codes, codes, glyphs);
    }

    // Format 4: of each segment the last code, the first, what is added, and where the glyphs stand if they are listed.
    private static CharacterMap Segments(ReadOnlySpan<byte> table)
    {
        var count = FontTables.UInt16(table, 6) / 2;
        var (ends, starts) = (14, 14 + 2 * count + 2);
        var (deltas, offsets) = (starts + 2 * count, starts + 4 * count);
        var characters = new Characters();
        for (var segment = 0; segment < count; segment++)
        {
            var first = FontTables.UInt16(table, starts + 2 * segment);
            var last = FontTables.UInt16(table, ends + 2 * segment);
            var delta = FontTables.UInt16(table, deltas + 2 * segment);
            var place = offsets + 2 * segment;
            var offset = FontTables.UInt16(table, place);
            for (var code = first; code <= last && characters.MayGrow; code++)
            {
                var listed = place + offset + 2 * (code - first);
                var glyph = offset == 0 ? code
                    : listed + 2 <= table.Length ? FontTables.UInt16(table, listed)
                    : 0;
                characters.Add(code, glyph == 0 && offset != 0 ? 0 : (glyph + delta) & 0xFFFF);
            }
        }

        return characters.ToMap();
    }

    // Format 13: one glyph for all of a group.
    private static CharacterMap OneForMany(ReadOnlySpan<byte> table)
    {
        var count = Math.Min(FontTables.UInt32(table, 12), (uint)(table.Length - 16) / 12);
        var characters = new Characters();
        for (var at = 16; at < 16 + 12 * count; at += 12)
        {
            var (first, last) = (FontTables.UInt32(table, at), FontTables.UInt32(table, at + 4));
            for (var code = first; code <= last && code <= 0x10FFFF && characters.MayGrow; code++)
            {
                characters.Add((int)code, (int)FontTables.UInt32(table, at + 8));
            }
        }

        return characters.ToMap();
    }

    /// <summary>Characters one by one; not more than a font can have glyphs, however often they are named.</summary>
    private sealed class Characters
    {
        private readonly SortedDictionary<int, int> _glyphs = [];
        private int _left = 0x10000;

        public bool MayGrow => _left > 0;

        public void Add(int code, int glyph)
        {
            _left--;
            _glyphs.TryAdd(code, glyph);
        }

        public CharacterMap ToMap()
        {
            int[] codes = [.. _glyphs.Keys];
            return new(codes, codes, [.. _glyphs.Values]);
        }
    }

    /// <summary>What the codes of a map stand for, the best first.</summary>
    private enum MapKind
    {
        Everything,
        BasicPlane,
        Symbols,
        Macintosh,
        Other,
    }
}
