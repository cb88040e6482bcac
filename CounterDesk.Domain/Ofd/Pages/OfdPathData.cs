using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Reads AbbreviatedData (GB/T 33190 9.1): letters, each followed by its numbers.</summary>
internal static class OfdPathData
{
    // Those of an arc.
    private const int MostNumbers = 7;

    /// <summary>The outline; null when the text is malformed, empty or begins in the middle.</summary>
    /// <param name="text">As it stands in the file.</param>
    /// <param name="most">How many steps are read.</param>
    /// <param name="isTooLong">Whether the outline is null because it has more.</param>
    public static Outline? Read(ReadOnlySpan<char> text, int most, out bool isTooLong)
    {
        var outline = new OutlineBuilder();
        var (current, start) = (default(Point), default(Point));
        var steps = 0;
        isTooLong = false;
        Span<double> numbers = stackalloc double[MostNumbers];
        for (var letter = Take(ref text); !letter.IsEmpty; letter = Take(ref text))
        {
            var needed = letter.Length == 1 ? NumbersOf(letter[0]) : -1;
            steps++;
            isTooLong = steps > most;
            if (needed < 0 || isTooLong || (steps == 1 && letter[0] is not ('M' or 'S')))
            {
                return null;
            }

            for (var number = 0; number < needed; number++)
            {
                if (OfdValues.Number(Take(ref text)) is not { } value)
                {
                    return null;
                }

                numbers[number] = value;
            }

            current = letter[0] == 'C' ? start : Add(outline, letter[0], numbers, current);
            if (letter[0] == 'C')
            {
                outline.Close();
            }
            else if (letter[0] is 'M' or 'S')
            {
                start = current;
            }
        }

        return steps == 0 ? null : outline.Build();
    }

    // A letter, or what lies between letters and spaces. Some programs write no space around the letters.
    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var length = 0;
        while (length < text.Length && !char.IsWhiteSpace(text[length]) && !(length > 0 && IsLetter(text[length])))
        {
            length++;
            if (length == 1 && IsLetter(text[0]))
            {
                break;
            }
        }

        var part = text[..length];
        text = text[length..];
        return part;
    }

    // The e of a number is none.
    private static bool IsLetter(char character) => character is >= 'A' and <= 'Z' and not 'E';

    private static int NumbersOf(char letter) => letter switch
    {
        'M' or 'S' or 'L' => 2,
        'Q' => 4,
        'B' => 6,
        'A' => MostNumbers,
        'C' => 0,
        _ => -1,
    };

    private static Point Add(OutlineBuilder outline, char letter, ReadOnlySpan<double> numbers, Point current)
    {
        var end = letter switch
        {
            'Q' => new Point(numbers[2], numbers[3]),
            'B' => new(numbers[4], numbers[5]),
            'A' => new(numbers[5], numbers[6]),
            _ => new(numbers[0], numbers[1]),
        };
        switch (letter)
        {
            case 'L':
                outline.LineTo(end);
                break;
            case 'Q':
                outline.QuadraticTo(new(numbers[0], numbers[1]), end);
                break;
            case 'B':
                outline.CurveTo(new(numbers[0], numbers[1]), new(numbers[2], numbers[3]), end);
                break;
            case 'A':
                AddArc(outline, current, numbers, end);
                break;
            default:
                outline.MoveTo(end);
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
