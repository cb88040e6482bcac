using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>机动车驾驶证: a card of two sides, the driver's with a square seal, and that of the file and records.</summary>
internal static class DrivingFace
{
    private const double Width = 88;
    private const double Height = 60;
    private const double Left = 5;
    private const double Right = 83;

    private static readonly Color _ground = new(0xF3, 0xF8, 0xF4);
    private static readonly Color _waves = new(0xD9, 0xE8, 0xDF);
    private static readonly Color _ink = new(0x1F, 0x2A, 0x2E);
    private static readonly Color _line = new(0xA9, 0xC0, 0xB7);
    private static readonly TextLook _label = new(Typeface.Serif, 2.6, new(0x2F, 0x4D, 0x44));
    private static readonly TextLook _english = new(Typeface.Sans, 1.45, _label.Color);
    private static readonly TextLook _value = new(Typeface.Serif, 3.4, _ink);
    private static readonly TextLook _digits = new(Typeface.Mono, 3.7, _ink);
    private static readonly TextLook _title = new(Typeface.SerifBold, 4.3, _ink) { Spacing = 0.9 };

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([Front(values, fonts), Back(values, fonts)], new(0, new(4.6, 36.6, 17.6, 17.6)));

    private static Picture Front(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.WriteCentered("机动车驾驶证（样式）", Width / 2, 7, _title);
        canvas.WriteCentered("Driving License · DEMO", Width / 2, 10.2, _english with { Size = 1.9, Spacing = 0.3 });
        Field(canvas, "证号", "No.", values["number"], Left, 14, 15.6, 61, _digits);
        Field(canvas, "姓名", "Name", values["name"], Left, 14, 22, 38);
        Field(canvas, "性别", "Sex", values["sex"], 41, 48, 22, 56);
        Field(canvas, "国籍", "Nationality", values["nationality"], 58.5, 69, 22, Right);
        Label(canvas, "住址", "Address", Left, 28.3);
        canvas.WriteLines(values["address"], 14, 28.3, Right - 15, 5, _value);
        Rule(canvas, 14, 28.3, Right);
        Rule(canvas, 14, 33.3, Right);
        Field(canvas, "出生日期", "Date of Birth", values["birthDate"], 24.5, 42.5, 40, 63);
        Field(canvas, "初次领证日期", "Date of First Issue", values["firstIssuedOn"], 24.5, 42.5, 46, 63);
        Field(canvas, "准驾车型", "Class", values["classes"], 24.5, 42.5, 52, 63);
        Field(canvas, "有效期限", "Valid Period", values["validity"], Left, 18, 57.4, 63);
        Ornaments.Photo(canvas, new(65.8, 36.8, 17.2, 20.4), new(0xFF, 0xFF, 0xFF), _line);
        return canvas.ToPicture();
    }

    private static Picture Back(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.WriteCentered("机动车驾驶证（样式）副页", Width / 2, 8.2, _title);
        Field(canvas, "证号", "No.", values["number"], Left, 14, 16.4, Right, _digits);
        Field(canvas, "姓名", "Name", values["name"], Left, 14, 23.2, 36);
        Field(canvas, "档案编号", "File No.", values["fileNumber"], 39, 52, 23.2, Right, _digits);
        Field(canvas, "核发机关", "Authority", values["authority"], Left, 18, 30, Right);
        Label(canvas, "记录", "Record", Left, 36.8);
        foreach (var (text, at) in ((string[])[values["record"], values["hearingAid"], "", ""]).Select((text, at) => (text, at)))
        {
            var y = 36.8 + at * 6;
            canvas.Write(text, 18.8, y, canvas.Fit(text, Right - 20, _value));
            Rule(canvas, 18, y, Right);
        }

        return canvas.ToPicture();
    }

    private static void Field(
        FaceCanvas canvas, string label, string english, string value, double x, double start, double y, double right,
        TextLook? look = null)
    {
        Label(canvas, label, english, x, y);
        canvas.Write(value, start + 0.8, y, canvas.Fit(value, right - start - 1.2, look ?? _value));
        Rule(canvas, start, y, right);
    }

    private static void Label(FaceCanvas canvas, string label, string english, double x, double y)
    {
        canvas.Write(label, x, y - 0.6, _label);
        canvas.Write(english, x, y + 1.4, _english);
    }

    private static void Rule(FaceCanvas canvas, double x, double y, double right) =>
        canvas.Line(x, y + 1.7, right, y + 1.7, _line, 0.12);
}
