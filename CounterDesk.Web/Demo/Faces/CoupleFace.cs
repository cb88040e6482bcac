using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>
/// 结婚证 and 离婚证: the opened booklet, on the left what is certified, on the right the holder and the other.
/// </summary>
internal static class CoupleFace
{
    private const double Width = 174;
    private const double Height = 124;

    private static readonly Color _ink = new(0x2C, 0x1A, 0x1C);
    private static readonly TextLook _value = new(Typeface.Serif, 3.9, _ink);

    private static readonly Form _marriage = new("结婚", "spouse")
    {
        Edge = Ornaments.SealRed,
        Rule = new(0xD5, 0x9A, 0x95),
        Ground = new(0xFD, 0xF5, 0xF3),
        Waves = new(0xF5, 0xDB, 0xD6),
        Photo = new(95, 11.5, 36, 26),
        People = 2,
    };

    private static readonly Form _divorce = new("离婚", "formerSpouse")
    {
        Edge = new(0x6B, 0x2B, 0x3C),
        Rule = new(0xB9, 0xA0, 0xA8),
        Ground = new(0xF9, 0xF5, 0xF6),
        Waves = new(0xE9, 0xDE, 0xE2),
        Photo = new(102, 11.5, 22, 26),
        People = 1,
    };

    public static FacePages DrawMarriage(FaceValues values, FontSet fonts) => Draw(_marriage, values, fonts);

    public static FacePages DrawDivorce(FaceValues values, FontSet fonts) => Draw(_divorce, values, fonts);

    private static FacePages Draw(Form form, FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, form.Ground, form.Waves);
        canvas.Stroke(Outline.Rectangle(new(4, 4, 166, 116)), form.Edge, 0.5);
        canvas.Stroke(Outline.Rectangle(new(5.2, 5.2, 163.6, 113.6)), form.Edge, 0.15);
        canvas.Line(87, 5.2, 87, 118.8, form.Rule, 0.2);
        DrawLeft(canvas, form, values);
        DrawRight(canvas, form, values);
        return new([canvas.ToPicture()], new(0, new(41.5, 74.5, 29, 29)));
    }

    private static void DrawLeft(FaceCanvas canvas, Form form, FaceValues values)
    {
        Ornaments.EmblemPlace(canvas, new(46, 22), 8.2);
        canvas.WriteCentered(form.Act + "证", 46, 47, new(Typeface.SerifBold, 11, form.Edge) { Spacing = 2.2 });
        var words = new TextLook(Typeface.Serif, 4.3, _ink);
        canvas.Write($"　　{form.Act}申请，符合法律规定，", 15, 62, words);
        canvas.Write("予以登记，发给此证。", 15, 69, words);
        canvas.Write("登记机关", 15, 84, form.Label with { Size = 3.9 });
        canvas.WriteLines(values["authority"], 15, 91, 27, 5.6, _value);
        canvas.Write("婚姻登记员", 15, 110, form.Label with { Size = 3.9 });
        canvas.Write(values["registrar"], 37, 110, _value with { Size = 4.1 });
    }

    private static void DrawRight(FaceCanvas canvas, Form form, FaceValues values)
    {
        Ornaments.Photo(canvas, form.Photo, new(0xC0, 0x35, 0x3B), new(0xC0, 0x35, 0x3B), form.People);
        canvas.Write("持证人", 136, 15, form.Label);
        canvas.Write(values["holderName"], 136, 21, _value);
        canvas.Line(136, 23, 164, 23, form.Rule, 0.15);
        canvas.Write("登记日期", 136, 29.3, form.Label);
        canvas.Write(values.Date("registeredOn"), 136, 35.3, canvas.Fit(values.Date("registeredOn"), 28, _value));
        canvas.Line(136, 37.4, 164, 37.4, form.Rule, 0.15);
        Row(canvas, form, form.Act + "证字号", values["number"], 95, 116, 47, 164);
        Row(canvas, form, "备注", values["remarks"], 95, 116, 55, 164);
        Person(canvas, form, key => values[key], 66.5);
        Person(canvas, form, key => values[form.OfOther(key)], 92);
        var remark = form.Label with { Size = 2.7 };
        canvas.WriteEnding("证书印刷编号　" + values["printNumber"], 164, 116.2, remark);
    }

    private static void Person(FaceCanvas canvas, Form form, Func<string, string> said, double y)
    {
        var birthDate = FaceValues.InChinese(said("birthDate"));
        Row(canvas, form, "姓名", said("name"), 95, 116, y, 130);
        Row(canvas, form, "性别", said("sex"), 134, 144, y, 164, isSpread: false);
        Row(canvas, form, "国籍", said("nationality"), 95, 112, y + 8, 119);
        Row(canvas, form, "出生日期", birthDate, 121, 136, y + 8, 164, isSpread: false);
        Row(canvas, form, "身份证件号", said("idNumber"), 95, 116, y + 16, 164);
    }

    private static void Row(
        FaceCanvas canvas, Form form, string label, string value, double x, double start, double y, double right,
        bool isSpread = true)
    {
        if (isSpread)
        {
            canvas.WriteSpread(label, x, y, 4 * form.Label.Size, form.Label);
        }
        else
        {
            canvas.Write(label, x, y, form.Label);
        }

        canvas.Write(value, start, y, canvas.Fit(value, right - start, _value));
        canvas.Line(x, y + 2, right, y + 2, form.Rule, 0.15);
    }

    private sealed record Form(string Act, string Other)
    {
        public required Color Edge { get; init; }

        public required Color Rule { get; init; }

        public required Color Ground { get; init; }

        public required Color Waves { get; init; }

        public required Box Photo { get; init; }

        public required int People { get; init; }

        public TextLook Label => new(Typeface.Serif, 3.5, Edge);

        public string OfOther(string key) => Other + char.ToUpperInvariant(key[0]) + key[1..];
    }
}
