using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Support;

/// <summary>Writes ZIP archives byte by byte, so that each field can be wrong.</summary>
internal sealed class ZipForge
{
    private readonly List<byte> _entries = [];
    private readonly List<byte> _directory = [];
    private int _count;

    /// <summary>The archive with one entry, OFD.xml.</summary>
    public static ZipForge WithRoot() => new ZipForge().Add("OFD.xml", "<OFD><DocBody/></OFD>"u8);

    public ZipForge Add(
        string name,
        ReadOnlySpan<byte> content,
        bool isDeflated = true,
        byte[]? localName = null,
        byte[]? rawName = null,
        ushort flags = 0,
        ushort? method = null,
        ushort? localMethod = null,
        uint? crc = null,
        uint? localCrc = null,
        uint? size = null,
        uint? offset = null,
        bool isZip64Local = false)
    {
        var bytes = rawName ?? Encoding.UTF8.GetBytes(name);
        var packed = isDeflated ? Deflate(content) : content.ToArray();
        var at = (uint)_entries.Count;
        var sum = crc ?? Crc32.Of(content);
        var length = size ?? (uint)content.Length;
        var how = method ?? (ushort)(isDeflated ? 8 : 0);
        var hasDescriptor = (flags & 8) != 0;
        var local = localName ?? bytes;

        UInt32(_entries, 0x04034B50);
        UInt16(_entries, 20, flags, localMethod ?? how, 0, 0);
        UInt32(_entries, hasDescriptor ? 0 : localCrc ?? sum);
        UInt32(_entries, isZip64Local ? uint.MaxValue : hasDescriptor ? 0 : (uint)packed.Length);
        UInt32(_entries, isZip64Local ? uint.MaxValue : hasDescriptor ? 0 : length);
        UInt16(_entries, (ushort)local.Length, (ushort)(isZip64Local ? 20 : 0));
        _entries.AddRange(local);
        if (isZip64Local)
        {
            UInt16(_entries, 1, 16);
            UInt32(_entries, length);
            UInt32(_entries, 0);
            UInt32(_entries, (uint)packed.Length);
            UInt32(_entries, 0);
        }

        _entries.AddRange(packed);
        if (hasDescriptor)
        {
            UInt32(_entries, 0x08074B50);
            UInt32(_entries, sum);
            UInt32(_entries, (uint)packed.Length);
            UInt32(_entries, length);
        }

        UInt32(_directory, 0x02014B50);
        UInt16(_directory, 20, 20, flags, how, 0, 0);
        UInt32(_directory, sum);
        UInt32(_directory, (uint)packed.Length);
        UInt32(_directory, length);
        UInt16(_directory, (ushort)bytes.Length, 0, 0, 0, 0);
        UInt32(_directory, 0);
        UInt32(_directory, offset ?? at);
        _directory.AddRange(bytes);
        _count++;
        return this;
    }

    public byte[] File(byte[]? prefix = null, byte[]? trailer = null, int? count = null, int sizeError = 0, bool isZip64 = false)
    {
        List<byte> file = [.. prefix ?? [], .. _entries, .. _directory];
        if (isZip64)
        {
            UInt32(file, 0x07064B50);
            file.AddRange(new byte[16]);
        }

        UInt32(file, 0x06054B50);
        UInt16(file, 0, 0, (ushort)(count ?? _count), (ushort)(count ?? _count));
        UInt32(file, (uint)(_directory.Count + sizeError));
        UInt32(file, (uint)_entries.Count);
        UInt16(file, 0);
        return [.. file, .. trailer ?? []];
    }

    private static byte[] Deflate(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var deflater = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            deflater.Write(content);
        }

        return packed.ToArray();
    }

    private static void UInt16(List<byte> bytes, params ReadOnlySpan<ushort> values)
    {
        Span<byte> written = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(written, value);
            bytes.AddRange(written);
        }
    }

    private static void UInt32(List<byte> bytes, uint value)
    {
        Span<byte> written = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(written, value);
        bytes.AddRange(written);
    }
}
