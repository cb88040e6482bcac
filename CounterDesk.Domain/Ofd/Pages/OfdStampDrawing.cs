using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Draws the picture of a seal into the box it has on the page. Some seals carry an OFD package, others an image.
/// </summary>
internal static class OfdStampDrawing
{
    public static ImmutableArray<Mark> Draw(OfdStamp stamp, OfdDrawingJob job)
    {
        var marks = IsPackage(stamp.Picture.Span) ? DrawPackage(stamp, job) : DrawImage(stamp, job);
        if (marks.IsEmpty || !job.SpendMark())
        {
            job.Omit(OfdOmission.Stamp);
            return [];
        }

        return
        [
            new Mark.Group(marks, Transform.Move(stamp.Boundary.X, stamp.Boundary.Y))
            {
                Clip = stamp.Clip is { } clip ? Outline.Rectangle(clip) : null,
            },
        ];
    }

    private static bool IsPackage(ReadOnlySpan<byte> picture) => picture.StartsWith("PK"u8);

    // The picture of a seal has no seals of its own, so this goes no deeper.
    private static ImmutableArray<Mark> DrawPackage(OfdStamp stamp, OfdDrawingJob job)
    {
        try
        {
            var drawing = OfdPageDrawing.Open(OfdPackage.Read(stamp.Picture));
            if (drawing.PageCount == 0)
            {
                return [];
            }

            var drawn = drawing.Draw(0, [], job.Budget);
            var picture = drawn.Picture;
            if (!drawn.Omissions.IsEmpty)
            {
                job.Omit(OfdOmission.Stamp);
            }

            var scale = Transform.Scale(stamp.Boundary.Width / picture.Width, stamp.Boundary.Height / picture.Height);
            return picture.Marks.IsEmpty ? [] : [new Mark.Group(picture.Marks, scale)];
        }
        catch (OfdFormatException)
        {
            return [];
        }
    }

    private static ImmutableArray<Mark> DrawImage(OfdStamp stamp, OfdDrawingJob job) =>
        OfdImages.Read(stamp.Picture, job) is { } bitmap
            ? [new Mark.Image(bitmap, Transform.Scale(stamp.Boundary.Width, stamp.Boundary.Height))]
            : [];
}
