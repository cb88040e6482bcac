using System.Globalization;

namespace CounterDesk.Domain.Fonts;

/// <summary>The entries of a dictionary in a CFF font (Adobe Technical Note 5176, 4).</summary>
internal sealed class CffDictionary
{
    private const int MostOperands = 48;
    private const int Escape = 12;

    private readonly Dictionary<CffEntry, double[]> _entries = [];

    public static readonly CffDictionary Empty = new();

    public static CffDictionary Read(ReadOnlySpan<byte> bytes)
    {
        var dictionary = new CffDictionary();
        var operands = new List<double>();
        for (var at = 0; at < bytes.Length;)
        {
            var first = bytes[at];
            if (first > 21)
            {
                operands.Add(ReadOperand(bytes, ref at));
                if (operands.Count > MostOperands)
                {
                    throw new FontFormatException("An entry of the font has too many values.");
                }

                continue;
            }

            var entry = first == Escape ? Escape << 8 | bytes[at + 1] : first;
            at += first == Escape ? 2 : 1;
            dictionary._entries[(CffEntry)entry] = [.. operands];
            operands.Clear();
        }

        return dictionary;
    }

    public double[]? Find(CffEntry entry) => _entries.GetValueOrDefault(entry);

    public double Number(CffEntry entry, double otherwise) =>
        Find(entry) is { Length: > 0 } values ? values[0] : otherwise;

    /// <summary>Where something is in the font; null when nothing says so.</summary>
    public int? Offset(CffEntry entry) => Find(entry) is [.., var value] ? ToOffset(value) : null;

    /// <exception cref="FontFormatException">No place in a font.</exception>
    public static int ToOffset(double value) => value is >= 0 and <= int.MaxValue
        ? (int)value
        : throw new FontFormatException("The font refers to a place it cannot have.");

    private static double ReadOperand(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = bytes[at++];
        switch (first)
        {
            case >= 32 and <= 246:
                return first - 139;
            case >= 247 and <= 250:
                return (first - 247) * 256 + bytes[at++] + 108;
            case >= 251 and <= 254:
                return -(first - 251) * 256 - bytes[at++] - 108;
            case 28:
                at += 2;
                return FontTables.Int16(bytes, at - 2);
            case 29:
                at += 4;
                return (int)FontTables.UInt32(bytes, at - 4);
            case 30:
                return ReadReal(bytes, ref at);
            default:
                throw new FontFormatException("An entry of the font is written in a way CFF does not know.");
        }
    }

    // Half bytes: digits, a point, exponents, a minus, and the end.
    private static double ReadReal(ReadOnlySpan<byte> bytes, ref int at)
    {
        const int MostCharacters = 64;
        var text = "";
        while (text.Length < MostCharacters)
        {
            var both = bytes[at++];
            foreach (var half in (ReadOnlySpan<int>)[both >> 4, both & 0x0F])
            {
                if (half == 0x0F)
                {
                    return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        && double.IsFinite(number)
                            ? number
                            : throw new FontFormatException("An entry of the font is no number.");
                }

                text += half switch
                {
                    0x0A => ".",
                    0x0B => "E",
                    0x0C => "E-",
                    0x0E => "-",
                    _ => half.ToString(CultureInfo.InvariantCulture),
                };
            }
        }

        throw new FontFormatException("A number of the font does not end.");
    }
}

/// <summary>The entries that matter for outlines; those after an escape have it in their high byte.</summary>
internal enum CffEntry
{
    Charset = 15,
    CharStrings = 17,
    Private = 18,
    Subroutines = 19,
    DefaultWidth = 20,
    NominalWidth = 21,
    FontMatrix = 12 << 8 | 7,
    Registry = 12 << 8 | 30,
    FontArray = 12 << 8 | 36,
    FontSelect = 12 << 8 | 37,
}
