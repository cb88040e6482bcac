using System.Buffers.Binary;
using System.IO.Compression;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Reads PNG files (ISO/IEC 15948) of any color type and depth. Depths beyond 8 bits are cut to 8; color profiles are
/// not applied.
/// </summary>
public static class PngFile
{
    private static readonly byte[] _signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="FormatException">Not a PNG file, damaged or too large.</exception>
    public static Bitmap Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return Read(file.Span);
        }
        catch (Exception exception) when (
            exception is ArgumentException or IndexOutOfRangeException or InvalidDataException or EndOfStreamException)
        {
            throw new FormatException("The PNG file is damaged.", exception);
        }
    }

    private static Bitmap Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(_signature))
        {
            throw new FormatException("Not a PNG file.");
        }

        PngHeader? header = null;
        ReadOnlySpan<byte> palette = [];
        ReadOnlySpan<byte> transparency = [];
        using var compressed = new MemoryStream();
        for (var rest = file[_signature.Length..]; ;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest);
            var type = rest.Slice(4, 4);
            var content = rest.Slice(8, length);
            if (type.SequenceEqual("IHDR"u8))
            {
                header = PngHeader.Read(content);
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                palette = content;
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                transparency = content;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                compressed.Write(content);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }

            rest = rest[(12 + length)..];
        }

        var known = header ?? throw new FormatException("The PNG file has no header.");
        compressed.Position = 0;
        using var inflater = new ZLibStream(compressed, CompressionMode.Decompress);
        var pixels = new PngPixels(known, palette, transparency);
        foreach (var pass in PngPass.Of(known))
        {
            pixels.Add(pass, Inflate(inflater, known, pass));
        }

        return pixels.ToBitmap();
    }

    // Exactly as much as the header promises is inflated; what follows is not looked at.
    private static byte[] Inflate(Stream inflater, PngHeader header, PngPass pass)
    {
        var bytesInRow = header.BytesInRow(pass.Width);
        var rows = new byte[pass.Height * (1 + bytesInRow)];
        inflater.ReadExactly(rows);
        Unfilter(rows, bytesInRow, header.BytesInPixel);
        return rows;
    }

    // ISO/IEC 15948 9.2: a byte that names the filter, then the row, told by differences to its neighbours.
    private static void Unfilter(Span<byte> rows, int bytesInRow, int step)
    {
        var stride = 1 + bytesInRow;
        for (var y = 0; y < rows.Length / stride; y++)
        {
            var row = rows.Slice(y * stride + 1, bytesInRow);
            var above = y == 0 ? [] : rows.Slice((y - 1) * stride + 1, bytesInRow);
            var filter = rows[y * stride];
            for (var x = 0; x < row.Length; x++)
            {
                var left = x < step ? 0 : row[x - step];
                var up = y == 0 ? 0 : above[x];
                var corner = x < step || y == 0 ? 0 : above[x - step];
                row[x] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => throw new FormatException("The PNG file has an unknown filter."),
                });
            }
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (toLeft, toUp, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return toLeft <= toUp && toLeft <= toCorner ? left
            : toUp <= toCorner ? up
            : corner;
    }
}
