using System.Buffers.Binary;

namespace CounterDesk.Domain.Ofd;

/// <summary>One entry as the archive's directory describes it; the place of its bytes is checked against its local header.</summary>
internal sealed record ZipEntry(
    ReadOnlyMemory<byte> Name, bool IsUtf8, bool HasDescriptor, bool IsDeflated, uint Crc, int Size, ReadOnlyMemory<byte> Compressed);

/// <summary>The directory of a ZIP archive (APPNOTE 6.3). What readers understand differently is refused.</summary>
internal sealed class ZipDirectory
{
    private const uint EndSignature = 0x06054B50;
    private const uint Zip64LocatorSignature = 0x07064B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint LocalSignature = 0x04034B50;
    private const int EndLength = 22;
    private const int Zip64LocatorLength = 20;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int Encrypted = 1;
    private const int DescriptorFollows = 1 << 3;
    private const int Utf8Names = 1 << 11;
    private const int Stored = 0;
    private const int Deflated = 8;

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _directoryStart;

    // Some vendors put bytes before the archive and leave its offsets as they were.
    private readonly int _shift;

    private ZipDirectory(ReadOnlyMemory<byte> file, int end)
    {
        _file = file;
        var bytes = file.Span;
        var size = UInt32(bytes, end + 12);
        var offset = UInt32(bytes, end + 16);
        var count = UInt16(bytes, end + 10);
        if (end - size < offset || UInt16(bytes, end + 8) != count || UInt32(bytes, end + 4) != 0)
        {
            throw Malformed("The end of the archive's directory contradicts itself.");
        }

        if (end >= Zip64LocatorLength && UInt32(bytes, end - Zip64LocatorLength) == Zip64LocatorSignature)
        {
            throw Malformed("The archive is in the ZIP64 format, which no license file needs.");
        }

        _directoryStart = end - (int)size;
        _shift = _directoryStart - (int)offset;
        Entries = ReadEntries(count, end);
        HasTrailer = end + EndLength + UInt16(bytes, end + 20) < bytes.Length;
    }

    public IReadOnlyList<ZipEntry> Entries { get; }

    /// <summary>Bytes stand before the first entry.</summary>
    public bool HasPrefix { get; private set; }

    /// <summary>Bytes follow the archive.</summary>
    public bool HasTrailer { get; }

    /// <exception cref="OfdFormatException">The archive is malformed or has too many entries.</exception>
    public static ZipDirectory Read(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        for (var end = bytes.Length - EndLength; end >= 0; end--)
        {
            if (UInt32(bytes, end) == EndSignature && end + EndLength + UInt16(bytes, end + 20) <= bytes.Length)
            {
                return new ZipDirectory(file, end);
            }
        }

        throw Malformed("The file is no ZIP archive.");
    }

    private List<ZipEntry> ReadEntries(int count, int end)
    {
        if (count > OfdLimits.MaxEntries)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "The archive has too many entries.");
        }

        var entries = new List<ZipEntry>(count);
        var first = _directoryStart;
        var at = _directoryStart;
        for (var index = 0; index < count; index++)
        {
            entries.Add(ReadEntry(ref at, end, ref first));
        }

        if (at != end)
        {
            throw Malformed("The archive's directory has not the length it states.");
        }

        HasPrefix = first > 0;
        return entries;
    }

    private ZipEntry ReadEntry(ref int at, int end, ref int first)
    {
        var bytes = _file.Span;
        if (end - at < EntryLength || UInt32(bytes, at) != EntrySignature)
        {
            throw Malformed("The archive's directory is broken off.");
        }

        var flags = UInt16(bytes, at + 8);
        var method = UInt16(bytes, at + 10);
        var nameLength = UInt16(bytes, at + 28);
        var length = EntryLength + nameLength + UInt16(bytes, at + 30) + UInt16(bytes, at + 32);
        if (end - at < length || nameLength is 0 or > OfdLimits.MaxNameBytes)
        {
            throw Malformed("An entry of the archive's directory is broken off or has no usable name.");
        }

        if ((flags & Encrypted) != 0 || method is not (Stored or Deflated))
        {
            throw Malformed("An entry is encrypted or packed in a way that readers need not know.");
        }

        var compressed = UInt32(bytes, at + 20);
        var size = UInt32(bytes, at + 24);
        if (size > OfdLimits.MaxExpandedBytes)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "An entry expands too far.");
        }

        var name = _file.Slice(at + EntryLength, nameLength);
        var local = UInt32(bytes, at + 42) + (long)_shift;
        if (local > _directoryStart - LocalLength)
        {
            throw Malformed("An entry lies outside the archive.");
        }

        first = Math.Min(first, (int)local);
        var data = LocalData((int)local, at, name.Span, flags, compressed);
        at += length;
        return new ZipEntry(
            name, (flags & Utf8Names) != 0, (flags & DescriptorFollows) != 0, method == Deflated,
            UInt32(bytes, at - length + 16), (int)size, data);
    }

    private ReadOnlyMemory<byte> LocalData(int local, int entry, ReadOnlySpan<byte> name, int flags, uint compressed)
    {
        var bytes = _file.Span;
        if (UInt32(bytes, local) != LocalSignature)
        {
            throw Malformed("An entry is not where the archive's directory says.");
        }

        var nameLength = UInt16(bytes, local + 26);
        var start = local + LocalLength + nameLength + UInt16(bytes, local + 28);
        if (compressed > _directoryStart - start)
        {
            throw Malformed("An entry runs into the archive's directory.");
        }

        if (!bytes.Slice(local + LocalLength, nameLength).SequenceEqual(name))
        {
            throw new OfdFormatException(OfdFault.LocalNameDifference, "An entry has two names.");
        }

        // Readers of streams go by the local header, others by the directory: both must tell the same.
        var agrees = (flags & DescriptorFollows) != 0
            || (UInt32(bytes, local + 14) == UInt32(bytes, entry + 16)
                && LocalSizes(local, nameLength) == (UInt32(bytes, entry + 20), UInt32(bytes, entry + 24)));
        if (!agrees || UInt16(bytes, local + 8) != UInt16(bytes, entry + 10))
        {
            throw Malformed("An entry is described in two ways.");
        }

        return _file.Slice(start, (int)compressed);
    }

    // Some writers fill in sizes afterwards and leave room for the largest: the field of ZIP64 (APPNOTE 4.5.3).
    private (ulong Compressed, ulong Size) LocalSizes(int local, int nameLength)
    {
        const ushort Zip64Field = 1;
        const int Zip64SizesLength = 16;
        var bytes = _file.Span;
        var sizes = (Compressed: (ulong)UInt32(bytes, local + 18), Size: (ulong)UInt32(bytes, local + 22));
        var extra = local + LocalLength + nameLength;
        var isZip64 = sizes == (uint.MaxValue, uint.MaxValue)
            && UInt16(bytes, local + 28) >= Zip64SizesLength + 4
            && UInt16(bytes, extra) == Zip64Field && UInt16(bytes, extra + 2) >= Zip64SizesLength;
        return isZip64 ? (UInt64(bytes, extra + 12), UInt64(bytes, extra + 4)) : sizes;
    }

    private static OfdFormatException Malformed(string message) => new(OfdFault.Malformed, message);

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static ulong UInt64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
