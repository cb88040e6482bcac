using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Reads what of an object is shown (GB/T 33190 8.4): every clip must contain it, each clip is its areas together.
/// </summary>
internal static class OfdClips
{
    private const int MostClips = 16;

    /// <summary>
    /// Outlines in the object's own coordinates; null when one is not told by outlines, so that nothing may be
    /// shown.
    /// </summary>
    public static ImmutableArray<Outline>? Read(XElement element, OfdDrawingJob job)
    {
        var clips = element.Elements("Clips").Elements("Clip").Take(MostClips + 1)
            .Select(clip => Read(clip.Elements("Area"), job))
            .ToList();
        if (clips.Count > MostClips || clips.Any(clip => clip is null))
        {
            job.Omit(OfdOmission.Clip);
            return null;
        }

        return [.. clips.OfType<Outline>()];
    }

    private static Outline? Read(IEnumerable<XElement> areas, OfdDrawingJob job)
    {
        var segments = ImmutableArray.CreateBuilder<OutlineSegment>();
        foreach (var area in areas)
        {
            if (area.Element("Path") is not { } path
                || OfdPathData.Read(path.Element("AbbreviatedData").Text(), job.StepsLeft, out _) is not { } outline
                || !job.SpendSteps(outline.Segments.Length))
            {
                return null;
            }

            var corner = path.Box("Boundary") is { } box ? Transform.Move(box.X, box.Y) : Transform.Identity;
            var placed = outline.Through(
                (path.Matrix() ?? Transform.Identity).Then(corner).Then(area.Matrix() ?? Transform.Identity));
            segments.AddRange(placed.Segments);
        }

        return segments.Count == 0 ? null : new Outline(segments.ToImmutable());
    }
}
