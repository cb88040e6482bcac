using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What marks cost whoever shows them, so that repeating them can be paid for.</summary>
internal readonly record struct OfdWeight(int Steps, int Characters, int Pixels)
{
    public static OfdWeight Of(ImmutableArray<Mark> marks)
    {
        var (steps, characters, pixels) = (1, 0, 0);
        foreach (var mark in marks)
        {
            var weight = Of(mark);
            (steps, characters, pixels) =
                (steps + weight.Steps, characters + weight.Characters, pixels + weight.Pixels);
        }

        return new(steps, characters, pixels);
    }

    private static OfdWeight Of(Mark mark) => mark switch
    {
        Mark.Fill fill => new(fill.Outline.Segments.Length, 0, 0),
        Mark.Stroke stroke => new(stroke.Outline.Segments.Length, 0, 0),
        Mark.Image image => new(0, 0, image.Bitmap.Width * image.Bitmap.Height),
        Mark.Lettering lettering => new(
            lettering.Shapes.Sum(shape => shape.Segments.Length), lettering.Text.Length, 0),
        Mark.Group group => Of(group.Marks) is var weight && group.Clip is { } clip
            ? weight with { Steps = weight.Steps + clip.Segments.Length }
            : Of(group.Marks),
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark.GetType().Name, "Say here what it weighs."),
    };
}
