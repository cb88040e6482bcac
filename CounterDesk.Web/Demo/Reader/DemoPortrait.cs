using System.Buffers.Binary;
using CounterDesk.Domain.Drawing;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Reader;

/// <summary>
/// The picture in a demo chip: a shape without a face, as nobody is there to have one. A bitmap of the size that
/// readers unpack a real chip's picture to.
/// </summary>
internal static class DemoPortrait
{
    private const int Width = 102;
    private const int Height = 126;
    private const int HeaderLength = 54;
    private const int BytesOfPixel = 3;
    private const int AgeOfGray = 60;

    // Rows of a bitmap are filled up to four bytes.
    private const int RowLength = (Width * BytesOfPixel + 3) / 4 * 4;

    // Edges are smoothed by so many looks in each direction.
    private const int Looks = 3;

    private static readonly Color _ground = new(0xE6, 0xEC, 0xEF);
    private static readonly Color _skin = new(0xC9, 0xB8, 0xAB);
    private static readonly Color _gray = new(0xA7, 0xAD, 0xB1);
    private static readonly Color _dark = new(0x33, 0x38, 0x3D);
    private static readonly Color[] _clothes =
        [new(0x5B, 0x7A, 0x8C), new(0x6F, 0x5F, 0x80), new(0x5E, 0x7D, 0x64), new(0x8A, 0x6D, 0x55)];

    /// <summary>As the person looked when the card was made: gray from an age on, long hair on women.</summary>
    public static byte[] Draw(DemoPerson person, DateOnly day)
    {
        var hair = person.AgeOn(day) >= AgeOfGray ? _gray : _dark;
        var clothes = _clothes[person.Sequence % _clothes.Length];
        Shape[] shapes =
        [
            new(51, 126, 44, 36, clothes),
            person.Number.IsMale ? new(51, 46, 24, 26, hair) : new(51, 57, 30, 38, hair),
            new(51, 58, 20, 27, _skin),
        ];
        var file = new byte[HeaderLength + RowLength * Height];
        WriteHeader(file);
        for (var y = 0; y < Height; y++)
        {
            // A bitmap begins with its last row.
            var row = file.AsSpan(HeaderLength + (Height - 1 - y) * RowLength, RowLength);
            for (var x = 0; x < Width; x++)
            {
                var color = ColorAt(shapes, x, y);
                (row[x * BytesOfPixel], row[x * BytesOfPixel + 1], row[x * BytesOfPixel + 2]) =
                    (color.Blue, color.Green, color.Red);
            }
        }

        return file;
    }

    private static void WriteHeader(Span<byte> file)
    {
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        BinaryPrimitives.WriteInt32LittleEndian(file[2..], file.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file[10..], HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(file[14..], HeaderLength - 14);
        BinaryPrimitives.WriteInt32LittleEndian(file[18..], Width);
        BinaryPrimitives.WriteInt32LittleEndian(file[22..], Height);
        BinaryPrimitives.WriteInt16LittleEndian(file[26..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(file[28..], BytesOfPixel * 8);
        BinaryPrimitives.WriteInt32LittleEndian(file[34..], file.Length - HeaderLength);
    }

    private static Color ColorAt(Shape[] shapes, int x, int y)
    {
        var (red, green, blue) = (0, 0, 0);
        for (var look = 0; look < Looks * Looks; look++)
        {
            var color = ColorAt(shapes, x + (look % Looks + 0.5) / Looks, y + (look / Looks + 0.5) / Looks);
            (red, green, blue) = (red + color.Red, green + color.Green, blue + color.Blue);
        }

        const int all = Looks * Looks;
        return new((byte)(red / all), (byte)(green / all), (byte)(blue / all));
    }

    private static Color ColorAt(Shape[] shapes, double x, double y) =>
        shapes.LastOrDefault(shape => shape.Has(x, y))?.Color ?? _ground;

    private sealed record Shape(double X, double Y, double HalfWidth, double HalfHeight, Color Color)
    {
        public bool Has(double x, double y) =>
            Math.Pow((x - X) / HalfWidth, 2) + Math.Pow((y - Y) / HalfHeight, 2) <= 1;
    }
}
