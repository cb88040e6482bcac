using System.Buffers.Binary;
using System.IO.Compression;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Small PNG files made by hand, chunk by chunk. Checksums are left at zero: nobody here looks at them.
/// </summary>
internal static class SomePng
{
    public static byte[] Gray(int width, int height, byte[] samples) =>
        Make(width, height, depth: 8, colorType: 0, [.. samples.Chunk(width).SelectMany(row => (byte[])[0, .. row])]);

    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="colorType">0 gray, 2 color, 3 palette, 4 gray with alpha, 6 color with alpha.</param>
    /// <param name="rows">Each row with its filter byte in front.</param>
    /// <param name="chunks">Between header and data.</param>
    public static byte[] Make(
        int width, int height, byte depth, byte colorType, byte[] rows,
        params IEnumerable<(string Type, byte[] Content)> chunks) =>
        Make(width, height, depth, colorType, rows, isInterlaced: false, chunks);

    public static byte[] Make(
        int width, int height, byte depth, byte colorType, byte[] rows, bool isInterlaced,
        params IEnumerable<(string Type, byte[] Content)> chunks)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Write(file, "IHDR", [.. BigEndian(width), .. BigEndian(height), depth, colorType, 0, 0, (byte)(isInterlaced ? 1 : 0)]);
        foreach (var (type, content) in chunks)
        {
            Write(file, type, content);
        }

        Write(file, "IDAT", Compress(rows));
        Write(file, "IEND", []);
        return file.ToArray();
    }

    private static void Write(MemoryStream file, string type, byte[] content)
    {
        file.Write(BigEndian(content.Length));
        file.Write(System.Text.Encoding.ASCII.GetBytes(type));
        file.Write(content);
        file.Write(BigEndian(0));
    }

    private static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(rows);
        }

        return compressed.ToArray();
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
