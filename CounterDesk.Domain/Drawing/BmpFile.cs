using System.Buffers.Binary;
using System.Numerics;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Reads Windows bitmaps: 1, 4 and 8 bits with a palette, run-length coded or not, 16, 24 and 32 bits with or without
/// masks. Alpha counts only where the header has a mask for it.
/// </summary>
internal ref struct BmpFile
{
    private const int FileHeader = 14;
    private const int CoreHeader = 12;
    private const int InfoHeader = 40;
    private const int HeaderWithAlpha = 56;

    private readonly ReadOnlySpan<byte> _file;
    private readonly int _headerLength;
    private readonly int _width;
    private readonly int _height;
    private readonly bool _isTopDown;
    private readonly int _depth;
    private readonly int _compression;
    private readonly byte[] _colors;
    private readonly byte[] _alpha;

    private BmpFile(ReadOnlySpan<byte> file)
    {
        _file = file;
        _headerLength = Int32(FileHeader);
        var isCore = _headerLength == CoreHeader;
        if (!isCore && _headerLength is < InfoHeader or > 1024)
        {
            throw new ImageKindException("The bitmap's header is of an unknown kind.");
        }

        _width = isCore ? Int16(18) : Int32(18);
        var height = isCore ? Int16(20) : Int32(22);
        (_height, _isTopDown) = (Math.Abs(height), height < 0);
        _depth = isCore ? Int16(24) : Int16(28);
        _compression = isCore ? 0 : Int32(30);
        Bitmap.CheckSize(_width, _height);
        _colors = new byte[3 * _width * _height];
        _alpha = new byte[_width * _height];
        _alpha.AsSpan().Fill(byte.MaxValue);
    }

    /// <exception cref="FormatException">Damaged, too large, or of a kind that is not read.</exception>
    public static Bitmap Read(ReadOnlySpan<byte> file)
    {
        var bitmap = new BmpFile(file);
        bitmap.ReadPixels();
        var isOpaque = !bitmap._alpha.AsSpan().ContainsAnyExcept(byte.MaxValue);
        return Bitmap.FromPixels(bitmap._width, bitmap._height, bitmap._colors, isOpaque ? default : bitmap._alpha);
    }

    private readonly void ReadPixels()
    {
        var pixels = _file[Int32(10)..];
        switch (_depth, _compression)
        {
            case (1 or 4 or 8, 0):
                ReadIndexes(pixels);
                break;
            case (8, 1) or (4, 2):
                ReadRuns(pixels);
                break;
            case (16, 0):
                ReadRows(pixels, [0x7C00, 0x3E0, 0x1F, 0]);
                break;
            case (24 or 32, 0):
                ReadRows(pixels, [0xFF0000, 0xFF00, 0xFF, 0]);
                break;
            case (16 or 32, 3 or 6):
                ReadRows(pixels, Masks());
                break;
            default:
                throw new ImageKindException("The bitmap's depth or compression is not read.");
        }
    }

    private readonly uint[] Masks()
    {
        var hasAlpha = _headerLength >= HeaderWithAlpha || _compression == 6;
        var masks = FileHeader + InfoHeader;
        return [UInt32(masks), UInt32(masks + 4), UInt32(masks + 8), hasAlpha ? UInt32(masks + 12) : 0];
    }

    private readonly void ReadIndexes(ReadOnlySpan<byte> pixels)
    {
        var stride = Stride();
        for (var y = 0; y < _height; y++)
        {
            var row = pixels.Slice(y * stride, stride);
            for (var x = 0; x < _width; x++)
            {
                var shift = 8 - _depth - x * _depth % 8;
                SetIndex(x, y, row[x * _depth / 8] >> shift & ((1 << _depth) - 1));
            }
        }
    }

    private readonly void ReadRows(ReadOnlySpan<byte> pixels, ReadOnlySpan<uint> masks)
    {
        var (stride, step) = (Stride(), _depth / 8);
        for (var y = 0; y < _height; y++)
        {
            var row = pixels.Slice(y * stride, stride);
            for (var x = 0; x < _width; x++)
            {
                var value = 0u;
                for (var part = step - 1; part >= 0; part--)
                {
                    value = value << 8 | row[x * step + part];
                }

                var at = PlaceOf(x, y);
                for (var channel = 0; channel < 3; channel++)
                {
                    _colors[3 * at + channel] = Scale(value, masks[channel], byte.MinValue);
                }

                _alpha[at] = Scale(value, masks[3], byte.MaxValue);
            }
        }
    }

    // Runs: a count and an index. A count of zero: end of row, end, a move, or so many indexes as they are.
    private readonly void ReadRuns(ReadOnlySpan<byte> pixels)
    {
        for (var at = 0; at < _width * _height; at++)
        {
            SetIndex(at % _width, at / _width, 0);
        }

        var (x, y) = (0, 0);
        for (var at = 0; at + 1 < pixels.Length; at += 2)
        {
            var (count, value) = (pixels[at], pixels[at + 1]);
            switch (count, value)
            {
                case (0, 0):
                    (x, y) = (0, y + 1);
                    break;
                case (0, 1):
                    return;
                case (0, 2):
                    (x, y) = (x + pixels[at + 2], y + pixels[at + 3]);
                    at += 2;
                    break;
                case (0, _):
                    var bytes = _depth == 8 ? value : (value + 1) / 2;
                    SetRun(ref x, y, value, pixels.Slice(at + 2, bytes), isRepeated: false);
                    at += (bytes + 1) / 2 * 2;
                    break;
                default:
                    SetRun(ref x, y, count, pixels.Slice(at + 1, 1), isRepeated: true);
                    break;
            }
        }
    }

    private readonly void SetRun(ref int x, int y, int count, ReadOnlySpan<byte> values, bool isRepeated)
    {
        for (var number = 0; number < count && x < _width && y < _height; number++, x++)
        {
            var value = values[isRepeated ? 0 : _depth == 8 ? number : number / 2];
            SetIndex(x, y, _depth == 8 ? value : number % 2 == 0 ? value >> 4 : value & 0xF);
        }
    }

    private readonly void SetIndex(int x, int y, int index)
    {
        var isCore = _headerLength == CoreHeader;
        var entry = FileHeader + _headerLength + index * (isCore ? 3 : 4);
        var at = 3 * PlaceOf(x, y);
        (_colors[at], _colors[at + 1], _colors[at + 2]) = (_file[entry + 2], _file[entry + 1], _file[entry]);
    }

    // Rows go upwards unless the height is negative.
    private readonly int PlaceOf(int x, int y) => (_isTopDown ? y : _height - 1 - y) * _width + x;

    // Rows end on four bytes.
    private readonly int Stride() => checked(_width * _depth + 31) / 32 * 4;

    private static byte Scale(uint value, uint mask, byte otherwise)
    {
        if (mask == 0)
        {
            return otherwise;
        }

        var shift = BitOperations.TrailingZeroCount(mask);
        var most = mask >> shift;
        return (byte)((((ulong)(value & mask) >> shift) * byte.MaxValue + most / 2) / most);
    }

    private readonly int Int16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_file[at..]);

    private readonly int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_file[at..]);

    private readonly uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_file[at..]);
}
