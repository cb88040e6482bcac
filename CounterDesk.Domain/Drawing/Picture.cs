using System.Collections.Immutable;

namespace CounterDesk.Domain.Drawing;

/// <summary>A drawing of a known size in millimetres. What reaches beyond its edge is not shown.</summary>
public sealed record Picture(double Width, double Height, ImmutableArray<Mark> Marks)
{
    /// <summary>The same drawing without colors, for a printer that has none, or a hall that wants none.</summary>
    public Picture InGrey() => this with { Marks = InGrey(Marks) };

    private static ImmutableArray<Mark> InGrey(ImmutableArray<Mark> marks) => [.. marks.Select(InGrey)];

    private static Mark InGrey(Mark mark) => mark switch
    {
        Mark.Fill fill => fill with { Color = fill.Color.InGrey() },
        Mark.Stroke stroke => stroke with { Color = stroke.Color.InGrey() },
        Mark.Image image => image with { Bitmap = image.Bitmap.InGrey() },
        Mark.Lettering lettering => lettering with
        {
            Color = lettering.Color.InGrey(),
            Line = lettering.Line is { } line ? line with { Color = line.Color.InGrey() } : null,
        },
        Mark.Group group => group with { Marks = InGrey(group.Marks) },
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark.GetType().Name, "Say how it loses its colors."),
    };
}
