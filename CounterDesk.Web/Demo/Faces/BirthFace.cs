using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>出生医学证明: one upright sheet with a table of the child, the mother and the father.</summary>
internal static class BirthFace
{
    private const double Width = 210;
    private const double Height = 297;
    private const double Left = 18;
    private const double Right = 192;
    private const double RowHeight = 13;
    private const double LabelWidth = 27;

    private static readonly Color _ink = new(0x1E, 0x28, 0x22);
    private static readonly Color _green = new(0x2A, 0x6B, 0x4B);
    private static readonly Color _shade = new(0xE6, 0xF1, 0xE9);
    private static readonly Color _yellow = new(0xFB, 0xF3, 0xCF);
    private static readonly TextLook _label = new(Typeface.Serif, 4.2, _green);
    private static readonly TextLook _value = new(Typeface.Serif, 4.8, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xF7, 0xFB, 0xF7), new(0xDB, 0xEB, 0xDF));
        canvas.Stroke(Outline.Rectangle(new(9, 9, Width - 18, Height - 18)), _green, 1);
        canvas.Stroke(Outline.Rectangle(new(11, 11, Width - 22, Height - 22)), _green, 0.3);
        canvas.WriteCentered("出生医学证明", Width / 2, 34, new(Typeface.SerifBold, 13, _green) { Spacing = 4 });
        canvas.WriteCentered("演示样式　不作证明", Width / 2, 43, new(Typeface.Sans, 3.2, _green) { Spacing = 0.8 });
        DrawTable(canvas, values);
        DrawFoot(canvas, values);
        return new([canvas.ToPicture()], new(0, new(74, 226, 38, 38)));
    }

    private static void DrawTable(FaceCanvas canvas, FaceValues values)
    {
        (string Label, string Value)[][] rows =
        [
            [("新生儿姓名", values["name"]), ("性别", values["sex"])],
            [("出生时间", values.Date("birthDate")), ("时分", values["birthMinute"])],
            [("出生孕周", values["gestation"]), ("体重", values["weight"]), ("身长", values["length"])],
            [("出生地", values["birthPlace"]), ("医疗机构", values["hospital"])],
            .. Parent(values, "mother", "母亲"),
            .. Parent(values, "father", "父亲"),
        ];
        var y = 53.0;
        foreach (var row in rows)
        {
            DrawRow(canvas, row, y);
            y += RowHeight;
        }

        canvas.Stroke(Outline.Rectangle(new(Left, 53, Right - Left, y - 53)), _green, 0.35);
    }

    private static (string Label, string Value)[][] Parent(FaceValues values, string key, string label) =>
    [
        [(label + "姓名", values[key + "Name"]), ("年龄", values[key + "Age"])],
        [("国籍", values[key + "Nationality"]), ("民族", values[key + "Ethnicity"])],
        [("住址", values[key + "Address"])],
        [(values[key + "IdType"] is { Length: > 0 } type ? type : "有效身份证件", values[key + "IdNumber"])],
    ];

    private static void DrawRow(FaceCanvas canvas, (string Label, string Value)[] cells, double y)
    {
        var width = (Right - Left) / cells.Length;
        for (var at = 0; at < cells.Length; at++)
        {
            var (label, value) = cells[at];
            var x = Left + at * width;
            canvas.Fill(Outline.Rectangle(new(x, y, LabelWidth, RowHeight)), _shade);
            canvas.WriteCentered(label, x + LabelWidth / 2, y + 8.1, canvas.Fit(label, LabelWidth - 2, _label));
            canvas.Write(value, x + LabelWidth + 2.5, y + 8.2, canvas.Fit(value, width - LabelWidth - 4, _value));
            canvas.Line(x + LabelWidth, y, x + LabelWidth, y + RowHeight, _green, 0.2);
            canvas.Line(x, y, x, y + RowHeight, _green, 0.2);
        }

        canvas.Line(Left, y, Right, y, _green, 0.2);
    }

    // Under the table who issued it and, on yellow, the number with the place of its bars.
    private static void DrawFoot(FaceCanvas canvas, FaceValues values)
    {
        canvas.Write("签发机构", Left + 2, 243, _label with { Size = 4.8 });
        canvas.WriteLines(values["authority"], Left + 26, 243, 60, 7, _value);
        canvas.Write("签发日期", Left + 2, 255, _label with { Size = 4.8 });
        canvas.Write(values.Date("issuedOn"), Left + 26, 255, _value);
        canvas.Fill(Outline.Rectangle(new(124, 222, 68, 44)), _yellow);
        canvas.Stroke(Outline.Rectangle(new(124, 222, 68, 44)), _green, 0.25);
        canvas.WriteCentered("出生医学证明编号", 158, 231, _label);
        canvas.WriteCentered(values["number"], 158, 240, new(Typeface.Mono, 7, _ink) { Spacing = 0.4 });
        canvas.Stroke(Outline.Rectangle(new(132, 245, 52, 15)), _green, 0.2, 1, 0.8);
        canvas.WriteCentered("条形码位置", 158, 254.2, _label with { Size = 3.8 });
    }
}
