using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>How the letters of a TextObject look and stand (GB/T 33190 11.2).</summary>
internal sealed record OfdTextLook(OfdFont Font, double Size, Color Color)
{
    private static readonly Color _unseen = new(0, 0, 0, 0);

    // Letters that lean without being drawn so lean by twelve degrees.
    private const double Lean = 0.2126;

    private const int BoldWeight = 600;

    public LetterLine? Line { get; init; }

    /// <summary>What letters are wider than their font has them; the steps between them are not.</summary>
    public double Stretch { get; init; } = 1;

    /// <summary>By how many quarters letters are turned clockwise.</summary>
    public int Turn { get; init; }

    /// <summary>By how many quarters the way to the next letter is turned, where no step says where it is.</summary>
    public int Way { get; init; }

    private bool IsSlanted { get; init; }

    /// <summary>Null when nothing is to be seen, or it cannot be drawn; then that is said.</summary>
    public static OfdTextLook? Read(XElement element, OfdStyle style, double opacity, OfdDrawingJob job)
    {
        var fill = element.Flag("Fill") ?? true ? style.Color("FillColor", Color.Black, opacity) : null;
        var line = element.Flag("Stroke") ?? false ? style.Color("StrokeColor", Color.Black, opacity) : null;
        var size = element.Number("Size") ?? 0;
        if (fill is null && line is null || size <= 0)
        {
            return null;
        }

        if (Quarters(element, "CharDirection") is not { } turn || Quarters(element, "ReadDirection") is not { } way)
        {
            job.Omit(OfdOmission.TextDirection);
            return null;
        }

        var font = job.Resources.FontOf((string?)element.Attribute("Font"), element.Number("Weight") >= BoldWeight);
        return new(font, size, fill ?? _unseen)
        {
            Line = line is { } color ? new(color, style.LineWidth) : null,
            Stretch = element.Number("HScale") is { } stretch and > 0 ? stretch : 1,
            Turn = turn,
            Way = way,
            IsSlanted = element.Flag("Italic") is true,
        };
    }

    /// <summary>From letters on a level base line to where they stand in the object.</summary>
    /// <param name="isFromFile">Whether the file's own font draws them, which leans by itself if it does.</param>
    public Transform Transform(bool isFromFile)
    {
        var leans = isFromFile ? IsSlanted && !Font.IsSlanted : IsSlanted || Font.IsSlanted;
        var letters = leans ? new Transform(1, 0, -Lean, 1, 0, 0) : Drawing.Transform.Identity;
        return letters.Then(Drawing.Transform.Scale(Stretch, 1)).Then(TurnedBy(Turn));
    }

    /// <summary>A step as whoever reads along the letters' base line sees it: onward, and down from the line.</summary>
    public Point Along(Point step) => TurnedBy(4 - Turn).Apply(step);

    /// <summary>The step to a letter that comes next in the direction of reading.</summary>
    public Point Onward(double distance) => TurnedBy(Way).Apply(new(distance, 0));

    private static Transform TurnedBy(int quarters) => (quarters % 4) switch
    {
        1 => new(0, 1, -1, 0, 0, 0),
        2 => new(-1, 0, 0, -1, 0, 0),
        3 => new(0, -1, 1, 0, 0, 0),
        _ => Drawing.Transform.Identity,
    };

    // GB/T 33190 table 45: 0, 90, 180 or 270.
    private static int? Quarters(XElement element, string name) => element.Number(name) switch
    {
        null or 0 => 0,
        90 => 1,
        180 => 2,
        270 => 3,
        _ => null,
    };
}
