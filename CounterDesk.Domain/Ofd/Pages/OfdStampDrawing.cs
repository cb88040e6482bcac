using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Draws the picture of a seal into the box it has on the page. Some seals carry an OFD package, others an image.
/// </summary>
internal sealed class OfdStampDrawing(OfdDrawingJob job, Transform toPage)
{
    // A seal across the edges of pages stands on one page many times; it is read once.
    private readonly Dictionary<ReadOnlyMemory<byte>, SealPicture> _pictures = [];
    private readonly ImmutableArray<PlacedSeal>.Builder _placed = ImmutableArray.CreateBuilder<PlacedSeal>();

    public ImmutableArray<PlacedSeal> Placed => _placed.ToImmutable();

    public ImmutableArray<Mark> Draw(OfdStamp stamp)
    {
        _placed.Add(new(stamp.SignatureId, stamp.Shown.Through(toPage)));
        ImmutableArray<Mark> marks = [];
        job.DrawObject(() => marks = DrawObject(stamp));
        return marks;
    }

    private ImmutableArray<Mark> DrawObject(OfdStamp stamp)
    {
        if (!job.SpendMark())
        {
            return [];
        }

        if (!_pictures.TryGetValue(stamp.Picture, out var picture))
        {
            _pictures[stamp.Picture] = picture = Read(stamp.Picture);
        }
        else if (!job.Spend(OfdWeight.Of(picture.Marks)))
        {
            return [];
        }

        if (!picture.IsWhole)
        {
            job.Omit(OfdOmission.Stamp);
        }

        var whole = new Box(0, 0, stamp.Boundary.Width, stamp.Boundary.Height);
        if (picture.Marks.IsEmpty || (stamp.Clip ?? whole).Within(whole) is not { } shown)
        {
            return [];
        }

        var scale = Transform.Scale(whole.Width / picture.Width, whole.Height / picture.Height);
        return
        [
            new Mark.Group([new Mark.Group(picture.Marks, scale)], Transform.Move(stamp.Boundary.X, stamp.Boundary.Y))
            {
                Clip = Outline.Rectangle(shown),
            },
        ];
    }

    private SealPicture Read(ReadOnlyMemory<byte> picture)
    {
        if (picture.Span.StartsWith("PK"u8))
        {
            return ReadPackage(picture);
        }

        return OfdImages.Read(picture, job) is { } bitmap
            ? new([new Mark.Image(OfdImages.AsInk(bitmap), Transform.Identity)], 1, 1, IsWhole: true)
            : SealPicture.Missing;
    }

    private SealPicture ReadPackage(ReadOnlyMemory<byte> picture)
    {
        try
        {
            var drawing = OfdPageDrawing.Open(OfdPackage.Read(picture));
            if (drawing.PageCount == 0)
            {
                return SealPicture.Missing;
            }

            var drawn = drawing.DrawSeal(job.Budget);
            job.Include(drawn);
            var isWhole = drawn.Omissions.IsEmpty && !drawn.Picture.Marks.IsEmpty;
            return new(drawn.Picture.Marks, drawn.Picture.Width, drawn.Picture.Height, isWhole);
        }
        catch (OfdFormatException)
        {
            return SealPicture.Missing;
        }
    }

    private sealed record SealPicture(ImmutableArray<Mark> Marks, double Width, double Height, bool IsWhole)
    {
        public static readonly SealPicture Missing = new([], 1, 1, IsWhole: false);
    }
}
