using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>结婚证: the opened booklet, on the left what is certified, on the right the couple.</summary>
internal static class MarriageFace
{
    private const double Width = 174;
    private const double Height = 124;

    private static readonly Color _ink = new(0x2C, 0x1A, 0x1C);
    private static readonly Color _rule = new(0xD5, 0x9A, 0x95);
    private static readonly TextLook _label = new(Typeface.Serif, 3.5, Ornaments.SealRed);
    private static readonly TextLook _value = new(Typeface.Serif, 3.9, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xFD, 0xF5, 0xF3), new(0xF5, 0xDB, 0xD6));
        canvas.Stroke(Outline.Rectangle(new(4, 4, 166, 116)), Ornaments.SealRed, 0.5);
        canvas.Stroke(Outline.Rectangle(new(5.2, 5.2, 163.6, 113.6)), Ornaments.SealRed, 0.15);
        canvas.Line(87, 5.2, 87, 118.8, _rule, 0.2);
        DrawLeft(canvas, values);
        DrawRight(canvas, values);
        return new([canvas.ToPicture()], new(0, new(41.5, 74.5, 29, 29)));
    }

    private static void DrawLeft(FaceCanvas canvas, FaceValues values)
    {
        Ornaments.EmblemPlace(canvas, new(46, 22), 8.2);
        canvas.WriteCentered("结婚证", 46, 47, new(Typeface.SerifBold, 11, Ornaments.SealRed) { Spacing = 2.2 });
        var words = new TextLook(Typeface.Serif, 4.3, _ink);
        canvas.Write("　　结婚申请，符合法律规定，", 15, 62, words);
        canvas.Write("予以登记，发给此证。", 15, 69, words);
        canvas.Write("登记机关", 15, 84, _label with { Size = 3.9 });
        canvas.WriteLines(values["authority"], 15, 91, 27, 5.6, _value);
        canvas.Write("婚姻登记员", 15, 110, _label with { Size = 3.9 });
        canvas.Write(values["registrar"], 37, 110, _value with { Size = 4.1 });
    }

    private static void DrawRight(FaceCanvas canvas, FaceValues values)
    {
        Ornaments.Photo(canvas, new(95, 11.5, 36, 26), new(0xC0, 0x35, 0x3B), new(0xC0, 0x35, 0x3B), people: 2);
        canvas.Write("持证人", 136, 15, _label);
        canvas.Write(values["holderName"], 136, 21, _value);
        canvas.Line(136, 23, 164, 23, _rule, 0.15);
        canvas.Write("登记日期", 136, 29.3, _label);
        canvas.Write(values.Date("registeredOn"), 136, 35.3, canvas.Fit(values.Date("registeredOn"), 28, _value));
        canvas.Line(136, 37.4, 164, 37.4, _rule, 0.15);
        Row(canvas, "结婚证字号", values["number"], 95, 116, 47, 164);
        Row(canvas, "备注", values["remarks"], 95, 116, 55, 164);
        Person(canvas, values, "name", "sex", "nationality", "birthDate", "idNumber", 66.5);
        Person(
            canvas, values, "spouseName", "spouseSex", "spouseNationality", "spouseBirthDate", "spouseIdNumber", 92);
        var remark = _label with { Size = 2.7 };
        canvas.WriteEnding("证书印刷编号　" + values["printNumber"], 164, 116.2, remark);
    }

    private static void Person(
        FaceCanvas canvas, FaceValues values,
        string name, string sex, string nationality, string birthDate, string idNumber, double y)
    {
        Row(canvas, "姓名", values[name], 95, 116, y, 130);
        Row(canvas, "性别", values[sex], 134, 144, y, 164, isSpread: false);
        Row(canvas, "国籍", values[nationality], 95, 112, y + 8, 119);
        Row(canvas, "出生日期", values.Date(birthDate), 121, 136, y + 8, 164, isSpread: false);
        Row(canvas, "身份证件号", values[idNumber], 95, 116, y + 16, 164);
    }

    private static void Row(
        FaceCanvas canvas, string label, string value, double x, double start, double y, double right,
        bool isSpread = true)
    {
        if (isSpread)
        {
            canvas.WriteSpread(label, x, y, 4 * _label.Size, _label);
        }
        else
        {
            canvas.Write(label, x, y, _label);
        }

        canvas.Write(value, start, y, canvas.Fit(value, right - start, _value));
        canvas.Line(x, y + 2, right, y + 2, _rule, 0.15);
    }
}
