using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd;

/// <summary>Writes a picture as the content of a page: one object for each mark, in the picture's order.</summary>
internal sealed class OfdPageWriter
{
    // Of the em: how far letters reach above and below their base line, generously, so that none is cut off.
    private const double Above = 1.0;
    private const double Below = 0.35;

    private readonly OfdNumbers _numbers;
    private readonly FontSet _fonts;
    private readonly XElement _layer;

    private OfdPageWriter(OfdNumbers numbers, FontSet fonts)
    {
        _numbers = numbers;
        _fonts = fonts;
        _layer = OfdWriter.Element("Layer", new XAttribute("ID", numbers.Next()));
    }

    // GB/T 33190 7.7
    public static XElement Write(Picture picture, OfdNumbers numbers, FontSet fonts)
    {
        var writer = new OfdPageWriter(numbers, fonts);
        foreach (var mark in picture.Marks)
        {
            writer.Write(mark, Transform.Identity);
        }

        return OfdWriter.Root(
            "Page",
            OfdWriter.Element("Area", PhysicalBox(picture)),
            OfdWriter.Element("Content", writer._layer));
    }

    public static XElement PhysicalBox(Picture picture) =>
        OfdWriter.Element("PhysicalBox", Numbers(0, 0, picture.Width, picture.Height));

    private void Write(Mark mark, Transform transform)
    {
        switch (mark)
        {
            case Mark.Fill fill:
                Write(fill, transform);
                break;
            case Mark.Stroke stroke:
                Write(stroke, transform);
                break;
            case Mark.Lettering lettering:
                Write(lettering, transform);
                break;
            case Mark.Group { Clip: null } group:
                foreach (var part in group.Marks)
                {
                    Write(part, group.Transform.Then(transform));
                }

                break;
            default:
                throw new ArgumentException("Clips and images are not written; draw with outlines.", nameof(mark));
        }
    }

    // GB/T 33190 9.1
    private void Write(Mark.Fill fill, Transform transform)
    {
        var place = Place.Of(BoxAround(fill.Outline, margin: 0), transform);
        Add(
            "PathObject", place, fill.Color,
            new XAttribute("Stroke", "false"),
            new XAttribute("Fill", "true"),
            fill.Rule is FillRule.EvenOdd ? new XAttribute("Rule", "Even-Odd") : null,
            ColorElement("FillColor", fill.Color),
            OfdWriter.Element("AbbreviatedData", AbbreviatedData(fill.Outline, place.Origin)));
    }

    private void Write(Mark.Stroke stroke, Transform transform)
    {
        var place = Place.Of(BoxAround(stroke.Outline, margin: stroke.Width), transform);
        Add(
            "PathObject", place, stroke.Color,
            new XAttribute("LineWidth", Number(stroke.Width)),
            stroke.Cap is LineCap.Butt ? null : new XAttribute("Cap", stroke.Cap),
            stroke.Join is LineJoin.Miter ? null : new XAttribute("Join", stroke.Join),
            stroke.Dashes.IsEmpty ? null : new XAttribute("DashPattern", Numbers([.. stroke.Dashes])),
            ColorElement("StrokeColor", stroke.Color),
            OfdWriter.Element("AbbreviatedData", AbbreviatedData(stroke.Outline, place.Origin)));
    }

    // GB/T 33190 11.2 and 11.3
    private void Write(Mark.Lettering lettering, Transform transform)
    {
        var steps = StepsOf(lettering);
        var (size, start) = (lettering.Size, lettering.Start);
        var box = new Box(start.X, start.Y - Above * size, steps.Sum(), (Above + Below) * size);
        var place = Place.Of(box, transform);
        Add(
            "TextObject", place, lettering.Color,
            new XAttribute("Font", _numbers.Of(lettering.Typeface)),
            new XAttribute("Size", Number(size)),
            ColorElement("FillColor", lettering.Color),
            OfdWriter.Element(
                "TextCode",
                new XAttribute("X", Number(start.X - place.Origin.X)),
                new XAttribute("Y", Number(start.Y - place.Origin.Y)),
                steps.Count > 1 ? new XAttribute("DeltaX", Numbers([.. steps[..^1]])) : null,
                lettering.Text));
    }

