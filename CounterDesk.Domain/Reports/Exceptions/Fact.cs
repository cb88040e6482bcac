using System.Globalization;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>Facts as they are written: the same on every machine and in every language.</summary>
internal static class Fact
{
    private const int MostNames = 6;

    public static string Of(int count) => count.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Several names, or the beginning of many: a fact stays a line that can be read.</summary>
    public static string Of(IEnumerable<string> names)
    {
        var all = names.Distinct().Order(StringComparer.Ordinal).ToList();
        return string.Join(' ', all.Take(MostNames)) + (all.Count > MostNames ? " …" : "");
    }
}
