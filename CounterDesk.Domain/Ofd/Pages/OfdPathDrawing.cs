using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns a PathObject (GB/T 33190 9) into marks in the object's own coordinates.</summary>
internal sealed class OfdPathDrawing(OfdDrawingJob job, OfdPatterns patterns)
{
    public ImmutableArray<Mark> Draw(
        XElement element, OfdStyle style, double opacity, OfdPlacement placement, OfdSurface surface)
    {
        if (OfdPathData.Read(element.Element("AbbreviatedData").Text(), job.StepsLeft, out var isTooLong)
            is not { } outline)
        {
            job.Omit(isTooLong ? OfdOmission.TooMuch : OfdOmission.Unknown);
            return [];
        }

        job.SpendSteps(outline.Segments.Length);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        if (element.Flag("Fill") is true)
        {
            marks.AddRange(Fill(element, outline, style, opacity, placement, surface));
        }

        if ((element.Flag("Stroke") ?? true)
            && style.Color("StrokeColor", Color.Black, opacity) is { Alpha: > 0 } line)
        {
            marks.Add(style.Line(outline, line));
        }

        return marks.Count == 0 || placement.Contains(PointsOf(outline))
            ? marks.ToImmutable()
            : placement.CutOff(marks.ToImmutable());
    }

    private ImmutableArray<Mark> Fill(
        XElement element, Outline outline, OfdStyle style, double opacity, OfdPlacement placement, OfdSurface surface)
    {
        var rule = (string?)element.Attribute("Rule") == "Even-Odd" ? FillRule.EvenOdd : FillRule.NonZero;
        if (style.Pattern("FillColor") is { } pattern)
        {
            var inside = surface with { ToPage = placement.ToSurface.Then(surface.ToPage), Opacity = opacity };
            return patterns.Fill(outline, rule, pattern, inside);
        }

        return style.Color("FillColor", null, opacity) is { Alpha: > 0 } fill
            ? [new Mark.Fill(outline, fill, rule)]
            : [];
    }

    private static IEnumerable<Point> PointsOf(Outline outline) => outline.Segments
        .Where(segment => segment.Step is not OutlineStep.Close)
        .Select(segment => segment.End);
}
