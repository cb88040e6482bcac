using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Where an object stands (GB/T 33190 8.5): its box, and the matrix from its coordinates into it.</summary>
internal sealed record OfdPlacement(Box Boundary, Transform Matrix)
{
    // A line may reach beyond its object's box by rounding; more than this is cut off, as the standard says.
    private const double Overhang = 0.5;

    private readonly Transform _back = Matrix.Inverse()
        ?? throw new ArgumentException("Give a matrix that can be taken back.", nameof(Matrix));

    /// <summary>From the object's own coordinates to those around it.</summary>
    public Transform ToSurface => Matrix.Then(Move);

    private Transform Move => Transform.Move(Boundary.X, Boundary.Y);

    /// <summary>Null when there is no box, or a matrix that is none or leaves nothing of a plane.</summary>
    public static OfdPlacement? Read(XElement element)
    {
        var matrix = element.Attribute("CTM") is null ? Transform.Identity : element.Matrix();
        return element.Box("Boundary") is { } boundary && matrix?.Inverse() is not null
            ? new(boundary, matrix.Value)
            : null;
    }

    /// <summary>The marks at their place with the object's clips; empty when nothing of them may be shown.</summary>
    public ImmutableArray<Mark> Place(ImmutableArray<Mark> marks, XElement element, OfdDrawingJob job)
    {
        if (OfdClips.Read(element, job) is not { } clips)
        {
            return [];
        }

        if (clips.IsEmpty && ToSurface is { A: 1, B: 0, C: 0, D: 1 } move && marks.All(mark => mark is Mark.Lettering))
        {
            // Text that is only moved goes on the page as it is, so that what is written where can be found.
            return [.. marks.OfType<Mark.Lettering>().Select(lettering =>
                lettering with { Start = move.Apply(lettering.Start) })];
        }

        // GB/T 33190 8.4: TransFlag says whether the clips go through the object's matrix.
        var isInBox = element.Element("Clips")?.Flag("TransFlag") is false;
        marks = isInBox ? ToBox(marks) : marks;
        foreach (var clip in clips)
        {
            marks = [new Mark.Group(marks, Transform.Identity) { Clip = clip }];
        }

        return [new Mark.Group(marks, isInBox ? Move : ToSurface)];
    }

    /// <summary>Whether the points, in the object's own coordinates, lie in its box.</summary>
    public bool Contains(IEnumerable<Point> points) => points
        .Select(Matrix.Apply)
        .All(point => point.X >= -Overhang && point.X <= Boundary.Width + Overhang
            && point.Y >= -Overhang && point.Y <= Boundary.Height + Overhang);

    /// <summary>The marks, cut off at the object's box. They are in its own coordinates before and after.</summary>
    public ImmutableArray<Mark> CutOff(ImmutableArray<Mark> marks)
    {
        // The box is in the coordinates the matrix leads to, so the cut is made there and the matrix is taken back.
        var cut = new Mark.Group(ToBox(marks), _back)
        {
            Clip = Outline.Rectangle(new(0, 0, Boundary.Width, Boundary.Height)),
        };
        return [cut];
    }

    /// <summary>Brings marks from the object's own coordinates to those of its box.</summary>
    public ImmutableArray<Mark> ToBox(ImmutableArray<Mark> marks) => Through(Matrix, marks);

    /// <summary>Brings marks from the box's coordinates to the object's own.</summary>
    public ImmutableArray<Mark> FromBox(ImmutableArray<Mark> marks) => Through(_back, marks);

    private static ImmutableArray<Mark> Through(Transform matrix, ImmutableArray<Mark> marks) =>
        matrix == Transform.Identity ? marks : [new Mark.Group(marks, matrix)];
}
