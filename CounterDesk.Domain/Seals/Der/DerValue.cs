using System.Numerics;

namespace CounterDesk.Domain.Seals.Der;

/// <summary>One element: tag, length and content, as the bytes lie in the file. Lengths are definite and in at most four bytes.</summary>
internal readonly record struct DerValue(byte Tag, ReadOnlyMemory<byte> Encoded, ReadOnlyMemory<byte> Content)
{
    private const int LongForm = 0x80;
    private const int MaxLengthBytes = 4;
    private const int HighTagNumber = 0x1F;

    /// <summary>Reads the element that <paramref name="bytes"/> begin with.</summary>
    /// <exception cref="DerFormatException">There is none, or it is cut short.</exception>
    public static DerValue Read(ReadOnlyMemory<byte> bytes, out ReadOnlyMemory<byte> rest)
    {
        var span = bytes.Span;
        if (span.Length < 2 || (span[0] & HighTagNumber) == HighTagNumber)
        {
            throw new DerFormatException("No element with a one-byte tag.");
        }

        var (length, start) = ReadLength(span);
        if (length > span.Length - start)
        {
            throw new DerFormatException("An element is cut short.");
        }

        rest = bytes[(start + length)..];
        return new DerValue(span[0], bytes[..(start + length)], bytes.Slice(start, length));
    }

    /// <exception cref="DerFormatException">The bytes are not one element of that tag.</exception>
    public static DerValue ReadOnly(ReadOnlyMemory<byte> bytes, byte tag)
    {
        var value = Read(bytes, out var rest);
        return rest.IsEmpty ? value.Expect(tag) : throw new DerFormatException("Bytes follow an element.");
    }

    /// <summary>The bytes of a new SEQUENCE of elements as they lie.</summary>
    public static byte[] Join(params ReadOnlySpan<DerValue> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += part.Encoded.Length;
        }

        byte[] joined = [DerTag.Sequence, .. LengthBytes(length)];
        var at = joined.Length;
        Array.Resize(ref joined, at + length);
        foreach (var part in parts)
        {
            part.Encoded.CopyTo(joined.AsMemory(at));
            at += part.Encoded.Length;
        }

        return joined;
    }

    public DerValue Expect(byte tag) =>
        Tag == tag ? this : throw new DerFormatException($"Tag {Tag:X2} stands where {tag:X2} should.");

    /// <summary>Begins to read the elements inside this one.</summary>
    /// <exception cref="DerFormatException">It has another tag.</exception>
    public DerReader Open(byte tag = DerTag.Sequence) => new(Expect(tag).Content);

    /// <summary>All bytes of a BIT STRING. Real writers count zero bits at the end as unused though they belong to the value.</summary>
    public ReadOnlyMemory<byte> BitString() =>
        Expect(DerTag.BitString).Content is { IsEmpty: false } content && content.Span[0] < 8
            ? content[1..]
            : throw new DerFormatException("A BIT STRING does not tell its unused bits.");

    public ReadOnlyMemory<byte> OctetString() => Expect(DerTag.OctetString).Content;

    public BigInteger Integer() =>
        Expect(DerTag.Integer).Content is { IsEmpty: false } content
            ? new BigInteger(content.Span, isUnsigned: false, isBigEndian: true)
            : throw new DerFormatException("An INTEGER is empty.");

    private static byte[] LengthBytes(int length)
    {
        if (length < LongForm)
        {
            return [(byte)length];
        }

        var digits = new BigInteger(length).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [(byte)(LongForm | digits.Length), .. digits];
    }

    private static (int Length, int Start) ReadLength(ReadOnlySpan<byte> span)
    {
        if (span[1] < LongForm)
        {
            return (span[1], 2);
        }

        var count = span[1] - LongForm;
        if (count is 0 or > MaxLengthBytes || span.Length < 2 + count)
        {
            throw new DerFormatException("A length is indefinite, too long or cut short.");
        }

        long length = 0;
        foreach (var value in span.Slice(2, count))
        {
            length = length << 8 | value;
        }

        return length <= int.MaxValue ? ((int)length, 2 + count) : throw new DerFormatException("An element is too long.");
    }
}
