namespace CounterDesk.Domain.Fonts;

/// <summary>A list of pieces of data in a CFF font (Adobe Technical Note 5176, 5).</summary>
internal sealed class CffIndex
{
    public static readonly CffIndex Empty = new(default, 0, 0, 0, 0);

    private readonly ReadOnlyMemory<byte> _font;
    private readonly int _offsets;
    private readonly int _offsetSize;
    private readonly int _data;

    private CffIndex(ReadOnlyMemory<byte> font, int count, int offsets, int offsetSize, int end)
    {
        (_font, Count, _offsets, _offsetSize) = (font, count, offsets, offsetSize);

        // Offsets are counted from the byte before the data.
        _data = offsets + (count + 1) * offsetSize - 1;
        End = end;
    }

    public int Count { get; }

    /// <summary>Where in the font the list ends.</summary>
    public int End { get; }

    public ReadOnlyMemory<byte> this[int at] => at >= 0 && at < Count
        ? _font[(_data + OffsetOf(at))..(_data + OffsetOf(at + 1))]
        : throw new FontFormatException("The font refers to a piece it does not have.");

    public static CffIndex Read(ReadOnlyMemory<byte> font, int at)
    {
        var count = FontTables.UInt16(font.Span, at);
        if (count == 0)
        {
            return new(font, 0, 0, 0, at + 2);
        }

        var offsetSize = font.Span[at + 2];
        if (offsetSize is 0 or > 4)
        {
            throw new FontFormatException("The offsets of a list have no length that CFF knows.");
        }

        var list = new CffIndex(font, count, at + 3, offsetSize, end: 0);
        return new(font, count, at + 3, offsetSize, checked(list._data + list.OffsetOf(count)));
    }

    private int OffsetOf(int at)
    {
        var offset = 0u;
        foreach (var part in _font.Span.Slice(_offsets + at * _offsetSize, _offsetSize))
        {
            offset = offset << 8 | part;
        }

        return checked((int)offset);
    }
}
