namespace CounterDesk.Domain.Drawing;

/// <summary>The arithmetic decoder of JBIG2 (ITU-T T.88, Annex E). Behind the data it reads ones.</summary>
internal ref struct Jbig2Decoder
{
    // Table E.1: the probability of the less likely symbol, the states after either, and whether they change places.
    private static readonly (ushort Probability, byte AfterLikely, byte AfterUnlikely, bool Swaps)[] _states =
    [
        (0x5601, 1, 1, true), (0x3401, 2, 6, false), (0x1801, 3, 9, false), (0x0AC1, 4, 12, false),
        (0x0521, 5, 29, false), (0x0221, 38, 33, false), (0x5601, 7, 6, true), (0x5401, 8, 14, false),
        (0x4801, 9, 14, false), (0x3801, 10, 14, false), (0x3001, 11, 17, false), (0x2401, 12, 18, false),
        (0x1C01, 13, 20, false), (0x1601, 29, 21, false), (0x5601, 15, 14, true), (0x5401, 16, 14, false),
        (0x5101, 17, 15, false), (0x4801, 18, 16, false), (0x3801, 19, 17, false), (0x3401, 20, 18, false),
        (0x3001, 21, 19, false), (0x2801, 22, 19, false), (0x2401, 23, 20, false), (0x2201, 24, 21, false),
        (0x1C01, 25, 22, false), (0x1801, 26, 23, false), (0x1601, 27, 24, false), (0x1401, 28, 25, false),
        (0x1201, 29, 26, false), (0x1101, 30, 27, false), (0x0AC1, 31, 28, false), (0x09C1, 32, 29, false),
        (0x08A1, 33, 30, false), (0x0521, 34, 31, false), (0x0441, 35, 32, false), (0x02A1, 36, 33, false),
        (0x0221, 37, 34, false), (0x0141, 38, 35, false), (0x0111, 39, 36, false), (0x0085, 40, 37, false),
        (0x0049, 41, 38, false), (0x0025, 42, 39, false), (0x0015, 43, 40, false), (0x0009, 44, 41, false),
        (0x0005, 45, 42, false), (0x0001, 45, 43, false), (0x5601, 46, 46, false),
    ];

    private readonly ReadOnlySpan<byte> _data;
    private readonly byte[] _state;
    private readonly byte[] _likely;
    private int _at;
    private uint _code;
    private uint _interval = 0x8000;
    private int _left;

    // E.3.5
    public Jbig2Decoder(ReadOnlySpan<byte> data, int contexts)
    {
        _data = data;
        _state = new byte[contexts];
        _likely = new byte[contexts];
        _code = (uint)ByteAt(0) << 16;
        TakeByte();
        _code <<= 7;
        _left -= 7;
    }

    // E.3.2
    public int Decide(int context)
    {
        var (probability, afterLikely, afterUnlikely, swaps) = _states[_state[context]];
        var likely = _likely[context];
        _interval -= probability;
        var isUpper = _code >> 16 >= probability;
        if (isUpper)
        {
            _code -= (uint)probability << 16;
            if ((_interval & 0x8000) != 0)
            {
                return likely;
            }
        }

        // E.3.2, figures E.16 and E.17: where the smaller part is the likelier one, they are exchanged.
        var isExchanged = _interval < probability;
        if (!isUpper)
        {
            _interval = probability;
        }

        var isLikely = isUpper != isExchanged;
        _state[context] = isLikely ? afterLikely : afterUnlikely;
        if (!isLikely && swaps)
        {
            _likely[context] = (byte)(1 - likely);
        }

        Renormalize();
        return isLikely ? likely : 1 - likely;
    }

    // E.3.3
    private void Renormalize()
    {
        do
        {
            if (_left == 0)
            {
                TakeByte();
            }

            _interval <<= 1;
            _code <<= 1;
            _left--;
        }
        while ((_interval & 0x8000) == 0);
    }

    // E.3.4: a byte of ones is followed by a stuffed bit, or by a marker that ends the data.
    private void TakeByte()
    {
        if (ByteAt(_at) != 0xFF)
        {
            _at++;
            _code += (uint)ByteAt(_at) << 8;
            _left = 8;
        }
        else if (ByteAt(_at + 1) > 0x8F)
        {
            _code += 0xFF00;
            _left = 8;
        }
        else
        {
            _at++;
            _code += (uint)ByteAt(_at) << 9;
            _left = 7;
        }
    }

    private readonly byte ByteAt(int at) => at < _data.Length ? _data[at] : byte.MaxValue;
}
