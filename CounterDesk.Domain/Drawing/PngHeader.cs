using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>The header of a PNG file (ISO/IEC 15948 11.2.2).</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColorType ColorType)
{
    public int BytesInRow => (Width * Samples * Depth + 7) / 8;

    /// <summary>How far back the filters look; at least one byte.</summary>
    public int BytesInPixel => Math.Max(1, Samples * Depth / 8);

    public int Samples => ColorType switch
    {
        PngColorType.Gray or PngColorType.Palette => 1,
        PngColorType.GrayAlpha => 2,
        PngColorType.Color => 3,
        PngColorType.ColorAlpha => 4,
    };

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]),
            content[8], (PngColorType)content[9]);
        var isSound = header is { Width: > 0, Height: > 0 }
            && (long)header.Width * header.Height <= PngFile.MaxPixels
            && Enum.IsDefined(header.ColorType)
            && (header.Depth == 8
                || header.Depth == 16 && header.ColorType is not PngColorType.Palette
                || header.Depth is 1 or 2 or 4 && header.ColorType is PngColorType.Gray or PngColorType.Palette);
        var isPlain = content[10] == 0 && content[11] == 0 && content[12] == 0;
        return isSound && isPlain
            ? header
            : throw new FormatException("The PNG file is interlaced, too large, or of a kind that does not exist.");
    }
}

internal enum PngColorType
{
    Gray = 0,
    Color = 2,
    Palette = 3,
    GrayAlpha = 4,
    ColorAlpha = 6,
}
