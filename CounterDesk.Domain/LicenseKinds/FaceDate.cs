using System.Globalization;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>Dates in the forms in which faces, manifests and platforms write them.</summary>
public static class FaceDate
{
    private static readonly string[] _formats =
        ["yyyy-MM-dd", "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-dd HH:mm:ss", "yyyyMMddHHmmss"];

    public static bool TryParse(string? text, out DateOnly date)
    {
        var isDate = DateTime.TryParseExact(
            text?.Trim(), _formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        date = DateOnly.FromDateTime(time);
        return isDate;
    }

    /// <summary>The form in which dates are stored and compared.</summary>
    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
