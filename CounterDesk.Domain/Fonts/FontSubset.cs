using System.Buffers.Binary;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// The glyphs of a font that one document needs. Glyphs are numbered in the order they are added, from 1; 0 is the
/// glyph that stands for a missing one, which every font must have.
/// </summary>
public sealed class FontSubset
{
    // The sum of a whole font file, its head table's adjustment included, must be this.
    private const uint FileChecksum = 0xB1B0AFBA;

    private static readonly string[] _copiedTables = ["cvt ", "fpgm", "prep"];

    private readonly List<int> _glyphs = [0];
    private readonly Dictionary<int, int> _numbers = new() { [0] = 0 };

    public FontSubset(FontFile font) => Font = font;

    public FontFile Font { get; }

    /// <summary>The font's own numbers of the glyphs, in the order of the subset's.</summary>
    public IReadOnlyList<int> Glyphs => _glyphs;

    /// <summary>
    /// Adds a glyph, even when it is there already: two characters may share it, and each has a number of its own.
    /// </summary>
    public int Add(int glyph)
    {
        var number = _glyphs.Count;
        _glyphs.Add(glyph);
        _numbers.TryAdd(glyph, number);
        return number;
    }

    /// <summary>A font file with these glyphs only. Parts of composite glyphs join the subset.</summary>
    /// <exception cref="FontFormatException">A glyph's description is damaged; when it is read, nobody looks.</exception>
    public byte[] Write()
    {
        try
        {
            return WriteTables();
        }
        catch (Exception exception) when (exception is ArgumentException or IndexOutOfRangeException)
        {
            throw new FontFormatException("The outline of a glyph ends too early.", exception);
        }
    }

    private byte[] WriteTables()
    {
        var (outlines, locations) = WriteOutlines();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = outlines,
            ["loca"] = locations,
            ["hmtx"] = WriteAdvances(),
            ["head"] = Font.Tables["head"].ToArray(),
            ["hhea"] = Font.Tables["hhea"].ToArray(),
            ["maxp"] = Font.Tables["maxp"].ToArray(),
        };
        BinaryPrimitives.WriteUInt32BigEndian(tables["head"].AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), (ushort)_glyphs.Count);
        BinaryPrimitives.WriteUInt16BigEndian(tables["maxp"].AsSpan(4), (ushort)_glyphs.Count);
        foreach (var tag in _copiedTables)
        {
            if (Font.Tables.TryGet(tag, out var table))
            {
                tables[tag] = table.ToArray();
            }
        }

        return WriteFile(tables);
    }

    private (byte[] Outlines, byte[] Locations) WriteOutlines()
    {
        using var outlines = new MemoryStream();
        var starts = new List<int>();

        // The list grows while it is walked: components are added at its end.
        for (var number = 0; number < _glyphs.Count; number++)
        {
            starts.Add((int)outlines.Length);
            var description = Font.DescriptionOf(_glyphs[number]).ToArray();
            RenumberComponents(description);
            outlines.Write(description);
            Pad(outlines);
        }

        starts.Add((int)outlines.Length);
        var locations = new byte[4 * starts.Count];
        for (var number = 0; number < starts.Count; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(locations.AsSpan(4 * number), starts[number]);
        }

        return (outlines.ToArray(), locations);
    }

    private void RenumberComponents(Span<byte> description)
    {
        const int HeaderLength = 10;
        var isComposite = description.Length > HeaderLength && BinaryPrimitives.ReadInt16BigEndian(description) < 0;
        if (!isComposite)
        {
            return;
        }

        foreach (var part in CompositePart.ReadAll(description[HeaderLength..]))
        {
            var component = _numbers.TryGetValue(part.Glyph, out var number) ? number : Add(part.Glyph);
            BinaryPrimitives.WriteUInt16BigEndian(description[(HeaderLength + part.At)..], (ushort)component);
        }
    }

    private byte[] WriteAdvances()
    {
        var advances = new byte[4 * _glyphs.Count];
        for (var number = 0; number < _glyphs.Count; number++)
        {
            var glyph = _glyphs[number];
            BinaryPrimitives.WriteUInt16BigEndian(advances.AsSpan(4 * number), (ushort)Font.AdvanceOf(glyph));
            BinaryPrimitives.WriteInt16BigEndian(advances.AsSpan(4 * number + 2), (short)Font.LeftSideBearingOf(glyph));
        }

        return advances;
    }

    private static byte[] WriteFile(SortedDictionary<string, byte[]> tables)
    {
        using var file = new MemoryStream();
        var powerOfTwo = (int)Math.Log2(tables.Count);
        WriteUInt32(file, 0x00010000);
        WriteUInt16(file, tables.Count);
        WriteUInt16(file, 16 << powerOfTwo);
        WriteUInt16(file, powerOfTwo);
        WriteUInt16(file, 16 * tables.Count - (16 << powerOfTwo));
        var offset = 12 + 16 * tables.Count;
        var head = 0;
        foreach (var (tag, table) in tables)
        {
            head = tag == "head" ? offset : head;
            file.Write(Encoding.ASCII.GetBytes(tag));
            WriteUInt32(file, Checksum(table));
            WriteUInt32(file, (uint)offset);
            WriteUInt32(file, (uint)table.Length);
            offset += (table.Length + 3) / 4 * 4;
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            Pad(file);
        }

        var bytes = file.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(head + 8), unchecked(FileChecksum - Checksum(bytes)));
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        while (bytes.Length >= 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes));
            bytes = bytes[4..];
        }

        for (var at = 0; at < bytes.Length; at++)
        {
            sum = unchecked(sum + ((uint)bytes[at] << (24 - 8 * at)));
        }

        return sum;
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % 4 != 0)
        {
            stream.WriteByte(0);
        }
    }

    private static void WriteUInt16(MemoryStream stream, int value)
    {
        stream.WriteByte((byte)(value >> 8));
        stream.WriteByte((byte)value);
    }

    private static void WriteUInt32(MemoryStream stream, uint value)
    {
        WriteUInt16(stream, (int)(value >> 16));
        WriteUInt16(stream, (int)(value & 0xFFFF));
    }
}
