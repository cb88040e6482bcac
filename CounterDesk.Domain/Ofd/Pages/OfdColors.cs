using System.Globalization;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Reads a color (GB/T 33190 8.3): values in a color space, an entry of its palette, or a shading, of which the middle
/// color is taken. Profiles are not applied: how many values there are says what they mean.
/// </summary>
internal static class OfdColors
{
    private const int MostChannels = 8;
    private const int MostStops = 256;

    /// <summary>Null when the color cannot be told, and the job knows why.</summary>
    /// <param name="element">FillColor, StrokeColor or one like them.</param>
    /// <param name="opacity">0 to 1, of the object.</param>
    /// <param name="job">What is being drawn.</param>
    public static Color? Read(XElement element, double opacity, OfdDrawingJob job)
    {
        opacity *= OfdValues.Opacity(element);
        var shading = element.Elements().FirstOrDefault();
        switch (shading?.Name.LocalName)
        {
            case null:
                return Plain(element, job) is { } plain ? Fade(plain, opacity) : null;
            case "AxialShd" or "RadialShd" when Middle(StopsOf(shading, job)) is { } middle:
                job.FlattenShading();
                return Fade(middle, opacity);
            case "GouraudShd" or "LaGouraudShd" when Mean(PointsOf(shading, job)) is { } mean:
                job.FlattenShading();
                return Fade(mean, opacity);
            case "Pattern" when FirstOf(shading) is { } first:
                // Only the inside of a path is tiled; whatever else has a pattern gets its first color.
                job.Omit(OfdOmission.Shading);
                return Plain(first, job) is { } color ? Fade(color, opacity) : null;
            default:
                job.Omit(OfdOmission.Shading);
                return null;
        }
    }

    public static Color Fade(Color color, double opacity) =>
        color with { Alpha = (byte)Math.Round(color.Alpha * Math.Clamp(opacity, 0, 1)) };

    // GB/T 33190 8.3.3: segments have positions from 0 to 1, those without are spread evenly.
    private static List<(double Position, Color Color)> StopsOf(XElement shading, OfdDrawingJob job)
    {
        var segments = shading.Elements("Segment").Take(MostStops).ToList();
        return
        [
            .. segments
                .Select((segment, at) => (
                    Position: segment.Number("Position") ?? (double)at / Math.Max(1, segments.Count - 1),
                    Color: ColorIn(segment, job)))
                .Where(stop => stop.Color is not null)
                .Select(stop => (stop.Position, stop.Color!.Value))
                .OrderBy(stop => stop.Position),
        ];
    }

    private static List<Color> PointsOf(XElement shading, OfdDrawingJob job) =>
        [.. shading.Elements("Point").Take(MostStops).Select(point => ColorIn(point, job)).OfType<Color>()];

    private static Color? ColorIn(XElement place, OfdDrawingJob job) =>
        place.Element("Color") is { HasElements: false } color && Plain(color, job) is { } plain
            ? Fade(plain, OfdValues.Opacity(color))
            : null;

    private static Color? Middle(List<(double Position, Color Color)> stops)
    {
        const double Half = 0.5;
        if (stops.Count == 0)
        {
            return null;
        }

        var before = stops.LastOrDefault(stop => stop.Position <= Half, stops[0]);
        var after = stops.FirstOrDefault(stop => stop.Position >= Half, stops[^1]);
        var gap = after.Position - before.Position;
        return Mix(before.Color, after.Color, gap > 0 ? (Half - before.Position) / gap : Half);
    }

    private static Color? Mean(List<Color> colors) => colors.Count == 0
        ? null
        : new((byte)colors.Average(color => color.Red), (byte)colors.Average(color => color.Green),
            (byte)colors.Average(color => color.Blue), (byte)colors.Average(color => color.Alpha));

    private static Color Mix(Color from, Color to, double part)
    {
        part = Math.Clamp(part, 0, 1);
        return new(Between(from.Red, to.Red), Between(from.Green, to.Green), Between(from.Blue, to.Blue),
            Between(from.Alpha, to.Alpha));

        byte Between(byte first, byte second) => (byte)Math.Round(first + part * (second - first));
    }

    private static XElement? FirstOf(XElement pattern) => pattern.Descendants()
        .FirstOrDefault(element => element is { Name.LocalName: "FillColor" or "StrokeColor", HasElements: false });

    // GB/T 33190 8.3.1: one value is a gray, three are red, green and blue, four cyan, magenta, yellow and black.
    private static Color? Plain(XElement element, OfdDrawingJob job)
    {
        var space = job.Resources.ColorSpace((string?)element.Attribute("ColorSpace"));
        var value = (string?)element.Attribute("Value") ?? FromPalette(element, space) ?? DefaultIn(space);
        var bits = Math.Clamp(space?.Number("BitsPerComponent") ?? 8, 1, 16);
        var texts = value.Split((char[]?)null, MostChannels, StringSplitOptions.RemoveEmptyEntries);
        if (texts.Select(text => Channel(text, Math.Pow(2, (int)bits) - 1)).ToArray() is var channels
            && channels.All(channel => channel is not null))
        {
            switch (channels)
            {
                case [{ } gray]:
                    return new(gray, gray, gray);
                case [{ } red, { } green, { } blue]:
                    return new(red, green, blue);
                case [{ } cyan, { } magenta, { } yellow, { } black]:
                    return new(WithoutInk(cyan, black), WithoutInk(magenta, black), WithoutInk(yellow, black));
            }
        }

        job.Omit(OfdOmission.Unknown);
        return null;
    }

    private static string? FromPalette(XElement element, XElement? space) =>
        element.Number("Index") is >= 0 and var index
        ? space?.Elements("Palette").Elements("CV").ElementAtOrDefault((int)index)?.Text()
        : null;

    private static string DefaultIn(XElement? space) => (string?)space?.Attribute("Type") == "CMYK" ? "0 0 0 0" : "0";

    private static byte WithoutInk(byte ink, byte black) =>
        (byte)((byte.MaxValue - ink) * (byte.MaxValue - black) / byte.MaxValue);

    // Decimal, or hexadecimal digits after a #.
    private static byte? Channel(string text, double most)
    {
        double? value = text.StartsWith('#')
            ? ushort.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex)
                ? hex
                : null
            : OfdValues.Number(text);
        return value is { } number ? (byte)Math.Round(Math.Clamp(number / most, 0, 1) * byte.MaxValue) : null;
    }
}
