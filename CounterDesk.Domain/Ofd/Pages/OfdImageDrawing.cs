using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns an ImageObject (GB/T 33190 10) into marks in the object's own coordinates.</summary>
internal static class OfdImageDrawing
{
    public static ImmutableArray<Mark> Draw(
        XElement element, double opacity, OfdPlacement placement, OfdSurface surface, OfdDrawingJob job)
    {
        var path = job.Resources.MediaFile((string?)element.Attribute("ResourceID"));
        if (path is null || !job.Package.TryGet(path, out var bytes) || OfdImages.Read(bytes, job) is not { } bitmap)
        {
            job.Omit(OfdOmission.Image);
            return [];
        }

        // Without a matrix the image fills its box; with one the unit square is all there is to place.
        var square = element.Attribute("CTM") is null
            ? Transform.Scale(placement.Boundary.Width, placement.Boundary.Height)
            : Transform.Identity;
        job.Place(path, placement.Boundary.Through(surface.ToPage));
        return [new Mark.Image(bitmap, square) { Opacity = Math.Clamp(opacity, 0, 1) }];
    }
}
