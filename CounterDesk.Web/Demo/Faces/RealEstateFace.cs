using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>不动产权证书: the opened booklet, on the left the table of rights, on the right notes and the office.</summary>
internal static class RealEstateFace
{
    private const double Left = 10;
    private const double LabelRight = 34;
    private const double TableRight = 101;
    private const double Measure = 62;

    private static readonly Color _ink = new(0x2B, 0x2B, 0x26);
    private static readonly Color _rule = new(0x5E, 0x4F, 0x2A);
    private static readonly TextLook _text = new(Typeface.Serif, 3.5, _ink);

    private static readonly (string Label, string Key)[] _rows =
    [
        ("权利人", "owners"), ("共有情况", "coOwnership"), ("坐落", "location"), ("不动产单元号", "unitNumber"),
        ("权利类型", "rightType"), ("权利性质", "rightNature"), ("用途", "use"), ("面积", "area"),
        ("使用期限", "usePeriod"), ("权利其他状况", "otherState"),
    ];

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(210, 148.5, fonts);
        Ornaments.Ground(canvas, new(0xFB, 0xF8, 0xEC), new(0xEC, 0xE3, 0xC4));
        canvas.Stroke(Outline.Rectangle(new(4, 4, 202, 140.5)), _rule, 0.4);
        canvas.Line(105, 4, 105, 144.5, _rule, 0.15);
        canvas.Write("不动产权证书", Left, 15.5, new(Typeface.SerifBold, 4.6, _ink) { Spacing = 0.4 });
        canvas.WriteEnding(Ornaments.Specimen, TableRight, 15.5, new(Typeface.Sans, 2.6, _rule) { Spacing = 0.5 });
        canvas.Write(values["number"], Left, 22.8, _text with { Size = 3.7 });
        DrawTable(canvas, values);
        DrawRight(canvas, values);
        return new([canvas.ToPicture()], new(0, new(161, 101.5, 33, 33)));
    }

    private static void DrawTable(FaceCanvas canvas, FaceValues values)
    {
        const double Top = 27;
        const double LineHeight = 4.9;
        const double Space = 4.6;
        var y = Top;
        foreach (var (label, key) in _rows)
        {
            var text = key == "unitNumber" ? Grouped(values[key]) : values[key];
            var lines = canvas.Break(text, Measure, _text);
            var height = Space + LineHeight * lines.Count;
            canvas.Line(Left, y, TableRight, y, _rule, 0.22);
            canvas.WriteCentered(label, (Left + LabelRight) / 2, y + height / 2 + 1.25, _text);
            canvas.WriteLines(text, LabelRight + 3, y + Space / 2 + 3.7, Measure, LineHeight, _text);
            y += height;
        }

        canvas.Line(Left, y, TableRight, y, _rule, 0.22);
        double[] uprights = [Left, LabelRight, TableRight];
        foreach (var x in uprights)
        {
            canvas.Line(x, Top, x, y, _rule, 0.22);
        }
    }

    private static void DrawRight(FaceCanvas canvas, FaceValues values)
    {
        canvas.WriteCentered("附记", 157, 17, new(Typeface.SerifBold, 4.8, _ink) { Spacing = 8 });
        canvas.Stroke(Outline.Rectangle(new(111, 22, 92, 66)), _rule, 0.22);
        canvas.WriteLines(values["notes"], 115, 30, 84, 6.2, _text);
        canvas.Stroke(Outline.Rectangle(new(111, 95, 22, 22)), _rule, 0.2, 1, 0.8);
        canvas.WriteCentered("业务码位置", 122, 107.2, _text with { Size = 3.2, Color = _rule });
        canvas.Write("登记机构：" + values["authority"], 111, 126, _text with { Size = 3.7 });
        canvas.Write(values.Date("registeredOn"), 111, 132.5, _text with { Size = 3.7 });
    }

    // 6 region, 6 area and block, 7 parcel, 9 unit, as the certificate has it.
    public static string Grouped(string number) =>
        number.Length == 28 ? $"{number[..6]} {number[6..12]} {number[12..19]} {number[19..]}" : number;
}
