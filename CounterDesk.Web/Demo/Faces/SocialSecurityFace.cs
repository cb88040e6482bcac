using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>社会保障卡: a card of two sides, the holder's and that of the bank and the issuer.</summary>
internal static class SocialSecurityFace
{
    private const double Width = 85.6;
    private const double Height = 54;

    private static readonly Color _ground = new(0xF0, 0xF7, 0xF8);
    private static readonly Color _waves = new(0xCF, 0xE5, 0xE6);
    private static readonly Color _ink = new(0x16, 0x2B, 0x33);
    private static readonly Color _teal = new(0x1B, 0x6B, 0x74);
    private static readonly Color _gold = new(0xB2, 0x8A, 0x3A);
    private static readonly TextLook _label = new(Typeface.Sans, 2.4, _teal) { Spacing = 0.2 };
    private static readonly TextLook _value = new(Typeface.Serif, 3.4, _ink);
    private static readonly TextLook _digits = new(Typeface.Mono, 3.8, _ink) { Spacing = 0.1 };
    private static readonly TextLook _title = new(Typeface.SerifBold, 4.6, _ink) { Spacing = 1 };

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([Front(values, fonts), Back(values, fonts)], new(1, new(59, 25.5, 22, 22)));

    private static Picture Front(FaceValues values, FontSet fonts)
    {
        var canvas = Begin(fonts);
        Ornaments.EmblemPlace(canvas, new(11.4, 8.6), 5);
        canvas.Write("社会保障卡（样式）", 20, 10.2, _title);
        Ornaments.Photo(canvas, new(6, 17.5, 19.5, 25.5), new(0xFF, 0xFF, 0xFF), new(0xA5, 0xC6, 0xC9));
        Field(canvas, "姓名", values["name"], 30, 21.4, _value with { Size = 4.2 });
        Field(canvas, "社会保障号码", values["number"], 30, 28.2, _digits);
        Field(canvas, "社会保障卡卡号", values["cardNumber"], 30, 35, _digits);
        Field(canvas, "发卡日期", values.Date("issuedOn"), 30, 41.8, _value);
        Field(canvas, "有效期限", values["validity"], 30, 48.6, _value);
        return canvas.ToPicture();
    }

    private static Picture Back(FaceValues values, FontSet fonts)
    {
        var canvas = Begin(fonts);
        canvas.Write("社会保障卡（样式）", 6, 10.2, _title);
        canvas.WriteEnding("演示样式　不作证明", 79.6, 10, new(Typeface.Sans, 2.2, _teal) { Spacing = 0.5 });
        DrawChip(canvas);
        canvas.Write("银行卡号", 6, 33.4, _label);
        canvas.Write(values["bankCardNumber"], 6, 38.2, _digits with { Size = 4 });
        canvas.Write("合作银行", 6, 43.4, _label);
        canvas.Write(values["bank"], 19, 43.4, canvas.Fit(values["bank"], 37, _value));
        canvas.Write("发卡机构", 6, 49.2, _label);
        canvas.Write(values["issuer"], 19, 49.2, canvas.Fit(values["issuer"], 40, _value));
        return canvas.ToPicture();
    }

    private static FaceCanvas Begin(FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, _ground, _waves);
        canvas.Fill(Outline.Rectangle(new(0, 13, Width, 0.9)), _teal);
        return canvas;
    }

    private static void Field(FaceCanvas canvas, string label, string value, double x, double y, TextLook look)
    {
        canvas.Write(label, x, y, _label);
        canvas.Write(value, x + 19, y, canvas.Fit(value, Width - x - 23, look));
    }

    // Where the card has its chip: eight contacts.
    private static void DrawChip(FaceCanvas canvas)
    {
        canvas.Fill(Outline.Rectangle(new(6, 17.4, 12, 9.4)), new(0xEC, 0xDC, 0xB4));
        canvas.Stroke(Outline.Rectangle(new(6, 17.4, 12, 9.4)), _gold, 0.25);
        foreach (var y in (double[])[19.75, 22.1, 24.45])
        {
            canvas.Line(6, y, 10, y, _gold, 0.2);
            canvas.Line(14, y, 18, y, _gold, 0.2);
        }

        canvas.Stroke(Outline.Rectangle(new(10, 19.75, 4, 4.7)), _gold, 0.2);
    }
}
