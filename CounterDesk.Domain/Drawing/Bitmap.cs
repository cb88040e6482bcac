namespace CounterDesk.Domain.Drawing;

/// <summary>How the bytes of a <see cref="Bitmap"/> are to be understood.</summary>
public enum BitmapFormat
{
    /// <summary>A byte for each component of every pixel, in rows from the top.</summary>
    Pixels,

    /// <summary>A JPEG file as it is.</summary>
    Jpeg,

    /// <summary>
    /// The segments of a JBIG2 file as PDF embeds them (ISO 32000-1, 7.4.7), black on white. Browsers do not show it.
    /// </summary>
    Jbig2,
}

/// <summary>A raster image.</summary>
public sealed class Bitmap
{
    /// <summary>More pixels than an A4 page has at 400 dpi are refused, however small the file.</summary>
    public const int MaxPixels = 16_000_000;

    private Bitmap(int width, int height, BitmapFormat format, ReadOnlyMemory<byte> bytes)
    {
        Width = width;
        Height = height;
        Format = format;
        Bytes = bytes;
    }

    public int Width { get; }

    public int Height { get; }

    public BitmapFormat Format { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>One byte a pixel, 255 is opaque; empty when every pixel is.</summary>
    public ReadOnlyMemory<byte> Alpha { get; private init; }

    public bool IsJpeg => Format is BitmapFormat.Jpeg;

    public bool IsJbig2 => Format is BitmapFormat.Jbig2;

    /// <summary>Color components a pixel has: 1 (gray) or 3 (red, green, blue).</summary>
    public int Components { get; private init; } = 3;

    /// <summary>
    /// Whether it must be shown in greys. A JPEG file keeps its colors, and whoever shows it leaves them out.
    /// </summary>
    public bool IsInGrey { get; private init; }

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

        return new(width, height, BitmapFormat.Pixels, pixels) { Alpha = alpha };
    }

    /// <summary>Takes a JPEG file as it is, without decoding it.</summary>
    /// <exception cref="ImageKindException">One in CMYK or of a kind that browsers and PDF do not have.</exception>
    /// <exception cref="FormatException">Not a JPEG file, damaged or too large.</exception>
    public static Bitmap FromJpeg(ReadOnlyMemory<byte> file)
    {
        var (width, height, components) = ReadFrameHeader(file.Span);
        CheckSize(width, height);
        return components is 1 or 3
            ? new(width, height, BitmapFormat.Jpeg, file) { Components = components }
            : throw new ImageKindException($"A JPEG file with {components} components is not printed; convert it.");
    }

    internal static Bitmap FromJbig2(int width, int height, ReadOnlyMemory<byte> segments) =>
        new(width, height, BitmapFormat.Jbig2, segments) { Components = 1 };

    /// <summary>The image with other transparency; <paramref name="alpha"/> has one byte a pixel.</summary>
    public Bitmap WithAlpha(ReadOnlyMemory<byte> alpha) => alpha.Length == (long)Width * Height
        ? new(Width, Height, Format, Bytes) { Alpha = alpha, Components = Components, IsInGrey = IsInGrey }
        : throw new ArgumentException("Give one byte a pixel.", nameof(alpha));

    /// <exception cref="ImageTooLargeException">More pixels than are read.</exception>
    /// <exception cref="FormatException">No pixels at all.</exception>
    internal static void CheckSize(int width, int height)
    {
        if (width < 1 || height < 1)
        {
            throw new FormatException("The image has no pixels.");
        }

        if ((long)width * height > MaxPixels)
        {
            throw new ImageTooLargeException();
        }
    }

    /// <summary>The same image in greys.</summary>
    public Bitmap InGrey()
    {
        if (Format is not BitmapFormat.Pixels || Components == 1)
        {
            return IsInGrey ? this : Changed(Bytes, Components);
        }

        var colors = Bytes.Span;
        var greys = new byte[Width * Height];
        for (var pixel = 0; pixel < greys.Length; pixel++)
        {
            greys[pixel] = new Color(colors[3 * pixel], colors[3 * pixel + 1], colors[3 * pixel + 2]).InGrey().Red;
        }

        return Changed(greys, components: 1);

        Bitmap Changed(ReadOnlyMemory<byte> bytes, int components) =>
            new(Width, Height, Format, bytes) { Alpha = Alpha, Components = components, IsInGrey = true };
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
                // Baseline, extended and progressive, with eight bits a sample.
                return marker <= 0xC2 && file[at + 4] == 8
                    ? (file[at + 7] << 8 | file[at + 8], file[at + 5] << 8 | file[at + 6], file[at + 9])
                    : throw new ImageKindException("The JPEG file is of a kind that browsers and PDF do not have.");
            }
            else
            {
                at += 2 + (file[at + 2] << 8 | file[at + 3]);
            }
        }

        throw new FormatException("The JPEG file has no frame header.");
    }
}
