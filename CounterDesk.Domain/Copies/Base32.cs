using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// Base 32 without padding (RFC 4648, 6): its letters and digits are all in the alphanumeric mode of a QR code.
/// </summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int BitsOfCharacter = 5;
    private const int BitsOfByte = 8;

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * BitsOfByte + BitsOfCharacter - 1) / BitsOfCharacter];
        for (var at = 0; at < text.Length; at++)
        {
            var value = 0;
            for (var bit = at * BitsOfCharacter; bit < (at + 1) * BitsOfCharacter; bit++)
            {
                value = value << 1 | BitAt(bytes, bit);
            }

            text[at] = Alphabet[value];
        }

        return new(text);
    }

    /// <summary>Takes capitals only, and only what <see cref="Encode"/> would have written.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[text.Length * BitsOfCharacter / BitsOfByte];
        for (var at = 0; at < text.Length; at++)
        {
            var value = Alphabet.IndexOf(text[at], StringComparison.Ordinal);
            if (value < 0)
            {
                bytes = null;
                return false;
            }

            for (var bit = 0; bit < BitsOfCharacter; bit++)
            {
                var place = at * BitsOfCharacter + bit;
                var isSet = (value >> (BitsOfCharacter - 1 - bit) & 1) == 1;
                if (isSet && place / BitsOfByte < bytes.Length)
                {
                    bytes[place / BitsOfByte] |= (byte)(1 << (BitsOfByte - 1 - place % BitsOfByte));
                }
            }
        }

        // The bits that do not fill a byte are zero, and no character is without use.
        if (Encode(bytes) != text)
        {
            bytes = null;
        }

        return bytes is not null;
    }

    private static int BitAt(ReadOnlySpan<byte> bytes, int bit) =>
        bit / BitsOfByte < bytes.Length ? bytes[bit / BitsOfByte] >> (BitsOfByte - 1 - bit % BitsOfByte) & 1 : 0;
}
