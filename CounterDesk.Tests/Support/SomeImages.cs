using System.Buffers.Binary;

namespace CounterDesk.Tests.Support;

/// <summary>Small image files: bitmaps made by hand, GIF and JBIG2 files as other programs wrote them.</summary>
internal static class SomeImages
{
    /// <summary>Eleven by nine pixels in five colors, as <see cref="FiveColors"/> has them.</summary>
    public static readonly byte[] Gif = Convert.FromBase64String(
        "R0lGODlhCwAJAPIAAP///8gAAACAABAg8AAAAAAAAAAAAAAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAsAAAAAAsACQAA"
        + "AyYIGiw+I4gBJKmDCBJ4pGAXEWPpBAo5CErVPNFUbZjGeQEIlGKfAAA7");

    /// <summary>The same with its rows in the order of interlacing.</summary>
    public static readonly byte[] InterlacedGif = Convert.FromBase64String(
        "R0lGODlhCwAJAPIAAP///8gAAACAABAg8AAAAAAAAAAAAAAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAsAAAAAAsACQBA"
        + "AycIGiw+MJAh6awuqDkckQE1AGMglAIBhN+5putwzRalrM3TfZ9IAgkAOw==");

    /// <summary>Five by four transparent pixels with a red one in the second row and one in the third.</summary>
    public static readonly byte[] TransparentGif = Convert.FromBase64String(
        "R0lGODlhBQAEAPAAAP8AAAAAACH5BAEAAAEALAAAAAAFAAQAAAIFjA+HagUAOw==");

    /// <summary>A white, R red, G green, B blue, K black.</summary>
    public static readonly string[] FiveColors =
    [
        "WWWRRRGGGBB", "RGBWRGKWRBK", "GKRKRBRBWBW", "BRKBRKBRKBR", "KBGGRWWKBBG",
        "WWWRRRGGGBB", "RGBWRGKWRBK", "GKRKRBRBWBW", "BRKBRKBRKBR",
    ];

    /// <summary>What each of <see cref="Jbig2"/> shows, black being #.</summary>
    public static readonly string[] Letters =
    [
        "................", ".######...####..", ".#....#..#......", ".#....#..#......", ".#....#..#......",
        ".#....#..#......", ".######...####..", "................", "................", "####.##..##.####",
    ];

    /// <summary>A generic region in each of the four templates, with typical prediction.</summary>
    public static readonly byte[][] Jbig2 =
    [
        .. ((string[])
        [
            "AAAAEAAAAAoAAAAAAAAAAAAIA//9/wL+/v7xP/IYMDxDzaIj3yf/rA==",
            "AAAAEAAAAAoAAAAAAAAAAAAKA//xmSc8Sq+vqY+TfDf/rA==",
            "AAAAEAAAAAoAAAAAAAAAAAAMAv/yTepLAVTCwFXsc/+s",
            "AAAAEAAAAAoAAAAAAAAAAAAOAv/xP/IYMDxDy8shKq//rA==",
        ]).Select(region => Jbig2With(38, Convert.FromBase64String(region))),
    ];

    /// <summary>A JBIG2 file of one page of 16 by 10 pixels with one region in it.</summary>
    public static byte[] Jbig2With(byte kind, byte[] region) =>
    [
        0x97, .. "JB2\r\n"u8, 0x1A, 0x0A, 1, 0, 0, 0, 1,
        .. Segment(0, 48, [0, 0, 0, 16, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. Segment(1, kind, region),
        .. Segment(2, 49, []), .. Segment(3, 51, []),
    ];

    /// <param name="depth">Bits of a pixel.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows; negative when the first is the uppermost.</param>
    /// <param name="rows">As they stand in the file, each ending on four bytes.</param>
    /// <param name="compression">0 none, 1 and 2 run lengths, 3 masks.</param>
    /// <param name="palette">Blue, green, red and a zero for each color; or the masks.</param>
    public static byte[] Bmp(
        short depth, int width, int height, byte[] rows, int compression = 0, params byte[] palette)
    {
        var header = new byte[54];
        header[0] = (byte)'B';
        header[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(10), 54 + palette.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(14), 40);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(18), width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(22), height);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(28), depth);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(30), compression);
        return [.. header, .. palette, .. rows];
    }

    /// <summary>The start of a JPEG file, of which nobody here reads more.</summary>
    public static byte[] Jpeg(int width, int height, byte components, byte marker = 0xC0) =>
    [
        0xFF, 0xD8, 0xFF, marker, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width,
        components, 0, 0, 0, 0,
    ];

    private static byte[] Segment(byte number, byte kind, byte[] content) =>
        [0, 0, 0, number, kind, 0, 1, 0, 0, 0, (byte)content.Length, .. content];
}
