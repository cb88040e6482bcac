using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>居民身份证: a card of two sides, the person's and the issuer's.</summary>
internal static class IdCardFace
{
    private const double Width = 85.6;
    private const double Height = 54;

    private static readonly Color _ground = new(0xF3, 0xF7, 0xFA);
    private static readonly Color _waves = new(0xD5, 0xE4, 0xEC);
    private static readonly Color _ink = new(0x1F, 0x2A, 0x2E);
    private static readonly Color _edge = new(0xA9, 0xBF, 0xCB);
    private static readonly TextLook _label = new(Typeface.Sans, 2.5, new(0x2A, 0x63, 0x8C)) { Spacing = 0.3 };
    private static readonly TextLook _value = new(Typeface.Serif, 3.3, _ink);
    private static readonly TextLook _digits = new(Typeface.Mono, 4.1, _ink) { Spacing = 0.15 };

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([Front(values, fonts), Back(values, fonts)], new(1, new(58.5, 24, 24, 24)));

    private static Picture Front(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        Field(canvas, "姓名", values["name"], 6, 9.5);
        Field(canvas, "性别", values["sex"], 6, 17);
        canvas.Write("民族", 26, 17, _label);
        canvas.Write(values["ethnicity"], 34.5, 17, _value);
        WriteBirthDate(canvas, values.DayOf("birthDate"), 24.5);
        canvas.Write("住址", 6, 32, _label);
        canvas.WriteLines(values["address"], 15, 32, 38, 4.7, _value);
        canvas.Write("公民身份号码", 6, 48.6, _label);
        canvas.Write(values["number"], 26.5, 48.8, _digits);
        Ornaments.Photo(canvas, new(58.5, 6.5, 21.5, 27.5), new(0xFF, 0xFF, 0xFF), _edge);
        return canvas.ToPicture();
    }

    private static Picture Back(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        Ornaments.EmblemPlace(canvas, new(15, 14.5), 8.5);
        var title = new TextLook(Typeface.SerifBold, 7, _ink) { Spacing = 1.6 };
        canvas.WriteCentered("居民身份证", 53, 15, title);
        var remark = new TextLook(Typeface.Sans, 2.2, _label.Color) { Spacing = 0.8 };
        canvas.WriteCentered("演示样式　不作证明", 53, 20.5, remark);
        Field(canvas, "签发机关", values["issuer"], 8, 38, labelWidth: 15);
        Field(canvas, "有效期限", values["validity"], 8, 45.5, labelWidth: 15);
        return canvas.ToPicture();
    }

    private static void Field(
        FaceCanvas canvas, string label, string value, double x, double y, double labelWidth = 9)
    {
        canvas.Write(label, x, y, _label);
        canvas.Write(value, x + labelWidth, y, _value);
    }

    private static void WriteBirthDate(FaceCanvas canvas, DateOnly? day, double y)
    {
        canvas.Write("出生", 6, y, _label);
        if (day is not { } birth)
        {
            return;
        }

        (double X, int Number, string Unit)[] parts =
            [(15, birth.Year, "年"), (28, birth.Month, "月"), (37, birth.Day, "日")];
        foreach (var (x, number, unit) in parts)
        {
            var text = number.ToString(CultureInfo.InvariantCulture);
            canvas.Write(text, x, y, _value);
            canvas.Write(unit, x + canvas.WidthOf(text, _value) + 1, y, _label);
        }
    }
}
