using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns the objects of a layer into marks on the page (GB/T 33190 8.5, 9, 10, 11, 13).</summary>
internal sealed class OfdObjectDrawing(OfdDrawingJob job)
{
    // Blocks and groups within each other.
    private const int Deepest = 16;

    /// <summary>Draws what a layer, block or group holds.</summary>
    public ImmutableArray<Mark> Draw(XElement container, OfdStyle style, OfdSurface surface)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        Draw(container, style, surface, marks);
        return marks.ToImmutable();
    }

    private void Draw(XElement container, OfdStyle style, OfdSurface surface, ImmutableArray<Mark>.Builder marks)
    {
        foreach (var element in container.Elements().Where(element => element.Flag("Visible") is not false))
        {
            switch (element.Name.LocalName)
            {
                case "PathObject" or "TextObject" or "ImageObject":
                    job.DrawObject(() => marks.AddRange(DrawObject(element, style.With(element), surface)));
                    break;
                case "PageBlock" or "CompositeObject" when surface.Depth >= Deepest:
                    job.Omit(OfdOmission.TooMuch);
                    break;
                case "PageBlock":
                    Draw(element, style, surface.Deeper(), marks);
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

    private ImmutableArray<Mark> DrawObject(XElement element, OfdStyle style, OfdSurface surface)
    {
        if (OfdPlacement.Read(element) is not { } placement)
        {
            job.Omit(OfdOmission.Unknown);
            return [];
        }

        var opacity = surface.Opacity * OfdValues.Opacity(element);
        var marks = element.Name.LocalName switch
        {
            "PathObject" => OfdPathDrawing.Draw(element, style, opacity, placement, job),
            "TextObject" => OfdTextDrawing.Draw(element, style, opacity, job),
            _ => OfdImageDrawing.Draw(element, opacity, placement, surface, job),
        };
        if (marks.IsEmpty || !job.SpendMark() || placement.Place(marks, element, job) is not { IsEmpty: false } placed)
        {
            return [];
        }

        job.Place(surface.Entry, placement.Boundary.Through(surface.ToPage));
        return placed;
    }
}
