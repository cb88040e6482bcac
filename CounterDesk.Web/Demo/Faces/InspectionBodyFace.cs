using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>检验检测机构资质认定证书: one upright sheet, in a blue frame.</summary>
internal static class InspectionBodyFace
{
    private const double Width = 210;
    private const double Height = 297;
    private const double Left = 30;
    private const double Measure = 150;

    private static readonly Color _ink = new(0x1E, 0x24, 0x2C);
    private static readonly Color _blue = new(0x1F, 0x4E, 0x86);
    private static readonly TextLook _text = new(Typeface.Serif, 6.8, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xF5, 0xF8, 0xFC), new(0xD9, 0xE4, 0xF1));
        canvas.Stroke(Outline.Rectangle(new(9, 9, 192, 279)), _blue, 1.2);
        Ornaments.Braid(canvas, new(13.2, 13.2, 183.6, 270.6), 3.6, _blue, 0.35);
        canvas.Stroke(Outline.Rectangle(new(17, 17, 176, 263)), _blue, 0.3);
        canvas.WriteCentered("检验检测机构", Width / 2, 52, new(Typeface.SerifBold, 14, _ink) { Spacing = 3 });
        canvas.WriteCentered("资质认定证书", Width / 2, 73, new(Typeface.SerifBold, 14, _ink) { Spacing = 3 });
        canvas.WriteCentered("证书编号：" + values["number"], Width / 2, 90, _text);
        var y = Field(canvas, "名称", values["name"], 112);
        y = Field(canvas, "地址", values["address"], y);
        canvas.WriteLines("　　" + values["approval"], Left, y + 2, Measure, 11, _text);
        DrawFoot(canvas, values);
        return new([canvas.ToPicture()], new(0, new(124, 226, 40, 40)));
    }

    private static double Field(FaceCanvas canvas, string label, string value, double y)
    {
        const double Start = Left + 22;
        const double LineHeight = 10;
        canvas.Write(label + "：", Left, y, _text);
        return y + LineHeight * canvas.WriteLines(value, Start, y, Left + Measure - Start, LineHeight, _text) + 5;
    }

    private static void DrawFoot(FaceCanvas canvas, FaceValues values)
    {
        var small = _text with { Size = 5.4 };
        canvas.Write("许可使用标志", Left, 212, small);
        canvas.Stroke(Outline.Rectangle(new(Left, 218, 40, 24)), _blue, 0.3, 1.4, 1);
        canvas.WriteCentered("标志位置", Left + 20, 232, small with { Color = _blue });
        canvas.Write(values["number"], Left, 250, new(Typeface.Mono, 5.4, _ink));
        canvas.Write("发证日期：" + values.Date("issuedOn"), 96, 220, _text);
        canvas.Write("有效期至：" + values.Date("validUntil"), 96, 233, _text);
        canvas.Write("发证机关：", 96, 246, _text);
        canvas.Write(values["authority"], 96, 256, canvas.Fit(values["authority"], 84, _text));
        canvas.WriteCentered(Ornaments.Specimen, Width / 2, 273, new(Typeface.Sans, 4, _blue) { Spacing = 0.8 });
    }
}
