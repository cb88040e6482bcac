using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns the objects of a layer into marks on the page (GB/T 33190 8.5, 9, 10, 11).</summary>
internal sealed class OfdObjectDrawing(OfdDrawingJob job)
{
    private const int DeepestBlock = 16;

    // A line may reach beyond its object's box by rounding; more than this is cut off, as the standard says.
    private const double Overhang = 0.5;

    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    public ImmutableArray<Mark> Marks => _marks.ToImmutable();

    /// <summary>Draws what a layer or block holds.</summary>
    public void Draw(XElement container, OfdStyle style, int depth = 0)
    {
        foreach (var element in container.Elements())
        {
            if (element.Flag("Visible") is false)
            {
                continue;
            }

            switch (element.Name.LocalName)
            {
                case "PathObject" or "TextObject" or "ImageObject":
                    DrawObject(element, style.With(element));
                    break;
                case "PageBlock" when depth < DeepestBlock:
                    Draw(element, style, depth + 1);
                    break;
                case "CompositeObject":
                    job.Omit(OfdOmission.CompositeObject);
                    break;
                default:
                    job.Omit(OfdOmission.Unknown);
                    break;
            }
        }
    }

    private void DrawObject(XElement element, OfdStyle style)
    {
        var hasBadMatrix = element.Attribute("CTM") is not null && element.Matrix() is null;
        if (element.Box("Boundary") is not { } boundary || hasBadMatrix)
        {
            job.Omit(OfdOmission.Unknown);
            return;
        }

        var opacity = (element.Number("Alpha") ?? byte.MaxValue) / byte.MaxValue;
        var marks = element.Name.LocalName switch
        {
            "PathObject" => DrawPath(element, style, opacity, boundary),
            "TextObject" => OfdTextDrawing.Draw(element, style, opacity, job),
            _ => DrawImage(element, boundary),
        };
        if (OfdClips.Read(element, job) is not { } clips || marks.IsEmpty || !job.SpendMark())
        {
            return;
        }

        foreach (var clip in clips)
        {
            marks = [new Mark.Group(marks, Transform.Identity) { Clip = clip }];
        }

        Add(marks, (element.Matrix() ?? Transform.Identity).Then(Transform.Move(boundary.X, boundary.Y)));
    }

    // Text that is only moved goes on the page as it is, so that what is written where can be found.
    private void Add(ImmutableArray<Mark> marks, Transform transform)
    {
        if (transform is { A: 1, B: 0, C: 0, D: 1 } && marks.All(mark => mark is Mark.Lettering))
        {
            _marks.AddRange(marks.OfType<Mark.Lettering>().Select(lettering =>
                lettering with { Start = transform.Apply(lettering.Start) }));
        }
        else
        {
            _marks.Add(new Mark.Group(marks, transform));
        }
    }

    private ImmutableArray<Mark> DrawPath(XElement element, OfdStyle style, double opacity, Box boundary)
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

        return marks.Count == 0 || IsWithin(outline, element.Matrix(), boundary)
            ? marks.ToImmutable()
            : CutOff(marks.ToImmutable(), element.Matrix() ?? Transform.Identity, boundary);
    }

    private static bool IsWithin(Outline outline, Transform? matrix, Box boundary) => outline.Segments
        .Where(segment => segment.Step is not OutlineStep.Close)
        .Select(segment => (matrix ?? Transform.Identity).Apply(segment.End))
        .All(point => point.X >= -Overhang && point.X <= boundary.Width + Overhang
            && point.Y >= -Overhang && point.Y <= boundary.Height + Overhang);

    // The box is in the coordinates the matrix leads to, so the cut is made there and the matrix is taken back outside.
    private ImmutableArray<Mark> CutOff(ImmutableArray<Mark> marks, Transform matrix, Box boundary)
    {
        if (matrix.Inverse() is not { } inverse)
        {
            job.Omit(OfdOmission.Unknown);
            return [];
        }

        var cut = new Mark.Group([new Mark.Group(marks, matrix)], inverse)
        {
            Clip = Outline.Rectangle(new(0, 0, boundary.Width, boundary.Height)),
        };
        return [cut];
    }

    private ImmutableArray<Mark> DrawImage(XElement element, Box boundary)
    {
        var path = job.Resources.MediaFile((string?)element.Attribute("ResourceID"));
        if (path is null || !job.Package.TryGet(path, out var bytes) || OfdImages.Read(bytes, job) is not { } bitmap)
        {
            job.Omit(OfdOmission.Image);
            return [];
        }

        // Without a matrix the image fills its box; with one the unit square is all there is to place.
        var place = element.Matrix() is null ? Transform.Scale(boundary.Width, boundary.Height) : Transform.Identity;
        return [new Mark.Image(bitmap, place)];
    }
}
