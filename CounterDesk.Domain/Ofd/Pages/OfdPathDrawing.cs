using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns a PathObject (GB/T 33190 9) into marks in the object's own coordinates.</summary>
internal static class OfdPathDrawing
{
    public static ImmutableArray<Mark> Draw(
        XElement element, OfdStyle style, double opacity, OfdPlacement placement, OfdDrawingJob job)
    {
        if (OfdPathData.Read(element.Element("AbbreviatedData").Text(), job.StepsLeft) is not { } outline
            || !job.SpendSteps(outline.Segments.Length))
        {
            job.Omit(OfdOmission.Unknown);
            return [];
        }

        var marks = ImmutableArray.CreateBuilder<Mark>();
        if (element.Flag("Fill") is true && style.Color("FillColor", null, opacity) is { } fill)
        {
            var rule = (string?)element.Attribute("Rule") == "Even-Odd" ? FillRule.EvenOdd : FillRule.NonZero;
            marks.Add(new Mark.Fill(outline, fill, rule));
        }

        if ((element.Flag("Stroke") ?? true) && style.Color("StrokeColor", Color.Black, opacity) is { } line)
        {
            marks.Add(new Mark.Stroke(outline, line, style.LineWidth)
            {
                Cap = style.Cap,
                Join = style.Join,
                Dashes = style.Dashes,
            });
        }

        return marks.Count == 0 || placement.Contains(PointsOf(outline))
            ? marks.ToImmutable()
            : placement.CutOff(marks.ToImmutable());
    }

    private static IEnumerable<Point> PointsOf(Outline outline) => outline.Segments
        .Where(segment => segment.Step is not OutlineStep.Close)
        .Select(segment => segment.End);
}
