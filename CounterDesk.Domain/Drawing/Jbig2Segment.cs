using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>A segment of a JBIG2 file (ITU-T T.88, 7.2).</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Header">As it stands in the file.</param>
/// <param name="Length">Of the content in bytes.</param>
internal sealed record Jbig2Segment(int Kind, ReadOnlyMemory<byte> Header, int Length)
{
    public ReadOnlyMemory<byte> Content { get; init; }

    public static Jbig2Segment ReadHeader(ReadOnlyMemory<byte> bytes)
    {
        // 7.2.2 to 7.2.7: number, flags, how many segments are referred to and which, page, length.
        var span = bytes.Span;
        var number = BinaryPrimitives.ReadUInt32BigEndian(span);
        var count = span[5] >> 5;
        var at = 6;
        if (count == 7)
        {
            count = BinaryPrimitives.ReadInt32BigEndian(span[5..]) & 0x1FFFFFFF;
            at = checked(9 + (count + 8) / 8);
        }

        var bytesOfNumber = number <= 256 ? 1 : number <= 65536 ? 2 : 4;
        at = checked(at + count * bytesOfNumber + ((span[4] & 0x40) == 0 ? 1 : 4));
        var length = BinaryPrimitives.ReadUInt32BigEndian(span[at..]);
        return length <= int.MaxValue
            ? new(span[4] & 0x3F, bytes[..(at + 4)], (int)length)
            : throw new ImageKindException("A JBIG2 segment does not say how long it is.");
    }
}
