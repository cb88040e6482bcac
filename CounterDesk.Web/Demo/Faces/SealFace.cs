using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>
/// The picture of a demo seal: the office's name on a circle or in a frame, 演示 in the middle, neither star nor emblem.
/// </summary>
internal static class SealFace
{
    /// <summary>Width and height in millimetres.</summary>
    public const int Side = 40;

    private const double Radius = 18.6;

    public static Picture Draw(DemoOffice office, FontSet fonts) => office.HasSquareSeal
        ? DrawSquare(office.Name, office.SealPurpose, fonts)
        : DrawRound(office.Name, office.SealPurpose, fonts);

    // Half of the name above 演示, the other half and what the seal is for below it.
    private static Picture DrawSquare(string office, string purpose, FontSet fonts)
    {
        const double Measure = 34;
        var canvas = new FaceCanvas(Side, Side, fonts);
        canvas.Stroke(Outline.Rectangle(new(1.2, 1.2, Side - 2.4, Side - 2.4)), Ornaments.SealRed, 1.3);
        var name = new TextLook(Typeface.SerifBold, 5.4, Ornaments.SealRed) { Spacing = 0.3 };
        var half = (office.Length + 1) / 2;
        WriteFitted(canvas, office[..half], 10, Measure, name);
        canvas.WriteCentered(Ornaments.Demo, Side / 2.0, 21.6, name with { Size = 8.4, Spacing = 2 });
        WriteFitted(canvas, office[half..], 29.4, Measure, name);
        WriteFitted(canvas, purpose, 36, Measure, name with { Size = 4 });
        return canvas.ToPicture();
    }

    private static void WriteFitted(FaceCanvas canvas, string text, double y, double measure, TextLook look) =>
        canvas.WriteCentered(text, Side / 2.0, y, canvas.Fit(text, measure, look));

    // The name stands on the circle, a longer one closer; what the seal is for, under the middle.
    private static Picture DrawRound(string office, string purpose, FontSet fonts)
    {
        var canvas = new FaceCanvas(Side, Side, fonts);
        var center = new Point(Side / 2.0, Side / 2.0);
        canvas.Stroke(Ornaments.Circle(center, Radius), Ornaments.SealRed, 0.055 * Radius);
        WriteOnCircle(canvas, office, center);
        var middle = new TextLook(Typeface.SerifBold, 0.44 * Radius, Ornaments.SealRed) { Spacing = 0.06 * Radius };
        canvas.WriteCentered(Ornaments.Demo, center.X, center.Y + 0.17 * Radius, middle);
        var below = new TextLook(Typeface.SerifBold, 0.18 * Radius, Ornaments.SealRed) { Spacing = 0.02 * Radius };
        canvas.WriteCentered(purpose, center.X, center.Y + 0.6 * Radius, canvas.Fit(purpose, 1.3 * Radius, below));
        return canvas.ToPicture();
    }

    // The letters stand upright on the circle and together take at most five sixths of it.
    private static void WriteOnCircle(FaceCanvas canvas, string office, Point center)
    {
        const double Widest = 300;
        var letters = office.EnumerateRunes().ToList();
        var size = 0.25 * Radius;
        var circle = Radius - 0.1 * Radius - size / 2;
        var step = Math.Min(1.12 * size / circle * 180 / Math.PI, Widest / letters.Count);
        var room = step * Math.PI / 180 * circle * 1.02;
        var look = new TextLook(Typeface.SerifBold, Math.Min(size, room), Ornaments.SealRed);
        for (var at = 0; at < letters.Count; at++)
        {
            var degrees = (at - (letters.Count - 1) / 2.0) * step;
            var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
            canvas.WriteTurned(
                letters[at].ToString(), new(center.X + circle * sin, center.Y - circle * cos), degrees, look);
        }
    }
}
