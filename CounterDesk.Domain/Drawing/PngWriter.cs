using System.Buffers.Binary;
using System.IO.Compression;

namespace CounterDesk.Domain.Drawing;

/// <summary>Writes bitmaps as PNG files (ISO/IEC 15948) with 8 bits a sample.</summary>
public static class PngWriter
{
    private static readonly byte[] _signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The pixels, with their alpha when they have some.</summary>
    /// <exception cref="ArgumentException">The bitmap is a file, whose pixels are not known.</exception>
    public static byte[] Write(Bitmap bitmap)
    {
        if (bitmap.Format is not BitmapFormat.Pixels)
        {
            throw new ArgumentException("Use the file as it is.", nameof(bitmap));
        }

        var (colors, alpha, parts) = (bitmap.Bytes, bitmap.Alpha, bitmap.Components);
        var isGrey = parts == 1;
        return alpha.IsEmpty
            ? Write(bitmap, isGrey ? PngColorType.Gray : PngColorType.Color, parts, CopyColor)
            : Write(bitmap, isGrey ? PngColorType.GrayAlpha : PngColorType.ColorAlpha, parts + 1, (number, samples) =>
            {
                CopyColor(number, samples);
                samples[parts] = alpha.Span[number];
            });

        void CopyColor(int number, Span<byte> samples) => colors.Span.Slice(parts * number, parts).CopyTo(samples);
    }

    /// <summary>The alpha as greys: white where the bitmap is opaque.</summary>
    public static byte[] WriteAlpha(Bitmap bitmap)
    {
        var alpha = bitmap.Alpha;
        return Write(bitmap, PngColorType.Gray, 1, (x, pixel) => pixel[0] = alpha.Span[x]);
    }

    private delegate void Pixel(int number, Span<byte> samples);

    private static byte[] Write(Bitmap bitmap, PngColorType type, int samples, Pixel pixel)
    {
        using var file = new MemoryStream();
        WriteSignature(file);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, bitmap.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], bitmap.Height);
        (header[8], header[9]) = (8, (byte)type);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Deflate(bitmap, samples, pixel));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // ISO/IEC 15948 9.2: filter 1 tells each sample by its difference to the pixel before.
    private static byte[] Deflate(Bitmap bitmap, int samples, Pixel pixel)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Fastest))
        {
            var row = new byte[1 + samples * bitmap.Width];
            for (var y = 0; y < bitmap.Height; y++)
            {
                row[0] = 1;
                for (var x = 0; x < bitmap.Width; x++)
                {
                    pixel(y * bitmap.Width + x, row.AsSpan(1 + samples * x, samples));
                }

                for (var at = row.Length - 1; at > samples; at--)
                {
                    row[at] -= row[at - samples];
                }

                deflater.Write(row);
            }
        }

        return compressed.ToArray();
    }

    internal static void WriteSignature(MemoryStream file) => file.Write(_signature);

    internal static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Of(type, content));
        file.Write(number);
    }
}
