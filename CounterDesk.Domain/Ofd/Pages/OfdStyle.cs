using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Where an object's colors and lines are looked for: in itself, then in its drawing parameters and those they build
/// on, then in those of its layer (GB/T 33190 8.2).
/// </summary>
internal sealed class OfdStyle
{
    // In millimetres, where nothing says otherwise.
    private const double DefaultLineWidth = 0.353;

    private const int DeepestParameters = 8;
    private const int MostChannels = 8;

    private readonly ImmutableArray<XElement> _places;
    private readonly OfdDrawingJob _job;

    private OfdStyle(ImmutableArray<XElement> places, OfdDrawingJob job) => (_places, _job) = (places, job);

    public static OfdStyle None(OfdDrawingJob job) => new([], job);

    public double LineWidth =>
        OfdValues.Number(Attribute("LineWidth")) is { } width and >= 0 ? width : DefaultLineWidth;

    public LineCap Cap => Attribute("Cap") switch
    {
        "Round" => LineCap.Round,
        "Square" => LineCap.Square,
        _ => LineCap.Butt,
    };

    public LineJoin Join => Attribute("Join") switch
    {
        "Round" => LineJoin.Round,
        "Bevel" => LineJoin.Bevel,
        _ => LineJoin.Miter,
    };

    /// <summary>Empty when the line is solid, or the pattern is none that can be drawn.</summary>
    public ImmutableArray<double> Dashes =>
        OfdValues.Numbers(Attribute("DashPattern")) is { Length: > 0 and < 32 } dashes
        && dashes.All(dash => dash >= 0) && dashes.Sum() > 0
            ? [.. dashes]
            : [];

    public OfdStyle With(XElement element)
    {
        var places = new List<XElement> { element };
        for (var id = (string?)element.Attribute("DrawParam"); id is not null && places.Count < DeepestParameters;)
        {
            var parameters = _job.Resources.Parameters(id);
            id = (string?)parameters?.Attribute("Relative");
            places.AddRange(parameters is null ? [] : [parameters]);
        }

        return new OfdStyle([.. places, .. _places], _job);
    }

    /// <summary>The color named FillColor or StrokeColor, or the one given; null when it cannot be drawn.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="otherwise">The color when nothing says one.</param>
    /// <param name="opacity">0 to 1, of the object.</param>
    public Color? Color(string name, Color? otherwise, double opacity)
    {
        var element = _places.Select(place => place.Element(name)).FirstOrDefault(found => found is not null);
        if (element is null)
        {
            return otherwise is { } color ? Fade(color, opacity) : null;
        }

        if (element.HasElements)
        {
            _job.Omit(OfdOmission.Shading);
            return null;
        }

        var ownOpacity = (element.Number("Alpha") ?? byte.MaxValue) / byte.MaxValue;
        return Read(element) is { } read ? Fade(read, opacity * ownOpacity) : null;
    }

    private string? Attribute(string name) =>
        _places.Select(place => (string?)place.Attribute(name)).FirstOrDefault(value => value is not null);

    // GB/T 33190 8.3.1: one value is a gray, three are red, green and blue, four cyan, magenta, yellow and black.
    private Color? Read(XElement element)
    {
        var value = (string?)element.Attribute("Value") ?? "0";
        var texts = value.Split((char[]?)null, MostChannels, StringSplitOptions.RemoveEmptyEntries);
        if (texts.Select(Channel).ToArray() is var channels && channels.All(channel => channel is not null))
        {
            switch (channels)
            {
                case [{ } gray]:
                    return new(gray, gray, gray);
                case [{ } red, { } green, { } blue]:
                    return new(red, green, blue);
                case [{ } cyan, { } magenta, { } yellow, { } black]:
                    return new(Mix(cyan, black), Mix(magenta, black), Mix(yellow, black));
            }
        }

        _job.Omit(OfdOmission.Unknown);
        return null;

        static byte Mix(byte ink, byte black) =>
            (byte)((byte.MaxValue - ink) * (byte.MaxValue - black) / byte.MaxValue);
    }

    // Decimal, or two hexadecimal digits after a #.
    private static byte? Channel(string text)
    {
        if (text.StartsWith('#'))
        {
            var isHex = byte.TryParse(text.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex);
            return isHex ? hex : null;
        }

        return OfdValues.Number(text) is { } number ? (byte)Math.Clamp(Math.Round(number), 0, byte.MaxValue) : null;
    }

    private static Color Fade(Color color, double opacity) =>
        color with { Alpha = (byte)Math.Round(color.Alpha * Math.Clamp(opacity, 0, 1)) };
}
