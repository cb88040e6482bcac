using System.Globalization;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// Formats texts in which words depend on a count: <c>{0} {0:entry|entries}</c> has the first word where the count is one,
/// and the second where it is not. English needs it; Chinese does not.
/// </summary>
/// <param name="culture">How numbers and days are written.</param>
public sealed class CountFormat(CultureInfo culture) : IFormatProvider, ICustomFormatter
{
    public static CountFormat Invariant { get; } = new(CultureInfo.InvariantCulture);

    /// <summary>Which of two words stands with a count.</summary>
    /// <param name="count">A number, or how it was written.</param>
    /// <param name="format">The two, with a bar between them; null for what is no choice of words.</param>
    public static string? WordFor(object? count, string? format) => format?.Split('|') is [var one, var others]
        ? Convert.ToString(count, CultureInfo.InvariantCulture) is "1" ? one : others
        : null;

    public object? GetFormat(Type? formatType) =>
        formatType == typeof(ICustomFormatter) ? this : culture.GetFormat(formatType);

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) =>
        WordFor(arg, format) ?? (arg as IFormattable)?.ToString(format, culture) ?? arg?.ToString() ?? "";
}
