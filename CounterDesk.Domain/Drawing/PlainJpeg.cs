using System.Buffers;
using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Copies a JPEG file (ITU T.81, annex B) segment by segment. Only what a decoder needs is copied, and only where it
/// has exactly the form the standard gives it, so that nothing travels along in it. What comes after the end of the
/// image, such as a smaller or a second picture, stays behind.
/// </summary>
internal ref struct PlainJpeg
{
    // Progressive files have about ten. Each costs the browser a pass over all pixels.
    private const int MaxScans = 64;

    private const int Table = 64;
    private const int Lengths = 16;

    private readonly ReadOnlySpan<byte> _file;
    private readonly ArrayBufferWriter<byte> _plain;
    private int _at = 2;
    private int? _orientation;
    private bool _hasFrame;
    private bool _hasJfif;
    private bool _hasAdobe;
    private int _scans;

    private PlainJpeg(ReadOnlySpan<byte> file)
    {
        _file = file;
        _plain = new ArrayBufferWriter<byte>(file.Length);
    }

    /// <exception cref="PictureFaultException">The file is not taken.</exception>
    public static PlainImage Read(ReadOnlySpan<byte> file)
    {
        var jpeg = new PlainJpeg(file);
        jpeg.Copy();
        return new(
            PlainImageFormat.Jpeg, jpeg._plain.WrittenSpan.ToArray(), jpeg._orientation ?? PlainImage.Upright);
    }

    private void Copy()
    {
        _plain.Write<byte>([0xFF, 0xD8]);
        while (NextMarker() is var marker and not 0xD9)
        {
            var content = NextSegment();
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    CheckFrame(content);
                    Write(marker, content);
                    break;
                case 0xC4:
                    CheckHuffmanTables(content);
                    Write(marker, content);
                    break;
                case 0xDB:
                    CheckQuantizationTables(content);
                    Write(marker, content);
                    break;
                case 0xDD:
                    Check(content.Length == 2);
                    Write(marker, content);
                    break;
                case 0xDA:
                    CheckScan(content);
                    Write(marker, content);
                    CopyScan();
                    break;
                case 0xE0:
                    CopyJfif(content);
                    break;
                case 0xE1 when content.StartsWith("Exif\0\0"u8):
                    _orientation ??= ExifOrientation.Read(content[6..]);
                    break;
                case 0xEE:
                    CopyAdobe(content);
                    break;
                case >= 0xE0 and <= 0xEF or 0xFE:
                    break;
                default:
                    throw new PictureFaultException(PictureFault.Unsupported);
            }
        }

        Check(_scans > 0);
        _plain.Write<byte>([0xFF, 0xD9]);
    }

    // B.1.1.2: any number of bytes FF, then the marker.
    private byte NextMarker()
    {
        Check(NextByte() == 0xFF);
        byte marker;
        do
        {
            marker = NextByte();
        }
        while (marker == 0xFF);

        // Those that have no segment have no place outside a scan, but for the end.
        Check(marker is not (0x00 or 0x01 or >= 0xD0 and <= 0xD8));
        return marker;
    }

    private byte NextByte() =>
        _at < _file.Length ? _file[_at++] : throw new PictureFaultException(PictureFault.Truncated);

    private ReadOnlySpan<byte> NextSegment()
    {
        var length = NextByte() << 8 | NextByte();
        Check(length >= 2);
        if (length - 2 > _file.Length - _at)
        {
            throw new PictureFaultException(PictureFault.Truncated);
        }

        var content = _file.Slice(_at, length - 2);
        _at += content.Length;
        return content;
    }

    // B.2.2: bits of a sample, lines, samples a line, then each component with its sampling and its table.
    private void CheckFrame(ReadOnlySpan<byte> content)
    {
        Check(!_hasFrame && content.Length >= 6 && content.Length == 6 + 3 * content[5]);
        if (content[0] != 8 || content[5] is not (1 or 3))
        {
            throw new PictureFaultException(PictureFault.Unsupported);
        }

        PlainImage.CheckSize(
            BinaryPrimitives.ReadUInt16BigEndian(content[3..]), BinaryPrimitives.ReadUInt16BigEndian(content[1..]));
        _hasFrame = true;
    }

    // B.2.4.1: a table's number with its precision, then 64 values.
    private static void CheckQuantizationTables(ReadOnlySpan<byte> content)
    {
        Check(!content.IsEmpty);
        while (!content.IsEmpty)
        {
            var (precision, number) = (content[0] >> 4, content[0] & 0xF);
            var length = 1 + Table * (1 + precision);
            Check(precision <= 1 && number <= 3 && length <= content.Length);
            content = content[length..];
        }
    }

    // B.2.4.2: a table's number with its class, how many codes there are of each length, and what they mean.
    private static void CheckHuffmanTables(ReadOnlySpan<byte> content)
    {
        Check(!content.IsEmpty);
        while (!content.IsEmpty)
        {
            Check(content.Length > Lengths && content[0] >> 4 <= 1 && (content[0] & 0xF) <= 3);
            var codes = 0;
            foreach (var count in content.Slice(1, Lengths))
            {
                codes += count;
            }

            Check(codes <= 256 && 1 + Lengths + codes <= content.Length);
            content = content[(1 + Lengths + codes)..];
        }
    }

    // B.2.3: how many components, each with its tables, and three bytes about which part of them it is.
    private void CheckScan(ReadOnlySpan<byte> content) =>
        Check(_hasFrame && ++_scans <= MaxScans
            && !content.IsEmpty && content[0] is >= 1 and <= 3 && content.Length == 4 + 2 * content[0]);

    // F.1.2.3: a byte FF of the data is followed by a zero; restart markers stand among them.
    private void CopyScan()
    {
        var start = _at;
        while (true)
        {
            var next = _file[_at..].IndexOf((byte)0xFF);
            if (next < 0 || _at + next + 1 >= _file.Length)
            {
                throw new PictureFaultException(PictureFault.Truncated);
            }

            _at += next;
            if (_file[_at + 1] is not (0x00 or >= 0xD0 and <= 0xD7))
            {
                break;
            }

            _at += 2;
        }

        _plain.Write(_file[start.._at]);
    }

    // ITU T.871: that there is a JFIF segment says how colors are told. Size and thumbnail are left out.
    private void CopyJfif(ReadOnlySpan<byte> content)
    {
        if (!_hasJfif && content.StartsWith("JFIF\0"u8))
        {
            _hasJfif = true;
            Write(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        }
    }

    // ITU T.872, 6.5.3: the last byte says how colors are told.
    private void CopyAdobe(ReadOnlySpan<byte> content)
    {
        if (!_hasAdobe && content.Length >= 12 && content.StartsWith("Adobe"u8))
        {
            _hasAdobe = true;
            Write(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, content[11]]);
        }
    }

    private readonly void Write(byte marker, ReadOnlySpan<byte> content)
    {
        var length = content.Length + 2;
        _plain.Write<byte>([0xFF, marker, (byte)(length >> 8), (byte)length]);
        _plain.Write(content);
    }

    private static void Check(bool isSound)
    {
        if (!isSound)
        {
            throw new PictureFaultException(PictureFault.Damaged);
        }
    }
}
