namespace CounterDesk.Domain.Drawing;

/// <summary>A raster image: rows from the top, 3 bytes a pixel (red, green, blue), or a JPEG file as it is.</summary>
public sealed class Bitmap
{
    private Bitmap(
        int width, int height, ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> alpha, bool isJpeg, int components)
    {
        Width = width;
        Height = height;
        Bytes = bytes;
        Alpha = alpha;
        IsJpeg = isJpeg;
        Components = components;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Pixels, or the JPEG file when <see cref="IsJpeg"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>One byte a pixel, 255 is opaque; empty when every pixel is.</summary>
    public ReadOnlyMemory<byte> Alpha { get; }

    public bool IsJpeg { get; }

    /// <summary>Color components a pixel has: 1 (gray) or 3.</summary>
    public int Components { get; }

    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">Red, green and blue of every pixel.</param>
    /// <param name="alpha">One byte a pixel, or nothing.</param>
    /// <exception cref="ArgumentException">The lengths do not go with width and height.</exception>
    public static Bitmap FromPixels(
        int width, int height, ReadOnlyMemory<byte> pixels, ReadOnlyMemory<byte> alpha = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != 3L * width * height || (alpha.Length != 0 && alpha.Length != (long)width * height))
        {
            throw new ArgumentException("Give three bytes a pixel, and one of alpha or none.", nameof(pixels));
        }

        return new(width, height, pixels, alpha, isJpeg: false, components: 3);
    }

    /// <summary>Takes a JPEG file as it is, without decoding it.</summary>
    /// <exception cref="FormatException">Not a JPEG file, or one in CMYK, which we do not print.</exception>
    public static Bitmap FromJpeg(ReadOnlyMemory<byte> file, ReadOnlyMemory<byte> alpha = default)
    {
        var (width, height, components) = ReadFrameHeader(file.Span);
        return components is 1 or 3
            ? new(width, height, file, alpha, isJpeg: true, components)
            : throw new FormatException($"A JPEG file with {components} components is not printed; convert it.");
    }

    // ITU T.81 B.1 and B.2.2: markers, then the frame header with precision, lines, samples a line, components.
    private static (int Width, int Height, int Components) ReadFrameHeader(ReadOnlySpan<byte> file)
    {
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8)
        {
            throw new FormatException("Not a JPEG file.");
        }

        var at = 2;
        while (at + 9 < file.Length && file[at] == 0xFF)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
            }
            else if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (file[at + 7] << 8 | file[at + 8], file[at + 5] << 8 | file[at + 6], file[at + 9]);
            }
            else
            {
                at += 2 + (file[at + 2] << 8 | file[at + 3]);
            }
        }

        throw new FormatException("The JPEG file has no frame header.");
    }
}
