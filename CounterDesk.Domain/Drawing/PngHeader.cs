using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>The header of a PNG file (ISO/IEC 15948 11.2.2).</summary>
internal readonly record struct PngHeader(
    int Width, int Height, int Depth, PngColorType ColorType, bool IsInterlaced)
{

    /// <summary>How far back the filters look; at least one byte.</summary>
    public int BytesInPixel => Math.Max(1, Samples * Depth / 8);

    public int Samples => ColorType switch
    {
        PngColorType.Gray or PngColorType.Palette => 1,
        PngColorType.GrayAlpha => 2,
        PngColorType.Color => 3,
        PngColorType.ColorAlpha => 4,
    };

    public int BytesInRow(int width) => (width * Samples * Depth + 7) / 8;

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        var header = new PngHeader(
            BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]),
            content[8], (PngColorType)content[9], content[12] == 1);
        Bitmap.CheckSize(header.Width, header.Height);
        var isSound = Enum.IsDefined(header.ColorType)
            && (header.Depth == 8
                || header.Depth == 16 && header.ColorType is not PngColorType.Palette
                || header.Depth is 1 or 2 or 4 && header.ColorType is PngColorType.Gray or PngColorType.Palette);
        var isKnown = content[10] == 0 && content[11] == 0 && content[12] is 0 or 1;
        return isSound && isKnown
            ? header
            : throw new FormatException("The PNG file is of a kind that does not exist.");
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
