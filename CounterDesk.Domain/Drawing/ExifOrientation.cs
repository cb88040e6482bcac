using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>Finds which way up a picture is in what a camera wrote about it (CIPA DC-008, Exif, 4.6.5.1.6).</summary>
internal static class ExifOrientation
{
    private const int Tag = 0x0112;
    private const int Short = 3;
    private const int EntryLength = 12;

    /// <summary>1 to 8. What does not say it, or not soundly, is upright: so browsers take it.</summary>
    /// <param name="tiff">The metadata from their TIFF header on.</param>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || !isLittle && !tiff.StartsWith("MM\0*"u8))
        {
            return PlainImage.Upright;
        }

        var directory = isLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return PlainImage.Upright;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var count = Number(tiff[(int)directory..]); count > 0 && entries.Length >= EntryLength; count--)
        {
            if (Number(entries) == Tag && Number(entries[2..]) == Short)
            {
                return Number(entries[8..]) is var value and >= 1 and <= 8 ? value : PlainImage.Upright;
            }

            entries = entries[EntryLength..];
        }

        return PlainImage.Upright;

        int Number(ReadOnlySpan<byte> at) => isLittle
            ? BinaryPrimitives.ReadUInt16LittleEndian(at)
            : BinaryPrimitives.ReadUInt16BigEndian(at);
    }
}
