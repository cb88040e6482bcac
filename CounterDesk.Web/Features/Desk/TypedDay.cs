using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Features.Desk;

/// <summary>
/// A day as a clerk types it from a paper: 20260630, 2026-6-30, 2026年6月30日, or 0630 for one of this year.
/// </summary>
public static class TypedDay
{
    private const int Longest = 8;
    private const string Allowed = "0123456789-/.年月日";

    private static readonly string[] _ofThisYear = ["MMdd", "M-d", "M/d", "M.d", "M月d日"];

    public static bool TryParse(string typed, int thisYear, out DateOnly day)
    {
        var text = IdentifierText.Fold(typed);

        // With the year beside it, the 29th of February is known to be there or not.
        var withYear = _ofThisYear.Select(format => $"yyyy|{format}").ToArray();
        return FaceDate.TryParse(text, out day)
            || DateOnly.TryParseExact(
                string.Create(CultureInfo.InvariantCulture, $"{thisYear:0000}|{text}"), withYear,
                CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    /// <summary>It may still become a day: nobody is told of a fault while typing.</summary>
    public static bool IsBegun(string typed)
    {
        var text = IdentifierText.Fold(typed);
        var isWhole = text.Length is 4 && text[0] is '0' or '1' && text.All(char.IsAsciiDigit);
        return text.Length < Longest && !isWhole && text.All(Allowed.Contains);
    }

    public static string Write(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
