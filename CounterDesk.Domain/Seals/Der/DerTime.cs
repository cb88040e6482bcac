using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Seals.Der;

/// <summary>Times as seals, certificates and signature files write them.</summary>
internal static class DerTime
{
    // Writers in China that leave out the zone mean their own.
    private static readonly TimeSpan _chinaOffset = TimeSpan.FromHours(8);

    /// <summary>The time of a UTCTime, a GeneralizedTime, or text in a BIT STRING (GM/T 0031-2014); null when it is none.</summary>
    public static DateTimeOffset? Of(DerValue value)
    {
        var content = value.Tag is DerTag.BitString && !value.Content.IsEmpty ? value.Content[1..] : value.Content;
        if (value.Tag is DerTag.BitString && content.Span is [DerTag.UtcTime or DerTag.GeneralizedTime, ..])
        {
            // One writer puts the DER of a UTCTime into the BIT STRING.
            try
            {
                content = DerValue.Read(content, out _).Content;
            }
            catch (DerFormatException)
            {
                return null;
            }
        }

        return Parse(Encoding.ASCII.GetString(content.Span));
    }

    /// <summary>
    /// Reads 20220328071354Z, 220725214639Z, 20201010151120, 20200723130907.763Z, 2020-07-16 16:04:27 and their like: the
    /// form decides, not the tag, because production files have UTCTime text under the tag of GeneralizedTime.
    /// </summary>
    public static DateTimeOffset? Parse(string text)
    {
        var (time, zone) = SplitZone(text.Trim());
        var point = time.IndexOfAny(['.', ',']);
        var fraction = point < 0 ? "" : time[(point + 1)..];
        var digits = string.Concat((point < 0 ? time : time[..point]).Where(character => !"-/:T ".Contains(character)));
        if (digits.Length == 12)
        {
            // X.509 (RFC 5280 4.1.2.5.1): years from 50 on are of the last century.
            digits = (string.CompareOrdinal(digits, "50") >= 0 ? "19" : "20") + digits;
        }

        return zone is { } offset
            && fraction.All(char.IsAsciiDigit)
            && DateTime.TryParseExact(
                digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is > 1 and < 9999
            ? new DateTimeOffset(local, offset)
            : null;
    }

    private static (string Time, TimeSpan? Offset) SplitZone(string text)
    {
        if (text.EndsWith('Z'))
        {
            return (text[..^1], TimeSpan.Zero);
        }

        // A sign that is no separator of a date: behind at least twelve digits.
        var sign = text.LastIndexOfAny(['+', '-']);
        if (sign < 12)
        {
            return (text, _chinaOffset);
        }

        var isOffset = TimeSpan.TryParseExact(
            text[(sign + 1)..].Replace(":", "", StringComparison.Ordinal), "hhmm", CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14);
        return (text[..sign], !isOffset ? null : text[sign] is '-' ? -offset : offset);
    }
}
