using System.Collections.Immutable;
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

    // A line of no width is to be as thin as the device can draw it, which means nothing on paper.
    private const double ThinnestLine = 0.1;

    private const double DefaultMiterLimit = 3.528;

    // A shorter pattern is not seen as one, and costs whoever draws it a great deal.
    private const double ShortestDashes = 0.05;

    private const int MostDashes = 32;
    private const int DeepestParameters = 8;

    private readonly ImmutableArray<XElement> _places;
    private readonly OfdDrawingJob _job;

    private OfdStyle(ImmutableArray<XElement> places, OfdDrawingJob job) => (_places, _job) = (places, job);

    public double LineWidth => Number("LineWidth") switch
    {
        null or < 0 => DefaultLineWidth,
        < ThinnestLine / 10 => ThinnestLine,
        { } width => width,
    };

    private LineCap Cap => Attribute("Cap") switch
    {
        "Round" => LineCap.Round,
        "Square" => LineCap.Square,
        _ => LineCap.Butt,
    };

    private LineJoin Join => Attribute("Join") switch
    {
        "Round" => LineJoin.Round,
        "Bevel" => LineJoin.Bevel,
        _ => LineJoin.Miter,
    };

    // Empty when the line is solid, or the pattern is none that can be drawn.
    private ImmutableArray<double> Dashes =>
        OfdValues.Numbers(Attribute("DashPattern")) is { Length: > 0 and <= MostDashes } dashes
        && dashes.All(dash => dash >= 0) && dashes.Sum() >= ShortestDashes
            ? [.. dashes]
            : [];

    public static OfdStyle None(OfdDrawingJob job) => new([], job);

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

    /// <summary>A line along an outline as the style has it.</summary>
    public Mark.Stroke Line(Outline outline, Color color) => new(outline, color, LineWidth)
    {
        Cap = Cap,
        Join = Join,
        Dashes = Dashes,
        DashOffset = Number("DashOffset") ?? 0,
        MiterLimit = Math.Max(1, Number("MiterLimit") ?? DefaultMiterLimit),
    };

    /// <summary>The color named FillColor or StrokeColor, or the one given; null when it cannot be drawn.</summary>
    /// <param name="name">The element's name.</param>
    /// <param name="otherwise">The color when nothing says one.</param>
    /// <param name="opacity">0 to 1, of the object.</param>
    public Color? Color(string name, Color? otherwise, double opacity) => ColorElement(name) is { } element
        ? OfdColors.Read(element, opacity, _job)
        : otherwise is { } color ? OfdColors.Fade(color, opacity) : null;

    /// <summary>The pattern that stands for the color of that name; null when it is a color.</summary>
    public XElement? Pattern(string name) => ColorElement(name)?.Element("Pattern");

    private XElement? ColorElement(string name) =>
        _places.Select(place => place.Element(name)).FirstOrDefault(found => found is not null);

    private double? Number(string name) => OfdValues.Number(Attribute(name));

    private string? Attribute(string name) =>
        _places.Select(place => (string?)place.Attribute(name)).FirstOrDefault(value => value is not null);
}
