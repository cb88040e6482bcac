using System.Buffers.Binary;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>The tables of an sfnt file by their tags. Numbers in fonts have the high byte first.</summary>
internal sealed class FontTables
{
    // OpenType 1.9, "Table Directory": the header has 12 bytes, each record 16.
    private const int HeaderLength = 12;
    private const int RecordLength = 16;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _tables = new(StringComparer.Ordinal);

    public FontTables(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var version = bytes.Length < HeaderLength ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        RefuseOtherFormats(version);
        for (var record = 0; record < UInt16(bytes, 4); record++)
        {
            var at = HeaderLength + record * RecordLength;
            var offset = checked((int)UInt32(bytes, at + 8));
            var length = checked((int)UInt32(bytes, at + 12));
            _tables[Encoding.ASCII.GetString(bytes.Slice(at, 4))] = file.Slice(offset, length);
        }
    }

    public ReadOnlyMemory<byte> this[string tag] =>
        _tables.TryGetValue(tag, out var table)
            ? table
            : throw new FontFormatException($"The font has no table '{tag}'.");

    public bool TryGet(string tag, out ReadOnlyMemory<byte> table) => _tables.TryGetValue(tag, out table);

    public static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    public static int Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    public static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static void RefuseOtherFormats(uint version)
    {
        const uint TrueType = 0x00010000;
        const uint AppleTrueType = 0x74727565;
        const uint OpenTypeCff = 0x4F54544F;
        const uint Collection = 0x74746366;
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
