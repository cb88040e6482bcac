using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Reads the first frame of a GIF file (GIF89a), on its whole canvas; what the frame leaves free is transparent.
/// </summary>
internal ref struct GifFile
{
    private const int MostCodes = 4096;

    private readonly int _width;
    private readonly int _height;
    private readonly byte[] _colors;
    private readonly byte[] _alpha;
    private ReadOnlySpan<byte> _rest;
    private ReadOnlySpan<byte> _palette;
    private int _transparent = -1;

    private GifFile(ReadOnlySpan<byte> file)
    {
        _width = Int16(file[6..]);
        _height = Int16(file[8..]);
        Bitmap.CheckSize(_width, _height);
        _colors = new byte[3 * _width * _height];
        _alpha = new byte[_width * _height];
        _rest = file[13..];
        _palette = TakePalette(file[10]);
    }

    /// <exception cref="FormatException">Damaged or too large.</exception>
    public static Bitmap Read(ReadOnlySpan<byte> file)
    {
        var gif = new GifFile(file);
        gif.ReadBlocks();
        var isOpaque = !gif._alpha.AsSpan().ContainsAnyExcept(byte.MaxValue);
        return Bitmap.FromPixels(gif._width, gif._height, gif._colors, isOpaque ? default : gif._alpha);
    }

    private void ReadBlocks()
    {
        while (true)
        {
            switch (Take(1)[0])
            {
                case (byte)'!':
                    ReadExtension(Take(1)[0]);
                    break;
                case (byte)',':
                    ReadFrame();
                    return;
                default:
                    throw new FormatException("The GIF file has no frame.");
            }
        }
    }

    // 23: the graphic control extension names the transparent color.
    private void ReadExtension(byte label)
    {
        while (Take(1)[0] is > 0 and var length)
        {
            var block = Take(length);
            if (label == 0xF9 && length == 4)
            {
                _transparent = (block[0] & 1) == 1 ? block[3] : -1;
            }
        }
    }

    // 20, 21 and 22: image descriptor, local color table, image data.
    private void ReadFrame()
    {
        var descriptor = Take(9);
        var (left, top) = (Int16(descriptor), Int16(descriptor[2..]));
        var (width, height) = (Int16(descriptor[4..]), Int16(descriptor[6..]));
        Bitmap.CheckSize(width, height);
        var own = TakePalette(descriptor[8]);
        var palette = own.IsEmpty ? _palette : own;
        var indexes = Expand(Take(1)[0], TakeBlocks(), width * height);
        var isInterlaced = (descriptor[8] & 0x40) != 0;
        for (var row = 0; row < height; row++)
        {
            var y = top + (isInterlaced ? Interlaced(row, height) : row);
            for (var x = left; x < Math.Min(left + width, _width) && y < _height; x++)
            {
                var index = indexes[row * width + x - left];
                palette.Slice(3 * index, 3).CopyTo(_colors.AsSpan(3 * (y * _width + x)));
                _alpha[y * _width + x] = index == _transparent ? byte.MinValue : byte.MaxValue;
            }
        }
    }

    // Appendix E: every eighth row from 0 and from 4, every fourth from 2, every second from 1.
    private static int Interlaced(int row, int height)
    {
        foreach (var (first, step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            var rows = (height - first + step - 1) / step;
            if (row < rows)
            {
                return first + row * step;
            }

            row -= Math.Max(0, rows);
        }

        return 0;
    }

    // Appendix F. Each code stands for the string of an earlier code and one more index.
    private static byte[] Expand(int bits, ReadOnlySpan<byte> data, int needed)
    {
        if (bits is < 1 or > 8)
        {
            throw new FormatException("The GIF file has codes of an impossible size.");
        }

        var indexes = new byte[needed];
        var (clear, end) = (1 << bits, (1 << bits) + 1);
        Span<ushort> before = stackalloc ushort[MostCodes];
        Span<byte> last = stackalloc byte[MostCodes];
        Span<byte> turned = stackalloc byte[MostCodes + 1];
        var (next, size, previous, first) = (end + 1, bits + 1, -1, (byte)0);
        var (buffer, held, at, done) = (0, 0, 0, 0);
        while (done < needed)
        {
            while (held < size)
            {
                buffer |= data[at++] << held;
                held += 8;
            }

            var code = buffer & ((1 << size) - 1);
            (buffer, held) = (buffer >> size, held - size);
            if (code == clear)
            {
                (next, size, previous) = (end + 1, bits + 1, -1);
                continue;
            }

            if (code == end || code > next || (code == next && previous < 0))
            {
                throw new FormatException("The GIF file ends early or has an impossible code.");
            }

            var length = 0;
            var from = code;
            if (code == next)
            {
                turned[length++] = first;
                from = previous;
            }

            for (; from > end; from = before[from])
            {
                turned[length++] = last[from];
            }

            turned[length++] = first = (byte)from;
            while (length > 0 && done < needed)
            {
                indexes[done++] = turned[--length];
            }

            if (previous >= 0 && next < MostCodes)
            {
                (before[next], last[next]) = ((ushort)previous, first);
                next++;
                size += next == 1 << size && size < 12 ? 1 : 0;
            }

            previous = code;
        }

        return indexes;
    }

    private ReadOnlySpan<byte> TakeBlocks()
    {
        var data = new List<byte>();
        while (_rest.Length > 0 && Take(1)[0] is > 0 and var length)
        {
            data.AddRange(Take(Math.Min(length, _rest.Length)));
        }

        return data.ToArray();
    }

    private ReadOnlySpan<byte> TakePalette(byte flags) => (flags & 0x80) == 0 ? [] : Take(3 << ((flags & 7) + 1));

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static int Int16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
