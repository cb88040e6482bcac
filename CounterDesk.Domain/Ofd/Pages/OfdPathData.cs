using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Reads AbbreviatedData (GB/T 33190 9.1): letters, each followed by its numbers.</summary>
internal static class OfdPathData
{
    // Those of an arc.
    private const int MostNumbers = 7;

    /// <summary>The outline; null when the text is malformed, empty or begins in the middle.</summary>
    /// <param name="text">As it stands in the file.</param>
    /// <param name="most">How many steps are read; one more and the text is taken to be malformed.</param>
    public static Outline? Read(string text, int most)
    {
        var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var outline = new OutlineBuilder();
        var current = default(Point);
        var steps = 0;
        Span<double> numbers = stackalloc double[MostNumbers];
        for (var at = 0; at < parts.Length;)
        {
            var letter = parts[at++];
            var needed = NumbersOf(letter);
            steps++;
            var isOutOfPlace = steps == 1 && letter is not ("M" or "S");
            if (needed < 0 || at + needed > parts.Length || steps > most || isOutOfPlace)
            {
                return null;
            }

            for (var number = 0; number < needed; number++)
            {
                if (OfdValues.Number(parts[at++]) is not { } value)
                {
                    return null;
                }

                numbers[number] = value;
            }

            current = Add(outline, letter, numbers, current);
        }

        return steps == 0 ? null : outline.Build();
    }

    private static int NumbersOf(string letter) => letter switch
    {
        "M" or "S" or "L" => 2,
        "Q" => 4,
        "B" => 6,
        "A" => MostNumbers,
        "C" => 0,
        _ => -1,
    };

    private static Point Add(OutlineBuilder outline, string letter, ReadOnlySpan<double> numbers, Point current)
    {
        var end = letter switch
        {
            "M" or "S" or "L" => new Point(numbers[0], numbers[1]),
            "Q" => new(numbers[2], numbers[3]),
            "B" => new(numbers[4], numbers[5]),
            "A" => new(numbers[5], numbers[6]),
            _ => current,
        };
        switch (letter)
        {
            case "M" or "S":
                outline.MoveTo(end);
                break;
            case "L":
                outline.LineTo(end);
                break;
            case "Q":
                outline.QuadraticTo(new(numbers[0], numbers[1]), end);
                break;
            case "B":
                outline.CurveTo(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]), end);
                break;
            case "A":
                AddArc(outline, current, numbers, end);
                break;
            default:
                outline.Close();
                break;
        }

        return end;
    }

    // A rx ry angle large sweep x y, as in SVG 2 B.2.4: find the center, then a curve for each quarter turn or less.
    private static void AddArc(OutlineBuilder outline, Point from, ReadOnlySpan<double> numbers, Point to)
    {
        var (rx, ry) = (Math.Abs(numbers[0]), Math.Abs(numbers[1]));
        var (isLarge, isClockwise) = (numbers[3] != 0, numbers[4] != 0);
        if (rx < 1e-9 || ry < 1e-9 || from == to)
        {
            outline.LineTo(to);
            return;
        }

        var tilt = Transform.Turn(numbers[2]);
        var back = Transform.Turn(-numbers[2]);
        var half = back.Apply(new((from.X - to.X) / 2, (from.Y - to.Y) / 2));
        var tooSmall = half.X * half.X / (rx * rx) + half.Y * half.Y / (ry * ry);
        if (tooSmall > 1)
        {
            (rx, ry) = (rx * Math.Sqrt(tooSmall), ry * Math.Sqrt(tooSmall));
        }

        var below = rx * rx * half.Y * half.Y + ry * ry * half.X * half.X;
        var root = Math.Sqrt(Math.Max(0, (rx * rx * ry * ry - below) / below)) * (isLarge == isClockwise ? -1 : 1);
        var center = new Point(root * rx * half.Y / ry, -root * ry * half.X / rx);
        var start = Math.Atan2((half.Y - center.Y) / ry, (half.X - center.X) / rx);
        var turn = Math.Atan2((-half.Y - center.Y) / ry, (-half.X - center.X) / rx) - start;
        turn += isClockwise && turn < 0 ? 2 * Math.PI : !isClockwise && turn > 0 ? -2 * Math.PI : 0;

        var place = Transform.Scale(rx, ry).Then(Transform.Move(center.X, center.Y)).Then(tilt)
            .Then(Transform.Move((from.X + to.X) / 2, (from.Y + to.Y) / 2));
        var pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(turn) / (Math.PI / 2) - 1e-9));
        for (var piece = 0; piece < pieces; piece++)
        {
            AddPiece(outline, place, start + turn * piece / pieces, turn / pieces);
        }
    }

    // On the unit circle the control points lie on the tangents, 4/3 tan(turn/4) away.
    private static void AddPiece(OutlineBuilder outline, Transform place, double start, double turn)
    {
        var reach = 4.0 / 3 * Math.Tan(turn / 4);
        var (sinStart, cosStart) = Math.SinCos(start);
        var (sinEnd, cosEnd) = Math.SinCos(start + turn);
        outline.CurveTo(
            place.Apply(new(cosStart - reach * sinStart, sinStart + reach * cosStart)),
            place.Apply(new(cosEnd + reach * sinEnd, sinEnd - reach * cosEnd)),
            place.Apply(new(cosEnd, sinEnd)));
    }
}
