using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>
/// What graduation and degree certificates have in common: one sheet across, a frame, a photograph on the left, a
/// paragraph on the right, and under it who signs and seals.
/// </summary>
internal sealed class DiplomaSheet
{
    public const double Width = 285;
    public const double Height = 200;

    private const double PhotoLeft = 32;
    private const double TextLeft = 92;
    private const double TextRight = 257;
    private const double LineHeight = 12.2;

    private static readonly Color _ink = new(0x26, 0x22, 0x1E);

    private readonly FaceCanvas _canvas;
    private readonly Color _frame;
    private readonly TextLook _words = new(Typeface.Serif, 6, _ink) { Spacing = 0.25 };
    private readonly TextLook _values = new(Typeface.SerifBold, 6, _ink) { Spacing = 0.25 };
    private readonly TextLook _small = new(Typeface.Serif, 4.4, _ink);

    public DiplomaSheet(FontSet fonts, Color ground, Color waves, Color frame)
    {
        (_canvas, _frame) = (new FaceCanvas(Width, Height, fonts), frame);
        Ornaments.Ground(_canvas, ground, waves);
        DrawFrame();
    }

    /// <summary>Where the seal is stamped: over the names of those who sign.</summary>
    public static Box Seal => new(205, 133, 40, 40);

    /// <summary>The name of the document, and above it the sort of school that it is of.</summary>
    public void WriteTitle(string title, string above)
    {
        _canvas.WriteCentered(above, Width / 2, 31, new(Typeface.Serif, 6.4, _ink) { Spacing = 2 });
        _canvas.WriteCentered(title, Width / 2, 50, new(Typeface.SerifBold, 15, _frame) { Spacing = 9 });
    }

    public void DrawPhoto(string number)
    {
        Ornaments.Photo(_canvas, new(PhotoLeft, 66, 37, 50), new(0xFF, 0xFF, 0xFF), _frame);
        _canvas.Write("证书编号", PhotoLeft - 3, 151, _small);
        _canvas.Write(number, PhotoLeft - 3, 158.5, new(Typeface.Mono, 5, _ink));
        _canvas.Write("演示样式　不作证明", PhotoLeft - 3, 170, new(Typeface.Sans, 3, _frame) { Spacing = 0.6 });
    }

    /// <summary>The paragraph; what is not a value of the face is words of the form.</summary>
    public void WriteParagraph(params (string Text, bool IsValue)[] parts) => _canvas.WriteParagraph(
        parts.Select(part => (part.Text, part.IsValue ? _values : _words)), TextLeft, 75, TextRight - TextLeft, LineHeight);

    /// <summary>Who signs, one under the other, and the day.</summary>
    public void WriteSigners(string day, params (string Label, string Name)[] signers)
    {
        var y = 146.0;
        foreach (var (label, name) in signers)
        {
            _canvas.Write(label, TextLeft + 6, y, _small with { Size = 5 });
            _canvas.Write(name, TextLeft + 8 + _canvas.WidthOf(label, _small with { Size = 5 }), y, _values);
            y += 11;
        }

        _canvas.WriteEnding(day, TextRight - 8, 179, _words with { Size = 5.4 });
    }

    public Picture ToPicture() => _canvas.ToPicture();

    private void DrawFrame()
    {
        _canvas.Stroke(Outline.Rectangle(new(9, 9, Width - 18, Height - 18)), _frame, 1.3);
        _canvas.Stroke(Outline.Rectangle(new(11.6, 11.6, Width - 23.2, Height - 23.2)), _frame, 0.35);
        foreach (var (x, y, right, down) in ((double, double, int, int)[])
            [(15, 15, 1, 1), (Width - 15, 15, -1, 1), (15, Height - 15, 1, -1), (Width - 15, Height - 15, -1, -1)])
        {
            _canvas.Stroke(
                new OutlineBuilder()
                    .MoveTo(new(x, y + down * 16)).CurveTo(
                        new(x, y + down * 6), new(x + right * 6, y), new(x + right * 16, y))
                    .MoveTo(new(x, y + down * 10)).CurveTo(
                        new(x + right * 1, y + down * 4), new(x + right * 4, y + down * 1), new(x + right * 10, y))
                    .MoveTo(new(x, y + down * 5)).LineTo(new(x, y)).LineTo(new(x + right * 5, y))
                    .Build(),
                _frame,
                0.6);
        }
    }
}
