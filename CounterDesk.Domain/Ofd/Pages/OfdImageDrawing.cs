using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns an ImageObject (GB/T 33190 10) into marks in the object's own coordinates.</summary>
internal static class OfdImageDrawing
{
    public static ImmutableArray<Mark> Draw(
        XElement element, OfdStyle style, double opacity, OfdPlacement placement, OfdSurface surface, OfdDrawingJob job)
    {
        var path = PathOf(element, job);
        if (OfdImages.Read(path, job) is not { } bitmap)
        {
            return [];
        }

        job.Place(path!, placement.Boundary.Through(surface.ToPage));
        if ((string?)element.Attribute("ImageMask") is { } maskId)
        {
            var maskPath = job.Resources.MediaFile(maskId);
            if (OfdImages.Read(maskPath, job) is not { } mask || OfdImages.Masked(bitmap, mask) is not { } masked)
            {
                job.Omit(OfdOmission.ImageKind);
                return [];
            }

            bitmap = masked;
            job.Place(maskPath!, placement.Boundary.Through(surface.ToPage));
        }

        bitmap = job.IsSeal ? OfdImages.AsInk(bitmap) : bitmap;

        // Without a matrix the image fills its box; with one the unit square is all there is to place.
        var (width, height) = element.Attribute("CTM") is null
            ? (placement.Boundary.Width, placement.Boundary.Height)
            : (1, 1);
        ImmutableArray<Mark> marks =
            [new Mark.Image(bitmap, Transform.Scale(width, height)) { Opacity = Math.Clamp(opacity, 0, 1) }];
        if (!placement.Contains([new(0, 0), new(width, 0), new(0, height), new(width, height)]))
        {
            marks = placement.CutOff(marks);
        }

        return element.Element("Border") is { } border
            ? Framed(marks, border, style.With(border), opacity, placement)
            : marks;
    }

    // Substitution is there for output where the image itself is of no use.
    private static string? PathOf(XElement element, OfdDrawingJob job) =>
        job.Resources.MediaFile((string?)element.Attribute("ResourceID"))
        ?? job.Resources.MediaFile((string?)element.Attribute("Substitution"));

    // The frame lies in the object's box, whatever its matrix; of the image nothing shows beyond it.
    private static ImmutableArray<Mark> Framed(
        ImmutableArray<Mark> marks, XElement border, OfdStyle style, double opacity, OfdPlacement placement)
    {
        // The standard's schema has the name without its second t.
        var (width, height) = (placement.Boundary.Width, placement.Boundary.Height);
        var radius = new Point(
            Radius(border, "HorizonalCornerRadius", width), Radius(border, "VerticalCornerRadius", height));
        var frame = Outline.RoundRectangle(width, height, radius);
        var image = new Mark.Group(placement.ToBox(marks), Transform.Identity) { Clip = frame };
        return placement.FromBox(style.Color("BorderColor", Color.Black, opacity) is { } color
            ? [image, style.Line(frame, color)]
            : [image]);
    }

    private static double Radius(XElement border, string name, double side) =>
        Math.Clamp(border.Number(name) ?? 0, 0, side / 2);
}
