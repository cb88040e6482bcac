using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>The forms in which real files write an SM2 signature.</summary>
internal static class Sm2Value
{
    private const int NumberLength = Sm2.SignatureLength / 2;

    // Writers that drop zero bits at the end of a BIT STRING drop whole zero bytes with them.
    private const int MostDroppedBytes = 4;

    /// <summary>
    /// r‖s in 64 bytes from raw numbers or from a SEQUENCE of two INTEGER, also where a number lacks the zero byte that
    /// keeps it positive, or zero bytes at the end are missing; null when it is neither.
    /// </summary>
    public static byte[]? Normalize(ReadOnlySpan<byte> value) =>
        value.Length is <= Sm2.SignatureLength and >= Sm2.SignatureLength - MostDroppedBytes
            && !(value[0] == DerTag.Sequence && value[1] == value.Length - 2)
            ? Padded(value, Sm2.SignatureLength)
            : FromSequence(value);

    private static byte[]? FromSequence(ReadOnlySpan<byte> value)
    {
        if (value.Length < 2)
        {
            return null;
        }

        var length = value[1] + 2;
        if (value.Length > length || length - value.Length > MostDroppedBytes)
        {
            return null;
        }

        try
        {
            var numbers = DerValue.ReadOnly(Padded(value, length), DerTag.Sequence).Open();
            var signature = new byte[Sm2.SignatureLength];
            return TryCopy(numbers.Next(DerTag.Integer), signature.AsSpan(..NumberLength))
                && TryCopy(numbers.Next(DerTag.Integer), signature.AsSpan(NumberLength..))
                && numbers.IsAtEnd
                ? signature
                : null;
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    private static bool TryCopy(DerValue number, Span<byte> place)
    {
        var digits = number.Content.Span.TrimStart((byte)0);
        if (digits.Length > place.Length)
        {
            return false;
        }

        digits.CopyTo(place[^digits.Length..]);
        return true;
    }

    private static byte[] Padded(ReadOnlySpan<byte> value, int length)
    {
        var padded = new byte[length];
        value.CopyTo(padded);
        return padded;
    }
}
