using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Fills an outline with a cell that repeats (GB/T 33190 8.3.2), tile by tile.</summary>
internal sealed class OfdPatterns(OfdDrawingJob job, OfdObjectDrawing objects)
{
    private const int MostTiles = 1_000;
    private const double ShortestStep = 0.05;

    /// <summary>Marks in the outline's coordinates; empty when they cannot be drawn, and the job knows why.</summary>
    /// <param name="outline">What is filled.</param>
    /// <param name="rule">What of it counts as inside.</param>
    /// <param name="pattern">The element Pattern.</param>
    /// <param name="surface">With the way from the outline's coordinates to the page.</param>
    public ImmutableArray<Mark> Fill(
        Outline outline, FillRule rule, XElement pattern, OfdSurface surface)
    {
        var (width, height) = (pattern.Number("Width") ?? 0, pattern.Number("Height") ?? 0);
        var (across, down) = (Step(pattern, "XStep", width), Step(pattern, "YStep", height));
        var start = pattern.Attribute("CTM") is null ? Transform.Identity : pattern.Matrix();
        if (pattern.Element("CellContent") is not { } cell || width <= 0 || height <= 0 || start is not { } matrix
            || Origin(pattern, matrix, surface.ToPage) is not { } origin || origin.Inverse() is not { } back)
        {
            job.Omit(OfdOmission.Shading);
            return [];
        }

        var area = BoxOf(outline).Through(back);
        var (left, right) = (Math.Floor((area.X - width) / across) + 1, Math.Ceiling(area.Right / across));
        var (top, bottom) = (Math.Floor((area.Y - height) / down) + 1, Math.Ceiling(area.Bottom / down));
        if ((right - left) * (bottom - top) > MostTiles)
        {
            job.Omit(OfdOmission.TooMuch);
            return [];
        }

        var marks = objects.Draw(cell, OfdStyle.None(job).With(cell), surface.Deeper());
        var weight = OfdWeight.Of(marks);
        var tiles = ImmutableArray.CreateBuilder<Mark>();
        for (var row = (int)top; row < bottom; row++)
        {
            for (var column = (int)left; column < right; column++)
            {
                if (!job.Spend(weight))
                {
                    return [];
                }

                var turn = Reflection((string?)pattern.Attribute("ReflectMethod"), column, row, width, height);
                tiles.Add(new Mark.Group(marks, turn.Then(Transform.Move(column * across, row * down))));
            }
        }

        return [new Mark.Group([new Mark.Group(tiles.ToImmutable(), origin)], Transform.Identity)
        {
            Clip = outline,
            ClipRule = rule,
        }];
    }

    private static double Step(XElement pattern, string name, double size) =>
        Math.Max(ShortestStep, pattern.Number(name) is { } step and > 0 ? step : size);

    // Steps are made first, then the matrix is applied; it starts at the object's corner or at the page's.
    private static Transform? Origin(XElement pattern, Transform matrix, Transform toPage) =>
        (string?)pattern.Attribute("RelativeTo") != "Page" ? matrix
        : toPage.Inverse() is { } fromPage ? matrix.Then(fromPage)
        : null;

    private static Transform Reflection(string? method, int column, int row, double width, double height)
    {
        var isTurnedOver = (column & 1) == 1 && method is "Column" or "RowAndColumn";
        var isUpsideDown = (row & 1) == 1 && method is "Row" or "RowAndColumn";
        return new(
            isTurnedOver ? -1 : 1, 0, 0, isUpsideDown ? -1 : 1, isTurnedOver ? width : 0, isUpsideDown ? height : 0);
    }

    private static Box BoxOf(Outline outline)
    {
        var points = outline.Segments
            .Where(segment => segment.Step is not OutlineStep.Close)
            .SelectMany(segment => segment.Step is OutlineStep.CurveTo
                ? (Point[])[segment.Control1, segment.Control2, segment.End]
                : [segment.End])
            .ToList();
        var (x, y) = (points.Min(point => point.X), points.Min(point => point.Y));
        return new(x, y, points.Max(point => point.X) - x, points.Max(point => point.Y) - y);
    }
}