    private void Add(string name, Place place, Color color, params object?[] content) => _layer.Add(OfdWriter.Element(
        name,
        new XAttribute("ID", _numbers.Next()),
        new XAttribute("Boundary", Numbers(
            place.Boundary.X, place.Boundary.Y, place.Boundary.Width, place.Boundary.Height)),
        place.Matrix is { } matrix
            ? new XAttribute("CTM", Numbers(matrix.A, matrix.B, matrix.C, matrix.D, matrix.E, matrix.F))
            : null,
        color.Alpha == byte.MaxValue ? null : new XAttribute("Alpha", color.Alpha),
        content));

    // How far each character moves the pen. A character no font of ours has is taken to be an em wide.
    private List<double> StepsOf(Mark.Lettering lettering) =>
        [.. lettering.Text.EnumerateRunes().Select((character, at) => at < lettering.Steps.Length
            ? lettering.Steps[at]
            : lettering.Spacing + lettering.Size
                * (_fonts.Find(lettering.Typeface, character) is { } found
                    ? (double)found.Font.AdvanceOf(found.Glyph) / found.Font.UnitsPerEm
                    : 1))];

    private static Box BoxAround(Outline outline, double margin)
    {
        var points = outline.Segments
            .Where(segment => segment.Step is not OutlineStep.Close)
            .SelectMany(segment => segment.Step is OutlineStep.CurveTo
                ? [segment.Control1, segment.Control2, segment.End]
                : new[] { segment.End })
            .ToList();
        return Grow(Place.BoxAround(points), margin);
    }

    private static Box Grow(Box box, double margin) =>
        new(box.X - margin, box.Y - margin, box.Width + 2 * margin, box.Height + 2 * margin);

    // GB/T 33190 9.1, AbbreviatedData: M and L with a point, B with three, C closes.
    private static string AbbreviatedData(Outline outline, Point origin)
    {
        var data = new StringBuilder();
        foreach (var segment in outline.Segments)
        {
            var (letter, points) = segment.Step switch
            {
                OutlineStep.MoveTo => ('M', [segment.End]),
                OutlineStep.LineTo => ('L', [segment.End]),
                OutlineStep.CurveTo => ('B', new[] { segment.Control1, segment.Control2, segment.End }),
                OutlineStep.Close => ('C', []),
            };
            data.Append(data.Length > 0 ? " " : "").Append(letter);
            foreach (var point in points)
            {
                data.Append(' ').Append(Numbers(point.X - origin.X, point.Y - origin.Y));
            }
        }

        return data.ToString();
    }

    private static XElement ColorElement(string name, Color color) => OfdWriter.Element(
        name, new XAttribute("Value", FormattableString.Invariant($"{color.Red} {color.Green} {color.Blue}")));

    private static string Numbers(params ReadOnlySpan<double> values)
    {
        var texts = new string[values.Length];
        for (var at = 0; at < values.Length; at++)
        {
            texts[at] = Number(values[at]);
        }

        return string.Join(' ', texts);
    }

    // A ten-thousandth of a millimetre. Adding 0 turns a negative zero, which rounding makes, into a plain one.
    private static string Number(double value) =>
        (Math.Round(value, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>
    /// Where an object stands: the box on the page that bounds it, the point of its own coordinates that is at the
    /// box's corner, and the matrix that leads from its coordinates into the box, if it is more than a move (GB/T
    /// 33190 8.5).
    /// </summary>
    private readonly record struct Place(Box Boundary, Point Origin, Transform? Matrix)
    {
        public static Place Of(Box box, Transform transform)
        {
            if (transform is { A: 1, B: 0, C: 0, D: 1 })
            {
                return new(box with { X = box.X + transform.E, Y = box.Y + transform.F }, new(box.X, box.Y), null);
            }

            var boundary = BoxAround(
            [
                transform.Apply(new(box.X, box.Y)), transform.Apply(new(box.Right, box.Y)),
                transform.Apply(new(box.X, box.Bottom)), transform.Apply(new(box.Right, box.Bottom)),
            ]);
            return new(boundary, default, transform.Then(Transform.Move(-boundary.X, -boundary.Y)));
        }

        public static Box BoxAround(IReadOnlyCollection<Point> points)
        {
            var (left, top) = (points.Min(point => point.X), points.Min(point => point.Y));
            return new(left, top, points.Max(point => point.X) - left, points.Max(point => point.Y) - top);
        }
    }
}
