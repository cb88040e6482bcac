using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>
/// What demo faces have in common: the ground, the place of an emblem, and the place of a photograph.
/// </summary>
internal static class Ornaments
{
    public const string Demo = "演示";
    public const string Specimen = "演示样式　不作证明";

    public static readonly Color SealRed = new(0x9C, 0x18, 0x20);

    private static readonly Color _skin = new(0xE9, 0xD9, 0xCC);
    private static readonly Color _cloth = new(0x2F, 0x41, 0x56);
    private static readonly Color _lightCloth = new(0xF4, 0xF1, 0xEC);

    /// <summary>A colored ground with fine waves, as security paper has, and 演示 faintly across it.</summary>
    public static void Ground(FaceCanvas canvas, Color ground, Color waves)
    {
        canvas.Fill(Outline.Rectangle(new(0, 0, canvas.Width, canvas.Height)), ground);
        var step = Math.Max(3.2, canvas.Width / 36);
        var waveLength = canvas.Width / Math.Round(canvas.Width / (3.2 * step));
        canvas.Stroke(Waves(canvas, step, waveLength), waves, 0.1);

        // On an upright sheet both characters must fit across.
        var height = Math.Min(canvas.Height, canvas.Width * 0.8);
        var faint = new TextLook(Typeface.SerifBold, height * 0.42, waves with { Alpha = 110 })
        {
            Spacing = height * 0.1,
        };
        canvas.WriteTurned(Demo, new(canvas.Width / 2, canvas.Height / 2), -22, faint);
    }

    /// <summary>Where the document has an emblem, which a demo does not show.</summary>
    public static void EmblemPlace(FaceCanvas canvas, Point center, double radius)
    {
        canvas.Stroke(Circle(center, radius), SealRed, 0.3, 1, 0.7);
        canvas.Stroke(Circle(center, radius * 0.8), SealRed, 0.15);
        var look = new TextLook(Typeface.Serif, radius * 0.58, SealRed);
        canvas.WriteCentered(Demo, center.X, center.Y + radius * 0.2, look);
    }

    /// <summary>A photograph's place with one person's outline, or two for a couple, marked as a demo.</summary>
    public static void Photo(FaceCanvas canvas, Box place, Color ground, Color edge, int people = 1)
    {
        canvas.Fill(Outline.Rectangle(place), ground);
        canvas.Stroke(Outline.Rectangle(place), edge, 0.15);
        if (people == 1)
        {
            Person(canvas, Part(0.09, 0.82), place.Height * 0.9, _cloth);
        }
        else
        {
            Person(canvas, Part(0.11, 0.41), place.Height * 0.82, _cloth);
            Person(canvas, Part(0.47, 0.41), place.Height * 0.76, _lightCloth);
        }

        var look = new TextLook(Typeface.Sans, Math.Min(2.4, place.Height * 0.1), Color.White) { Spacing = 0.4 };
        var label = new Box(place.Right - 7.2, place.Bottom - 3.6, 7.2, 3.6);
        canvas.Fill(Outline.Rectangle(label), new(0x1F, 0x2A, 0x2E, 150));
        canvas.WriteCentered(Demo, label.X + label.Width / 2, label.Bottom - 1, look);

        Box Part(double left, double width) =>
            place with { X = place.X + left * place.Width, Width = width * place.Width };
    }

    /// <summary>Two waves wound about each other along the edges of a box, as the frames of certificates have them.</summary>
    public static void Braid(FaceCanvas canvas, Box box, double height, Color color, double lineWidth)
    {
        var outline = new OutlineBuilder();
        foreach (var rise in (double[])[height, -height])
        {
            Wind(outline, box.Width, rise, height, along => new(box.X + along, box.Y), (point, rise) => new(point.X, point.Y + rise));
            Wind(outline, box.Width, rise, height, along => new(box.X + along, box.Bottom), (point, rise) => new(point.X, point.Y + rise));
            Wind(outline, box.Height, rise, height, along => new(box.X, box.Y + along), (point, rise) => new(point.X + rise, point.Y));
            Wind(outline, box.Height, rise, height, along => new(box.Right, box.Y + along), (point, rise) => new(point.X + rise, point.Y));
        }

        canvas.Stroke(outline.Build(), color, lineWidth);
    }

    public static Outline Circle(Point center, double radius) =>
        Outline.Ellipse(new(center.X - radius, center.Y - radius, 2 * radius, 2 * radius));

    // Half a wave is one curve; as many as fit make the length exactly, and an even number ends as it began.
    private static void Wind(
        OutlineBuilder outline, double length, double rise, double height, Func<double, Point> at,
        Func<Point, double, Point> aside)
    {
        var count = 2 * Math.Max(1, (int)Math.Round(length / (5 * height)));
        var step = length / count;
        outline.MoveTo(at(0));
        for (var half = 0; half < count; half++)
        {
            var turn = half % 2 == 0 ? rise : -rise;
            outline.QuadraticTo(aside(at((half + 0.5) * step), turn), at((half + 1) * step));
        }
    }

    private static void Person(FaceCanvas canvas, Box place, double height, Color cloth)
    {
        var (left, bottom, width) = (place.X, place.Bottom, place.Width);
        var middle = left + width / 2;
        var (shoulder, neck) = (bottom - 0.4 * height, bottom - 0.43 * height);
        canvas.Fill(
            new OutlineBuilder()
                .MoveTo(new(left, bottom))
                .CurveTo(
                    new(left, bottom - 0.34 * height),
                    new(left + 0.2 * width, shoulder),
                    new(middle - 0.12 * width, neck))
                .LineTo(new(middle + 0.12 * width, neck))
                .CurveTo(
                    new(left + 0.8 * width, shoulder),
                    new(left + width, bottom - 0.34 * height),
                    new(left + width, bottom))
                .Close()
                .Build(),
            cloth);
        var (rx, ry) = (0.215 * width, 0.235 * height);
        canvas.Fill(Outline.Ellipse(new(middle - rx, bottom - 0.66 * height - ry, 2 * rx, 2 * ry)), _skin);
    }

    // Rows of waves whose crests and troughs take turns; half a wave is one curve.
    private static Outline Waves(FaceCanvas canvas, double step, double waveLength)
    {
        var outline = new OutlineBuilder();
        var isCrest = true;
        for (var y = step / 2; y < canvas.Height; y += step)
        {
            outline.MoveTo(new(0, y));
            var rise = isCrest ? -step : step;
            for (var x = 0.0; x < canvas.Width - waveLength / 4; x += waveLength / 2)
            {
                outline.QuadraticTo(new(x + waveLength / 4, y + rise), new(x + waveLength / 2, y));
                rise = -rise;
            }

            isCrest = !isCrest;
        }

        return outline.Build();
    }
}
