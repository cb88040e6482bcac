using System.Globalization;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Reads the simple values of GB/T 33190 7.3 from attributes. What is malformed, not finite or absurdly far away is
/// null.
/// </summary>
internal static class OfdValues
{
    // Ten kilometres: no page is that large.
    private const double Furthest = 1e7;

    private const int MaxNumbers = 200_000;

    public static double? Number(this XElement element, string name) => Number((string?)element.Attribute(name));

    public static double? Number(string? text) => Number(text.AsSpan());

    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) && Math.Abs(number) <= Furthest
            ? number
            : null;

    public static bool? Flag(this XElement element, string name) => (string?)element.Attribute(name) switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>Numbers with spaces between them; null when one of them is none.</summary>
    public static double[]? Numbers(string? text)
    {
        var parts = (text ?? "").Split((char[]?)null, MaxNumbers, StringSplitOptions.RemoveEmptyEntries);
        var numbers = new double[parts.Length];
        for (var at = 0; at < parts.Length; at++)
        {
            if (Number(parts[at]) is not { } number)
            {
                return null;
            }

            numbers[at] = number;
        }

        return numbers;
    }

    /// <summary>Alpha as a part of one (GB/T 33190 8.5).</summary>
    public static double Opacity(XElement element) =>
        Math.Clamp((element.Number("Alpha") ?? byte.MaxValue) / byte.MaxValue, 0, 1);

    public static Box? Box(this XElement element, string name) => Box((string?)element.Attribute(name));

    public static Box? Box(string? text) => Numbers(text) is [var x, var y, >= 0 and var width, >= 0 and var height]
        ? new Box(x, y, width, height)
        : null;

    /// <summary>The matrix CTM; null when there is none or it is malformed.</summary>
    public static Transform? Matrix(this XElement element) =>
        Numbers((string?)element.Attribute("CTM")) is [var a, var b, var c, var d, var e, var f]
            ? new Transform(a, b, c, d, e, f)
            : null;

    /// <summary>
    /// Distances as DeltaX has them: numbers, and "g n d" for n times the distance d (GB/T 33190 11.3).
    /// </summary>
    public static List<double>? Distances(string? text, int needed)
    {
        var distances = new List<double>();
        var parts = (text ?? "").Split((char[]?)null, MaxNumbers, StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < parts.Length && distances.Count < needed; at++)
        {
            var isGroup = parts[at] is "g" or "G" && at + 2 < parts.Length;
            var count = isGroup ? Number(parts[at + 1]) : 1;
            var distance = Number(isGroup ? parts[at + 2] : parts[at]);
            if (count is not { } times || distance is not { } step)
            {
                return null;
            }

            distances.AddRange(Enumerable.Repeat(step, (int)Math.Clamp(times, 0, needed - distances.Count)));
            at += isGroup ? 2 : 0;
        }

        return distances;
    }
}
