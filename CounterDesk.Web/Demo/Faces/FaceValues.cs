using System.Globalization;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>The values of a face as a page shows them; a field without a value is blank.</summary>
internal sealed class FaceValues(IEnumerable<FaceValue> values)
{
    private readonly Dictionary<string, string> _values = values.ToDictionary(value => value.Key, value => value.Value);

    public string this[string key] => _values.GetValueOrDefault(key, "");

    /// <summary>A date stored as 2019-05-20, in Chinese: 2019年05月20日.</summary>
    public string Date(string key) => InChinese(this[key]);

    public DateOnly? DayOf(string key) => Day(this[key]);

    /// <summary>The same of a value in hand; what is no date is blank.</summary>
    public static string InChinese(string value) =>
        Day(value)?.ToString("yyyy年MM月dd日", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
