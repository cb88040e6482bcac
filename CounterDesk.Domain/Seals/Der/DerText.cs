using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Seals.Der;

/// <summary>Texts and object identifiers, which a report shows or compares. Any bytes give some text.</summary>
internal static class DerText
{
    private const byte Utf8String = 0x0C;
    private const byte BmpString = 0x1E;

    /// <summary>The text of a string of any kind, without control characters and the zero bytes that some writers pad with.</summary>
    public static string Of(DerValue value)
    {
        var text = value.Tag is BmpString
            ? Encoding.BigEndianUnicode.GetString(value.Content.Span)
            : Encoding.UTF8.GetString(value.Content.Span);
        return string.Concat(text.Where(character => !char.IsControl(character))).Trim();
    }

    /// <summary>The identifier in dots (X.690 8.19).</summary>
    /// <exception cref="DerFormatException">It is no object identifier, or its numbers are out of all proportion.</exception>
    public static string ObjectIdentifier(DerValue value)
    {
        var content = value.Expect(DerTag.ObjectIdentifier).Content.Span;
        if (content.IsEmpty || content[^1] >= 0x80)
        {
            throw new DerFormatException("An object identifier is cut short.");
        }

        var text = new StringBuilder();
        ulong number = 0;
        foreach (var part in content)
        {
            if (number > uint.MaxValue)
            {
                throw new DerFormatException("A number of an object identifier is too large.");
            }

            number = number << 7 | (uint)(part & 0x7F);
            if (part < 0x80)
            {
                Append(text, number);
                number = 0;
            }
        }

        return text.ToString();
    }

    // The first two numbers are packed into one.
    private static void Append(StringBuilder text, ulong number)
    {
        if (text.Length == 0)
        {
            var first = Math.Min(number / 40, 2);
            text.Append(CultureInfo.InvariantCulture, $"{first}.{number - first * 40}");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $".{number}");
    }
}
