using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Turns the unfiltered rows of a PNG file into red, green and blue, with alpha when any pixel has some.
/// </summary>
internal readonly ref struct PngPixels(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency)
{
    private readonly PngHeader _header = header;
    private readonly ReadOnlySpan<byte> _palette = palette;
    private readonly ReadOnlySpan<byte> _transparency = transparency;

    private readonly byte[] _colors = new byte[3 * header.Width * header.Height];
    private readonly byte[] _alpha = new byte[header.Width * header.Height];

    /// <summary>Puts the pixels of a pass at their places.</summary>
    public void Add(PngPass pass, ReadOnlySpan<byte> rows)
    {
        var bytesInRow = _header.BytesInRow(pass.Width);
        for (var y = 0; y < pass.Height; y++)
        {
            var row = rows.Slice(y * (1 + bytesInRow) + 1, bytesInRow);
            for (var x = 0; x < pass.Width; x++)
            {
                var at = (pass.Top + y * pass.StepDown) * _header.Width + pass.Left + x * pass.StepRight;
                _alpha[at] = Read(row, x, _colors.AsSpan(3 * at, 3));
            }
        }
    }

    public Bitmap ToBitmap()
    {
        var isOpaque = !_alpha.AsSpan().ContainsAnyExcept(byte.MaxValue);
        return Bitmap.FromPixels(_header.Width, _header.Height, _colors, isOpaque ? default : _alpha);
    }

    // Fills in the color and answers with the alpha.
    private byte Read(ReadOnlySpan<byte> row, int x, Span<byte> color)
    {
        switch (_header.ColorType)
        {
            case PngColorType.Gray:
                color.Fill(Scale(Sample(row, x)));
                return IsKey(row, x) ? byte.MinValue : byte.MaxValue;
            case PngColorType.Color:
                CopyColor(row, x, color);
                return IsKey(row, x) ? byte.MinValue : byte.MaxValue;
            case PngColorType.Palette:
                var index = Sample(row, x);
                _palette.Slice(3 * index, 3).CopyTo(color);
                return index < _transparency.Length ? _transparency[index] : byte.MaxValue;
            case PngColorType.GrayAlpha:
                color.Fill(Scale(Sample(row, 2 * x)));
                return Scale(Sample(row, 2 * x + 1));
            case PngColorType.ColorAlpha:
                CopyColor(row, x, color);
                return Scale(Sample(row, 4 * x + 3));
            default:
                throw new FormatException("The PNG file has an unknown color type.");
        }
    }

    private void CopyColor(ReadOnlySpan<byte> row, int x, Span<byte> color)
    {
        for (var part = 0; part < 3; part++)
        {
            color[part] = Scale(Sample(row, _header.Samples * x + part));
        }
    }

    // 11.3.2.1: one gray or color, given with two bytes a sample, may stand for full transparency.
    private bool IsKey(ReadOnlySpan<byte> row, int x)
    {
        if (_transparency.Length != 2 * _header.Samples)
        {
            return false;
        }

        for (var part = 0; part < _header.Samples; part++)
        {
            var key = BinaryPrimitives.ReadUInt16BigEndian(_transparency[(2 * part)..]);
            if (Sample(row, _header.Samples * x + part) != key)
            {
                return false;
            }
        }

        return true;
    }

    private int Sample(ReadOnlySpan<byte> row, int number) => _header.Depth switch
    {
        16 => BinaryPrimitives.ReadUInt16BigEndian(row[(2 * number)..]),
        8 => row[number],
        var depth => row[number * depth / 8] >> (8 - depth - number * depth % 8) & ((1 << depth) - 1),
    };

    private byte Scale(int sample) => _header.Depth switch
    {
        16 => (byte)(sample >> 8),
        8 => (byte)sample,
        var depth => (byte)(sample * byte.MaxValue / ((1 << depth) - 1)),
    };
}
