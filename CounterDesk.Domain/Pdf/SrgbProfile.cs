using System.Buffers.Binary;
using System.Text;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// A small sRGB color profile (ICC.1:2001-04, version 2), made here because a file archived for decades must say what
/// its colors are, and no profile of others needs to be shipped for it.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 256;

    // IEC 61966-2-1 primaries, adapted to D50 as the profile connection space demands; s15Fixed16 numbers.
    private static readonly (string Tag, double X, double Y, double Z)[] _colors =
    [
        ("wtpt", 0.9642, 1, 0.8249),
        ("rXYZ", 0.43607, 0.22249, 0.01392),
        ("gXYZ", 0.38515, 0.71687, 0.09708),
        ("bXYZ", 0.14307, 0.06061, 0.71410),
    ];

    public static byte[] Bytes { get; } = Create();

    private static byte[] Create()
    {
        var curve = Curve();
        List<(string Tag, byte[] Content)> tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely.\0"u8]),
            .. _colors.Select(color => (color.Tag, Color(color.X, color.Y, color.Z))),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];

        using var body = new MemoryStream();
        var places = new Dictionary<byte[], int>();
        var start = HeaderLength + 4 + 12 * tags.Count;
        var table = new byte[4 + 12 * tags.Count];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Count);
        for (var at = 0; at < tags.Count; at++)
        {
            var (tag, content) = tags[at];
            if (!places.TryGetValue(content, out var place))
            {
                place = start + (int)body.Length;
                places[content] = place;
                body.Write(content);
                body.Write(new byte[(4 - content.Length % 4) % 4]);
            }

            var entry = table.AsSpan(4 + 12 * at, 12);
            Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], place);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], content.Length);
        }

        return [.. Header(start + (int)body.Length), .. table, .. body.ToArray()];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));

        // A profile must have a date; this one is the standard's own year.
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24), 1999);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(26), 1);
        BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(28), 1);
        "acsp"u8.CopyTo(header.AsSpan(36));
        WriteFixed(header.AsSpan(68), 0.9642);
        WriteFixed(header.AsSpan(72), 1);
        WriteFixed(header.AsSpan(76), 0.8249);
        return header;
    }

    private static byte[] Description(string text)
    {
        // textDescriptionType: the text in ASCII, then empty Unicode and Macintosh versions of it.
        var length = text.Length + 1;
        var content = new byte[12 + length + 8 + 3 + 67];
        "desc"u8.CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), length);
        Encoding.ASCII.GetBytes(text, content.AsSpan(12));
        return content;
    }

    private static byte[] Color(double x, double y, double z)
    {
        var content = new byte[20];
        "XYZ "u8.CopyTo(content);
        WriteFixed(content.AsSpan(8), x);
        WriteFixed(content.AsSpan(12), y);
        WriteFixed(content.AsSpan(16), z);
        return content;
    }

    private static byte[] Curve()
    {
        var content = new byte[12 + 2 * CurvePoints];
        "curv"u8.CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(8), CurvePoints);
        for (var at = 0; at < CurvePoints; at++)
        {
            var linear = (ushort)Math.Round(Linear(at / (CurvePoints - 1.0)) * ushort.MaxValue);
            BinaryPrimitives.WriteUInt16BigEndian(content.AsSpan(12 + 2 * at), linear);
        }

        return content;
    }

    // IEC 61966-2-1, 5.2.
    private static double Linear(double value) =>
        value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static void WriteFixed(Span<byte> target, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(target, (int)Math.Round(value * 65536));
}
