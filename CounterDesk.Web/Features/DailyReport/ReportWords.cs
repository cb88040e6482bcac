using System.Globalization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>Addresses and numbers of a report as its pages write them.</summary>
public static class ReportWords
{
    private const string DayFormat = "yyyy-MM-dd";

    public static string Address(DateOnly day) => $"/reports/{Day(day)}";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One digit behind the point: a day's shares are small.</summary>
    public static string Share(int part, int whole) =>
        whole is 0 ? "0%" : ((double)part / whole).ToString("0.0%", CultureInfo.InvariantCulture);

    /// <summary>Hexadecimal in groups of eight, to be compared by eye.</summary>
    public static string Root(string root) => string.Join(' ', root.Chunk(8).Select(part => new string(part)));
}
