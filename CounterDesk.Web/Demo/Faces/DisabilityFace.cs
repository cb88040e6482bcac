using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>残疾人证: a card of two sides, the holder's and the guardian's with the approval.</summary>
internal static class DisabilityFace
{
    private const double Width = 88;
    private const double Height = 60;

    private static readonly Color _ground = new(0xF3, 0xF8, 0xF4);
    private static readonly Color _waves = new(0xDC, 0xEA, 0xE2);
    private static readonly Color _ink = new(0x1F, 0x2A, 0x2E);
    private static readonly Color _green = new(0x2F, 0x4D, 0x44);
    private static readonly Color _line = new(0xA9, 0xC0, 0xB7);
    private static readonly TextLook _label = new(Typeface.Serif, 2.8, _green);
    private static readonly TextLook _value = new(Typeface.Serif, 3.4, _ink);
    private static readonly TextLook _title = new(Typeface.SerifBold, 4.6, _ink) { Spacing = 1.1 };

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([Front(values, fonts), Back(values, fonts)], new(1, new(60, 31, 24, 24)));

    private static Picture Front(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.WriteCentered("残疾人证（样式）", Width / 2, 8.4, _title);
        Row(canvas, "姓名", values["name"], 5, 17, 34);
        Row(canvas, "性别", values["sex"], 42, 17, 59);
        Row(canvas, "民族", values["ethnicity"], 5, 24.5, 34);
        Row(canvas, "出生", values.Date("birthDate"), 5, 32, 59);
        Row(canvas, "残疾类别", values["category"], 5, 39.5, 34);
        Row(canvas, "残疾等级", values["grade"], 36.5, 39.5, 59);
        canvas.Write("证号", 5, 52.5, _label);
        canvas.Write(values["number"], 15, 52.6, new(Typeface.Mono, 4.2, _ink));
        canvas.Line(14, 54.2, 83, 54.2, _line, 0.12);
        Ornaments.Photo(canvas, new(63.5, 14, 19.5, 26), new(0xFF, 0xFF, 0xFF), _line);
        return canvas.ToPicture();
    }

    private static Picture Back(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.WriteCentered("残疾人证（样式）副页", Width / 2, 8.4, _title);
        canvas.Write("住址", 5, 17, _label);
        canvas.WriteLines(values["address"], 18, 17, 64, 5, _value);
        canvas.Line(17, 18.7, 83, 18.7, _line, 0.12);
        canvas.Line(17, 23.7, 83, 23.7, _line, 0.12);
        Row(canvas, "监护人", values["guardian"], 5, 31, 42, labelWidth: 13);
        Row(canvas, "电话", values["guardianPhone"], 44, 31, 83);
        Row(canvas, "签发日期", values.Date("issuedOn"), 5, 38.5, 57);
        Row(canvas, "有效期", values["validity"], 5, 46, 57);
        Row(canvas, "批准残联", values["authority"], 5, 53.5, 57);
        return canvas.ToPicture();
    }

    private static void Row(
        FaceCanvas canvas, string label, string value, double x, double y, double right, double labelWidth = 0)
    {
        var start = x + Math.Max(labelWidth, canvas.WidthOf(label, _label) + 2);
        canvas.Write(label, x, y, _label);
        canvas.Write(value, start + 0.8, y, canvas.Fit(value, right - start - 1.2, _value));
        canvas.Line(start, y + 1.7, right, y + 1.7, _line, 0.12);
    }
}
