using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Support;

/// <summary>Photographs with all that cameras and programs put into them, and words planted in every place.</summary>
internal static class PhotoForge
{
    /// <summary>Must never come out again.</summary>
    public static readonly string[] Planted =
    [
        "39.9042N", "xmp-author", "a-comment", "maker-note", "thumb-nail", "behind-the-end", "profile-name",
        "psir-words",
    ];

    /// <summary>
    /// A JPEG file with EXIF (place and thumbnail), XMP, a color profile, Photoshop's resources, a comment, and a
    /// second picture behind its end.
    /// </summary>
    public static byte[] Jpeg(int orientation = 1, bool isBigEndian = false) =>
        JpegWith(
            [
                .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 2, 2, .. Words("thumb-nail++")]),
                .. ExifSegment(orientation, isBigEndian),
                .. Segment(0xE1, Words("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>xmp-author</x:xmpmeta>")),
                .. Segment(0xE2, Words("ICC_PROFILE\0..profile-name")),
                .. Segment(0xED, Words("Photoshop 3.0\0 8BIM psir-words")),
                .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 1, 2, 3, 4, 1, .. Words("maker-note")]),
                .. Segment(0xFE, Words("a-comment")),
            ],
            Words("behind-the-end"));

    /// <summary>The file of <see cref="SomeJpeg"/> with segments after its start and bytes after its end.</summary>
    public static byte[] JpegWith(byte[] segments, byte[]? after = null) =>
        [0xFF, 0xD8, .. segments, .. SomeJpeg.Bytes.AsSpan(2), .. after ?? []];

    public static byte[] ExifSegment(int orientation, bool isBigEndian = false) =>
        Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation, isBigEndian)]);

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>
    /// Two by two pixels: red, green; blue, white. All kinds of chunks around them, and words behind the end.
    /// </summary>
    public static byte[] Png(int orientation = 1) => PngWith(
        2, 2, [0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255],
        before:
        [
            ("iCCP", [.. Words("profile-name\0\0"), .. Deflated(Words("profile-name"))]), ("gAMA", [0, 0, 177, 143]),
            ("pHYs", [0, 0, 11, 19, 0, 0, 11, 19, 1]), ("tEXt", Words("Author\0xmp-author")),
            ("tIME", [7, 234, 3, 18, 9, 41, 12]),
            ("iTXt", Words("XML:com.adobe.xmp\0\0\0\0\0xmp-author")), ("eXIf", Exif(orientation, isBigEndian: true)),
            ("zTXt", [.. Words("Comment\0\0"), .. Deflated(Words("a-comment"))]),
        ],
        after: Words("behind-the-end"));

    /// <summary>A PNG file with right checksums, 8 bits a sample in red, green and blue.</summary>
    public static byte[] PngWith(
        int width, int height, byte[] rows, IEnumerable<(string Type, byte[] Content)>? before = null,
        byte[]? after = null) =>
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
        .. Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 2, 0, 0, 0]),
        .. (before ?? []).SelectMany(chunk => Chunk(chunk.Type, chunk.Content)),
        .. Chunk("IDAT", Deflated(rows)), .. Chunk("IEND", []), .. after ?? [],
    ];

    public static byte[] Chunk(string type, byte[] content)
    {
        var name = Words(type);
        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Crc32.Of(name, content));
        return [.. BigEndian(content.Length), .. name, .. content, .. checksum];
    }

    public static byte[] Deflated(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflater.Write(plain);
        }

        return compressed.ToArray();
    }

    public static byte[] Words(string words) => Encoding.ASCII.GetBytes(words);

    // Orientation among other entries, then what a camera adds: its maker's note, the place, a thumbnail.
    private static byte[] Exif(int orientation, bool isBigEndian)
    {
        return
        [
            .. isBigEndian ? "MM\0*"u8 : "II*\0"u8, .. Number(8, 4), .. Number(3, 2),
            .. Number(0x010F, 2), .. Number(2, 2), .. Number(4, 4), .. "abc\0"u8,
            .. Number(0x0112, 2), .. Number(3, 2), .. Number(1, 4), .. Number(orientation, 2), .. Number(0, 2),
            .. Number(0x8825, 2), .. Number(4, 2), .. Number(1, 4), .. Number(60, 4),
            .. Number(0, 4), .. Words("39.9042N maker-note thumb-nail"),
        ];

        byte[] Number(int value, int length)
        {
            var bytes = BigEndian(value)[^length..];
            return isBigEndian ? bytes : [.. bytes.Reverse()];
        }
    }

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
