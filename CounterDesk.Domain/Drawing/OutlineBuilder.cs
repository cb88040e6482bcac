using System.Collections.Immutable;

namespace CounterDesk.Domain.Drawing;

/// <summary>Collects the steps of an <see cref="Outline"/>. The first step must be <see cref="MoveTo"/>.</summary>
public sealed class OutlineBuilder
{
    private readonly ImmutableArray<OutlineSegment>.Builder _segments = ImmutableArray.CreateBuilder<OutlineSegment>();
    private Point _current;
    private Point _start;

    public OutlineBuilder MoveTo(Point point) => Add(new(OutlineStep.MoveTo, point));

    public OutlineBuilder LineTo(Point point) => Add(new(OutlineStep.LineTo, point));

    public OutlineBuilder CurveTo(Point control1, Point control2, Point end) =>
        Add(new(OutlineStep.CurveTo, end, control1, control2));

    /// <summary>A curve with one control point, as TrueType and OFD have it.</summary>
    public OutlineBuilder QuadraticTo(Point control, Point end)
    {
        var from = _current;
        return CurveTo(Between(from, control), Between(end, control), end);
    }

    public OutlineBuilder Close() => Add(new(OutlineStep.Close, _current));

    public Outline Build() => new(_segments.ToImmutable());

    // Raising the degree of a quadratic curve puts the control points at two thirds of the way.
    private static Point Between(Point from, Point control) =>
        new(from.X + 2 * (control.X - from.X) / 3, from.Y + 2 * (control.Y - from.Y) / 3);

    private OutlineBuilder Add(OutlineSegment segment)
    {
        if (_segments.Count == 0 && segment.Step is not OutlineStep.MoveTo)
        {
            throw new InvalidOperationException("Begin an outline with MoveTo.");
        }

        _segments.Add(segment);
        _start = segment.Step is OutlineStep.MoveTo ? segment.End : _start;
        _current = segment.Step is OutlineStep.Close ? _start : segment.End;
        return this;
    }
}
