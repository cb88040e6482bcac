using System.Buffers.Binary;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>The tables of an sfnt file by their tags. Numbers in fonts have the high byte first.</summary>
internal sealed class FontTables
{
    // OpenType 1.9, "Table Directory": the header has 12 bytes, each record 16.
    private const int HeaderLength = 12;
    private const int RecordLength = 16;

    private const uint TrueType = 0x00010000;
    private const uint AppleTrueType = 0x74727565;
    private const uint OpenTypeCff = 0x4F54544F;
    private const uint Collection = 0x74746366;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _tables = new(StringComparer.Ordinal);

    private FontTables(ReadOnlyMemory<byte> file, int start, bool isWhole)
    {
        var bytes = file.Span;
        for (var record = 0; record < UInt16(bytes, start + 4); record++)
        {
            var at = start + HeaderLength + record * RecordLength;
            var (offset, length) = (UInt32(bytes, at + 8), UInt32(bytes, at + 12));
            if (!isWhole)
            {
                offset = Math.Min(offset, (uint)file.Length);
                length = Math.Min(length, (uint)file.Length - offset);
            }

            _tables[Encoding.ASCII.GetString(bytes.Slice(at, 4))] =
                file.Slice(checked((int)offset), checked((int)length));
        }
    }

    public ReadOnlyMemory<byte> this[string tag] =>
        _tables.TryGetValue(tag, out var table)
            ? table
            : throw new FontFormatException($"The font has no table '{tag}'.");

    /// <summary>The tables of a TrueType font that is as it should be.</summary>
    public static FontTables Read(ReadOnlyMemory<byte> file)
    {
        RefuseOtherFormats(VersionOf(file.Span));
        return new(file, start: 0, isWhole: true);
    }

    /// <summary>
    /// The tables of a font somebody else made: of a collection those of its first font, and what reaches beyond the
    /// end of the file ends there.
    /// </summary>
    public static FontTables ReadForeign(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var start = VersionOf(bytes) == Collection ? UInt32(bytes, HeaderLength) : 0;
        return start <= bytes.Length
            ? new(file, (int)start, isWhole: false)
            : throw new FontFormatException("The first font of the collection lies beyond its end.");
    }

    public bool TryGet(string tag, out ReadOnlyMemory<byte> table) => _tables.TryGetValue(tag, out table);

    public static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    public static int Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    public static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static uint VersionOf(ReadOnlySpan<byte> bytes) =>
        bytes.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static void RefuseOtherFormats(uint version)
    {
        switch (version)
        {
            case TrueType or AppleTrueType:
                return;
            case OpenTypeCff:
                throw new FontFormatException("The font has CFF outlines; supply the TrueType version (.ttf).");
            case Collection:
                throw new FontFormatException("The file is a font collection; supply its fonts as files of their own.");
            default:
                throw new FontFormatException("Not a TrueType font.");
        }
    }
}
