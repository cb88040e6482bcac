using System.Text;

namespace CounterDesk.Domain.SealedPdf;

/// <summary>Reads names and strings (ISO 32000-1 7.3.4, 7.3.5); each says where it ended.</summary>
internal static class PdfTexts
{
    private const int OctalDigits = 3;

    /// <param name="bytes">The file.</param>
    /// <param name="at">Behind the solidus; afterwards behind the name.</param>
    /// <exception cref="PdfFormatException">It is too long.</exception>
    public static string ReadName(ReadOnlySpan<byte> bytes, ref int at)
    {
        var name = new StringBuilder();
        while (at < bytes.Length && PdfCharacters.IsRegular(bytes[at]) && name.Length <= PdfLimits.MaxWordLength)
        {
            if (bytes[at] == '#' && bytes.Length - at > 2
                && PdfCharacters.HexDigit(bytes[at + 1]) is { } high
                && PdfCharacters.HexDigit(bytes[at + 2]) is { } low)
            {
                name.Append((char)(high << 4 | low));
                at += 3;
            }
            else
            {
                name.Append((char)bytes[at++]);
            }
        }

        return name.Length <= PdfLimits.MaxWordLength
            ? name.ToString()
            : throw PdfFormatException.TooLarge("A name is too long.");
    }

    /// <param name="bytes">The file.</param>
    /// <param name="at">Behind the opening bracket; afterwards behind the closing one.</param>
    /// <exception cref="PdfFormatException">It is too long, has something else than digits, or no end.</exception>
    public static byte[] ReadHex(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = bytes[at..].IndexOf((byte)'>');
        if (length < 0)
        {
            throw PdfFormatException.Malformed("A text does not end.");
        }

        if (length / 2 > PdfLimits.MaxTextBytes)
        {
            throw PdfFormatException.TooLarge("A text is too long.");
        }

        var text = new byte[(length + 1) / 2];
        var digits = 0;
        foreach (var character in bytes.Slice(at, length))
        {
            if (PdfCharacters.IsSpace(character))
            {
                continue;
            }

            var digit = PdfCharacters.HexDigit(character)
                ?? throw PdfFormatException.Malformed("A text in digits holds others.");
            text[digits / 2] |= (byte)(digits % 2 == 0 ? digit << 4 : digit);
            digits++;
        }

        at += length + 1;
        return text[..((digits + 1) / 2)];
    }

    /// <param name="bytes">The file.</param>
    /// <param name="at">Behind the opening parenthesis; afterwards behind the closing one.</param>
    /// <exception cref="PdfFormatException">It is too long, or has no end.</exception>
    public static byte[] ReadLiteral(ReadOnlySpan<byte> bytes, ref int at)
    {
        using var text = new MemoryStream();
        for (var open = 1; at < bytes.Length;)
        {
            if (text.Length > PdfLimits.MaxTextBytes)
            {
                throw PdfFormatException.TooLarge("A text is too long.");
            }

            var character = bytes[at++];
            switch (character)
            {
                case (byte)'\\':
                    ReadEscape(bytes, ref at, text);
                    continue;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    return text.ToArray();
            }

            text.WriteByte(character);
        }

        throw PdfFormatException.Malformed("A text does not end.");
    }

    private static void ReadEscape(ReadOnlySpan<byte> bytes, ref int at, MemoryStream text)
    {
        if (at == bytes.Length)
        {
            return;
        }

        var character = bytes[at++];
        switch (character)
        {
            case (byte)'n':
                text.WriteByte((byte)'\n');
                break;
            case (byte)'r':
                text.WriteByte((byte)'\r');
                break;
            case (byte)'t':
                text.WriteByte((byte)'\t');
                break;
            case (byte)'b':
                text.WriteByte((byte)'\b');
                break;
            case (byte)'f':
                text.WriteByte((byte)'\f');
                break;
            case (byte)'\n':
                break;
            case (byte)'\r':
                at += at < bytes.Length && bytes[at] == '\n' ? 1 : 0;
                break;
            case >= (byte)'0' and <= (byte)'7':
                var number = character - '0';
                for (var digit = 1; digit < OctalDigits && IsOctal(bytes, at); digit++)
                {
                    number = number << 3 | bytes[at++] - '0';
                }

                text.WriteByte((byte)number);
                break;
            default:
                text.WriteByte(character);
                break;
        }
    }

    private static bool IsOctal(ReadOnlySpan<byte> bytes, int at) =>
        at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'7';
}
