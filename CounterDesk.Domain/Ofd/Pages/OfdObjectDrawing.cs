using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns the objects of a layer into marks on the page (GB/T 33190 8.5, 9, 10, 11, 13).</summary>
internal sealed class OfdObjectDrawing
{
    // Blocks, groups and patterns within each other.
    private const int Deepest = 16;

    private readonly OfdDrawingJob _job;
    private readonly OfdPathDrawing _paths;

    public OfdObjectDrawing(OfdDrawingJob job) => (_job, _paths) = (job, new(job, new OfdPatterns(job, this)));

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
                    _job.DrawObject(() => marks.AddRange(DrawObject(element, style.With(element), surface)));
                    break;
                case "PageBlock" or "CompositeObject" when surface.Depth >= Deepest:
                    _job.Omit(OfdOmission.TooMuch);
                    break;
                case "PageBlock":
                    Draw(element, style, surface.Deeper(), marks);
                    break;
                case "CompositeObject":
                    marks.AddRange(DrawComposite(element, style.With(element), surface));
                    break;
                default:
                    _job.Omit(OfdOmission.Unknown);
                    break;
            }
        }
    }

    private ImmutableArray<Mark> DrawObject(XElement element, OfdStyle style, OfdSurface surface)
    {
        // Paid for before anything is looked at, so that what comes to nothing has an end as well.
        if (!_job.SpendMark())
        {
            return [];
        }

        if (OfdPlacement.Read(element) is not { } placement)
        {
            _job.Omit(OfdOmission.Unknown);
            return [];
        }

        var opacity = surface.Opacity * OfdValues.Opacity(element);
        var marks = element.Name.LocalName switch
        {
            "PathObject" => _paths.Draw(element, style, opacity, placement, surface),
            "TextObject" => OfdTextDrawing.Draw(element, style, opacity, _job),
            _ => OfdImageDrawing.Draw(element, style, opacity, placement, surface, _job),
        };
        if (marks.IsEmpty || placement.Place(marks, element, _job) is not { IsEmpty: false } placed)
        {
            return [];
        }

        _job.Place(surface.Entry, placement.Boundary.Through(surface.ToPage));
        return placed;
    }

    // GB/T 33190 13: what the group holds lies among the resources, in the coordinates of the object.
    private ImmutableArray<Mark> DrawComposite(XElement element, OfdStyle style, OfdSurface surface)
    {
        if (!_job.SpendMark())
        {
            return [];
        }

        var composite = _job.Resources.Composite((string?)element.Attribute("ResourceID"));
        if (composite is null || OfdPlacement.Read(element) is not { } placement)
        {
            _job.Omit(OfdOmission.CompositeObject);
            return [];
        }

        var inside = surface.Deeper() with
        {
            Entry = composite.Entry,
            ToPage = placement.ToSurface.Then(surface.ToPage),
            Opacity = surface.Opacity * OfdValues.Opacity(element),
        };
        var marks = Draw(composite.Content, style, inside);
        _job.Place(surface.Entry, placement.Boundary.Through(surface.ToPage));
        return marks.IsEmpty ? [] : placement.Place(placement.CutOff(marks), element, _job);
    }
}
