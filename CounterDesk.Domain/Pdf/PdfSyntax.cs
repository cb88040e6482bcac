using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Pdf;

/// <summary>Numbers, texts and dates as PDF writes them (ISO 32000-1, 7.3 and 7.9).</summary>
internal static class PdfSyntax
{
    public const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>At most three decimals: a thousandth of a point is far below what a printer can place.</summary>
    public static string Number(double value) => Number(value, 3, "0.###");

    /// <summary>At most six decimals, for factors that lengths are multiplied with.</summary>
    public static string Factor(double value) => Number(value, 6, "0.######");

    /// <summary>A text for people: as it is when it is plain, otherwise as UTF-16 with its mark.</summary>
    public static string Text(string text) => text.All(IsPlain)
        ? $"({text})"
        : $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Date(DateTimeOffset time)
    {
        var local = time.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var offset = time.ToString("zzz", CultureInfo.InvariantCulture).Replace(':', '\'');
        return $"(D:{local}{offset}')";
    }

    public static string Reference(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    public static string References(IEnumerable<int> ids) => $"[{string.Join(' ', ids.Select(Reference))}]";

    private static bool IsPlain(char character) => character is ' ' or '-' || char.IsAsciiLetterOrDigit(character);

    /// <summary>
    /// The same as <see cref="Number(double)"/>, without a text of its own for each of thousands of numbers.
    /// </summary>
    public static void AppendNumber(StringBuilder text, double value)
    {
        const int Decimals = 3;
        const double Largest = 1e12;
        if (!(Math.Abs(value) < Largest))
        {
            text.Append(Number(value));
            return;
        }

        var thousandths = (long)(Math.Round(Math.Abs(value), Decimals) * 1000 + 0.5);
        if (value < 0 && thousandths > 0)
        {
            text.Append('-');
        }

        var (whole, part) = Math.DivRem(thousandths, 1000);
        text.Append(CultureInfo.InvariantCulture, $"{whole}");
        if (part != 0)
        {
            text.Append('.');
            for (var unit = 100; part != 0; unit /= 10)
            {
                text.Append((char)('0' + part / unit));
                part %= unit;
            }
        }
    }

    // Adding 0 turns a negative zero, which rounding makes, into a plain one.
    private static string Number(double value, int decimals, string format) =>
        (Math.Round(value, decimals) + 0.0).ToString(format, CultureInfo.InvariantCulture);
}
