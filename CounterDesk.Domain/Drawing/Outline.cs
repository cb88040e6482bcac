using System.Collections.Immutable;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Drawing;

/// <summary>What one step of an outline does.</summary>
public enum OutlineStep
{
    MoveTo,
    LineTo,

    /// <summary>A cubic curve: two control points, then the end point.</summary>
    CurveTo,
    Close,
}

/// <summary>
/// One step of an outline. <see cref="End"/> is where it leads; the control points belong to
/// <see cref="OutlineStep.CurveTo"/> only, and <see cref="OutlineStep.Close"/> has no points.
/// </summary>
public readonly record struct OutlineSegment(
    OutlineStep Step, Point End, Point Control1 = default, Point Control2 = default);

/// <summary>A line along which something is filled, stroked or clipped; it may have several parts.</summary>
public sealed record Outline(ImmutableArray<OutlineSegment> Segments)
{
    // The distance of control points that makes four cubic curves pass for a circle.
    private const double CircleControl = 0.5522847498;

    public static Outline Line(Point from, Point to) => new OutlineBuilder().MoveTo(from).LineTo(to).Build();

    public static Outline Rectangle(Box box) => new OutlineBuilder()
        .MoveTo(new(box.X, box.Y))
        .LineTo(new(box.Right, box.Y))
        .LineTo(new(box.Right, box.Bottom))
        .LineTo(new(box.X, box.Bottom))
        .Close()
        .Build();

    /// <summary>A glyph in millimetres from where it begins on the base line.</summary>
    /// <param name="glyph">In its font's units.</param>
    /// <param name="unit">What one of them measures.</param>
    public static Outline Of(GlyphOutline glyph, double unit)
    {
        var outline = new OutlineBuilder();
        for (var at = 0; at < glyph.Segments.Length; at++)
        {
            var segment = glyph.Segments[at];
            _ = segment.Step switch
            {
                GlyphStep.MoveTo => (at == 0 ? outline : outline.Close()).MoveTo(Place(segment.End)),
                GlyphStep.LineTo => outline.LineTo(Place(segment.End)),
                GlyphStep.QuadraticTo => outline.QuadraticTo(Place(segment.Control1), Place(segment.End)),
                GlyphStep.CubicTo => outline.CurveTo(
                    Place(segment.Control1), Place(segment.Control2), Place(segment.End)),
            };
        }

        return (glyph.Segments.IsEmpty ? outline : outline.Close()).Build();

        Point Place(GlyphPoint point) => new(unit * point.X, -unit * point.Y);
    }

    /// <summary>The outline moved, turned or scaled.</summary>
    public Outline Through(Transform transform) => new([.. Segments.Select(segment => segment with
    {
        End = transform.Apply(segment.End),
        Control1 = transform.Apply(segment.Control1),
        Control2 = transform.Apply(segment.Control2),
    })]);

    /// <summary>The ellipse that touches the four sides of <paramref name="box"/>.</summary>
    public static Outline Ellipse(Box box)
    {
        var (rx, ry) = (box.Width / 2, box.Height / 2);
        var (cx, cy) = (box.X + rx, box.Y + ry);
        var (kx, ky) = (rx * CircleControl, ry * CircleControl);
        return new OutlineBuilder()
            .MoveTo(new(cx + rx, cy))
            .CurveTo(new(cx + rx, cy + ky), new(cx + kx, cy + ry), new(cx, cy + ry))
            .CurveTo(new(cx - kx, cy + ry), new(cx - rx, cy + ky), new(cx - rx, cy))
            .CurveTo(new(cx - rx, cy - ky), new(cx - kx, cy - ry), new(cx, cy - ry))
            .CurveTo(new(cx + kx, cy - ry), new(cx + rx, cy - ky), new(cx + rx, cy))
            .Close()
            .Build();
    }

    /// <summary>A rectangle from the origin, its corners quarters of an ellipse; square when a radius is nothing.</summary>
    public static Outline RoundRectangle(double width, double height, Point radius)
    {
        if (radius.X <= 0 || radius.Y <= 0)
        {
            return Rectangle(new(0, 0, width, height));
        }

        var (rx, ry) = (radius.X, radius.Y);
        var (kx, ky) = (rx * (1 - CircleControl), ry * (1 - CircleControl));
        return new OutlineBuilder()
            .MoveTo(new(rx, 0))
            .LineTo(new(width - rx, 0))
            .CurveTo(new(width - kx, 0), new(width, ky), new(width, ry))
            .LineTo(new(width, height - ry))
            .CurveTo(new(width, height - ky), new(width - kx, height), new(width - rx, height))
            .LineTo(new(rx, height))
            .CurveTo(new(kx, height), new(0, height - ky), new(0, height - ry))
            .LineTo(new(0, ry))
            .CurveTo(new(0, ky), new(kx, 0), new(rx, 0))
            .Close()
            .Build();
    }
}
