using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>A generic region of a JBIG2 page, coded arithmetically (ITU-T T.88, 6.2 and 7.4.6).</summary>
internal sealed class Jbig2Region
{
    private const int Immediate = 38;
    private const int ImmediateLossless = 39;
    private const int RegionHeader = 18;

    private readonly (int X, int Y)[] _neighbours;
    private readonly int _width;
    private readonly int _height;
    private readonly int _left;
    private readonly int _top;
    private readonly int _operator;
    private readonly bool[] _isBlack;

    private Jbig2Region(ReadOnlySpan<byte> content)
    {
        _width = BinaryPrimitives.ReadInt32BigEndian(content);
        _height = BinaryPrimitives.ReadInt32BigEndian(content[4..]);
        _left = BinaryPrimitives.ReadInt32BigEndian(content[8..]);
        _top = BinaryPrimitives.ReadInt32BigEndian(content[12..]);
        Bitmap.CheckSize(_width, _height);
        _operator = content[16] & 7;
        var flags = content[17];
        var template = flags >> 1 & 3;
        var adaptive = content.Slice(RegionHeader, template == 0 ? 8 : 2);
        _neighbours = Neighbours(template, adaptive);
        _isBlack = new bool[_width * _height];
        Decode(content[(RegionHeader + adaptive.Length)..], template, isTypical: (flags & 8) != 0);
    }

    /// <summary>Whether it is such a region, in one of the four templates and not in MMR.</summary>
    public static bool CanRead(Jbig2Segment segment) =>
        segment.Kind is Immediate or ImmediateLossless
        && segment.Content.Length > RegionHeader && (segment.Content.Span[17] & 0b1_0001) == 0;

    public static long PixelsOf(Jbig2Segment segment) =>
        (long)BinaryPrimitives.ReadUInt32BigEndian(segment.Content.Span)
        * BinaryPrimitives.ReadUInt32BigEndian(segment.Content.Span[4..]);

    public static Jbig2Region Read(Jbig2Segment segment) => new(segment.Content.Span);

    /// <summary>Combines the region with the page (7.4.1.5).</summary>
    public void DrawOn(bool[] page, int pageWidth, int pageHeight)
    {
        for (var y = 0; y < _height; y++)
        {
            for (var x = 0; x < _width; x++)
            {
                var (right, down) = ((long)_left + x, (long)_top + y);
                if (right < 0 || right >= pageWidth || down < 0 || down >= pageHeight)
                {
                    continue;
                }

                var at = down * pageWidth + right;
                var own = _isBlack[y * _width + x];
                page[at] = _operator switch
                {
                    0 => page[at] | own,
                    1 => page[at] & own,
                    2 => page[at] ^ own,
                    3 => page[at] == own,
                    _ => own,
                };
            }
        }
    }

    // 6.2.5.3: which pixels make up the context, from the most significant bit on; the adaptive ones are told.
    private static (int X, int Y)[] Neighbours(int template, ReadOnlySpan<byte> adaptive)
    {
        var a1 = ((int)(sbyte)adaptive[0], (int)(sbyte)adaptive[1]);
        if (template == 0)
        {
            var a2 = ((int)(sbyte)adaptive[2], (int)(sbyte)adaptive[3]);
            var a3 = ((int)(sbyte)adaptive[4], (int)(sbyte)adaptive[5]);
            var a4 = ((int)(sbyte)adaptive[6], (int)(sbyte)adaptive[7]);
            return
            [
                a4, (-1, -2), (0, -2), (1, -2), a3, a2, (-2, -1), (-1, -1), (0, -1), (1, -1), (2, -1), a1,
                (-4, 0), (-3, 0), (-2, 0), (-1, 0),
            ];
        }

        return template switch
        {
            1 =>
            [
                (-1, -2), (0, -2), (1, -2), (2, -2), (-2, -1), (-1, -1), (0, -1), (1, -1), (2, -1), a1,
                (-3, 0), (-2, 0), (-1, 0),
            ],
            2 => [(-1, -2), (0, -2), (1, -2), (-2, -1), (-1, -1), (0, -1), (1, -1), a1, (-2, 0), (-1, 0)],
            _ => [(-3, -1), (-2, -1), (-1, -1), (0, -1), (1, -1), a1, (-4, 0), (-3, 0), (-2, 0), (-1, 0)],
        };
    }

    // 6.2.5.7. With typical prediction (TPGDON) one decision a row says whether the row is like the one above.
    private void Decode(ReadOnlySpan<byte> data, int template, bool isTypical)
    {
        if (_neighbours.Any(neighbour => neighbour.Y > 0 || neighbour is { Y: 0, X: >= 0 }))
        {
            throw new FormatException("The JBIG2 region looks at pixels that are not decoded yet.");
        }

        var decoder = new Jbig2Decoder(data, contexts: 1 << _neighbours.Length);
        var typicalContext = template switch
        {
            0 => 0x9B25,
            1 => 0x0795,
            2 => 0x00E5,
            _ => 0x0195,
        };
        var isLikeAbove = false;
        for (var y = 0; y < _height; y++)
        {
            isLikeAbove ^= isTypical && decoder.Decide(typicalContext) == 1;
            if (isLikeAbove)
            {
                RowOf(y - 1).CopyTo(_isBlack.AsSpan(y * _width));
                continue;
            }

            for (var x = 0; x < _width; x++)
            {
                _isBlack[y * _width + x] = decoder.Decide(ContextOf(x, y)) == 1;
            }
        }
    }

    private ReadOnlySpan<bool> RowOf(int y) => y < 0 ? new bool[_width] : _isBlack.AsSpan(y * _width, _width);

    private int ContextOf(int x, int y)
    {
        var context = 0;
        foreach (var (right, down) in _neighbours)
        {
            var (column, row) = (x + right, y + down);
            var isBlack = column >= 0 && column < _width && row >= 0 && _isBlack[row * _width + column];
            context = context << 1 | (isBlack ? 1 : 0);
        }

        return context;
    }
}
