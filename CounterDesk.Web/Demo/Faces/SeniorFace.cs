using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>老年人优待证: a card of two sides, the holder and what the card is good for.</summary>
internal static class SeniorFace
{
    private const double Width = 85.6;
    private const double Height = 54;

    private static readonly Color _ground = new(0xFD, 0xF6, 0xEA);
    private static readonly Color _waves = new(0xF3, 0xDF, 0xBC);
    private static readonly Color _ink = new(0x2B, 0x22, 0x18);
    private static readonly Color _brown = new(0x8A, 0x3B, 0x12);
    private static readonly TextLook _label = new(Typeface.Serif, 2.9, _brown);
    private static readonly TextLook _value = new(Typeface.Serif, 3.5, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([Front(values, fonts), Back(values, fonts)], new(1, new(58, 27.5, 23, 23)));

    private static Picture Front(FaceValues values, FontSet fonts)
    {
        var canvas = Side(fonts);
        canvas.WriteCentered("老年人优待证（样式）", Width / 2, 9.4, new(Typeface.SerifBold, 5, _brown) { Spacing = 0.8 });
        Ornaments.Photo(canvas, new(5, 14.5, 19, 25), new(0xFF, 0xFF, 0xFF), _brown);
        Row(canvas, "姓名", values["name"], 28, 19);
        Row(canvas, "性别", values["sex"], 28, 25.5);
        canvas.Write("民族", 50, 25.5, _label);
        canvas.Write(values["ethnicity"], 59, 25.5, canvas.Fit(values["ethnicity"], 22, _value));
        Row(canvas, "出生日期", values.Date("birthDate"), 28, 32);
        Row(canvas, "优待类别", values["class"], 28, 38.5);
        canvas.Write("公民身份号码", 5, 48, _label);
        canvas.Write(values["idNumber"], 25, 48.1, new(Typeface.Mono, 4.3, _ink));
        return canvas.ToPicture();
    }

    private static Picture Back(FaceValues values, FontSet fonts)
    {
        var canvas = Side(fonts);
        canvas.Write("住址", 5, 10, _label);
        canvas.WriteLines(values["address"], 15, 10, 65, 4.8, _value);
        canvas.Write("优待", 5, 20.5, _label);
        canvas.WriteLines(values["benefits"], 15, 20.5, 65, 4.8, _value);
        Row(canvas, "证号", values["number"], 5, 33);
        Row(canvas, "发证日期", values.Date("issuedOn"), 5, 38.5);
        Row(canvas, "有效期", values["validity"], 5, 44);
        Row(canvas, "发证机关", values["authority"], 5, 49.5);
        return canvas.ToPicture();
    }

    private static FaceCanvas Side(FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.Stroke(Outline.Rectangle(new(2, 2, Width - 4, Height - 4)), _brown, 0.3);
        return canvas;
    }

    private static void Row(FaceCanvas canvas, string label, string value, double x, double y)
    {
        canvas.WriteSpread(label, x, y, 4 * _label.Size, _label);
        canvas.Write(value, x + 4 * _label.Size + 2, y, canvas.Fit(value, 42, _value));
    }
}
