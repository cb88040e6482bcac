using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>职业资格证书: one upright sheet in a blue frame.</summary>
internal static class QualificationFace
{
    private const double Width = 210;
    private const double Height = 297;
    private const double Left = 32;
    private const double ValueLeft = 72;
    private const double Right = 178;

    private static readonly Color _ink = new(0x20, 0x24, 0x2B);
    private static readonly Color _blue = new(0x24, 0x4E, 0x86);
    private static readonly Color _line = new(0x9F, 0xB4, 0xD0);
    private static readonly TextLook _label = new(Typeface.Serif, 5.2, _ink);
    private static readonly TextLook _value = new(Typeface.SerifBold, 5.6, _ink);
    private static readonly TextLook _digits = new(Typeface.Mono, 5.4, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xF8, 0xFA, 0xFD), new(0xDC, 0xE6, 0xF2));
        canvas.Stroke(Outline.Rectangle(new(10, 10, Width - 20, Height - 20)), _blue, 1.3);
        canvas.Stroke(Outline.Rectangle(new(12.6, 12.6, Width - 25.2, Height - 25.2)), _blue, 0.35);
        Ornaments.EmblemPlace(canvas, new(Width / 2, 35), 11);
        canvas.WriteCentered("职业资格证书", Width / 2, 66, new(Typeface.SerifBold, 14, _blue) { Spacing = 5 });
        canvas.WriteCentered("演示样式　不作证明", Width / 2, 75, new(Typeface.Sans, 3.2, _blue) { Spacing = 0.8 });
        canvas.WriteLines(
            "　　本证书表明持证人通过规定的考试或评价，取得相应的职业资格。", Left, 92, Right - Left, 9, _label);
        DrawFields(canvas, values);
        canvas.Write("批准部门", 102, 243, _label);
        canvas.Write(values["authority"], 128, 243, canvas.Fit(values["authority"], Right - 128, _value));
        canvas.Write("批准日期", 102, 254, _label);
        canvas.Write(values.Date("approvedOn"), 128, 254, _value);
        return new([canvas.ToPicture()], new(0, new(132, 218, 40, 40)));
    }

    private static void DrawFields(FaceCanvas canvas, FaceValues values)
    {
        (string Label, string Value, TextLook Look)[] fields =
        [
            ("姓名", values["name"], _value), ("性别", values["sex"], _value),
            ("出生日期", values.Date("birthDate"), _value), ("证件号码", values["idNumber"], _digits),
            ("资格名称", values["qualification"], _value), ("专业", values["specialty"], _value),
            ("级别", values["level"], _value), ("管理号", values["number"], _digits),
        ];
        var y = 120.0;
        foreach (var (label, value, look) in fields)
        {
            // The photograph stands beside the upper lines.
            var right = y < 160 ? 132 : Right;
            canvas.WriteSpread(label, Left, y, 26, _label);
            canvas.Write(value, ValueLeft - 6, y, canvas.Fit(value, right - ValueLeft + 4, look));
            canvas.Line(ValueLeft - 8, y + 2.6, right, y + 2.6, _line, 0.25);
            y += 13;
        }

        Ornaments.Photo(canvas, new(141, 111, 37, 50), new(0xFF, 0xFF, 0xFF), _line);
    }
}
