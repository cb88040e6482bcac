using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>营业执照: one sheet across, in a gold frame.</summary>
internal static class BusinessFace
{
    private const double Width = 297;
    private const double Height = 210;
    private const double LabelWidth = 30;

    private static readonly Color _ink = new(0x22, 0x22, 0x22);
    private static readonly Color _gold = new(0x8A, 0x6D, 0x1F);
    private static readonly TextLook _text = new(Typeface.Serif, 6, _ink);

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xFC, 0xFA, 0xF4), new(0xEC, 0xE6, 0xD2));
        DrawFrame(canvas);
        Ornaments.EmblemPlace(canvas, new(148.5, 29), 11);
        canvas.WriteCentered("营业执照", 148.5, 63, new(Typeface.SerifBold, 19, _ink) { Spacing = 9 });
        canvas.Write("统一社会信用代码", 26, 43.5, _text with { Size = 5 });
        canvas.Write(values["creditCode"], 26, 51.5, new(Typeface.Mono, 5.6, _ink));
        canvas.Stroke(Outline.Rectangle(new(240, 24, 28, 28)), _gold, 0.3, 1.4, 1);
        canvas.WriteCentered("系统码位置", 254, 39.6, _text with { Size = 4.2 });
        DrawFields(canvas, values);
        return new([canvas.ToPicture()], new(0, new(217, 140, 42, 42)));
    }

    private static void DrawFields(FaceCanvas canvas, FaceValues values)
    {
        (string Label, string Value)[] left =
        [
            ("名称", values["name"]), ("类型", values["type"]), ("法定代表人", values["representative"]),
            ("经营范围", values["scope"]),
        ];
        (string Label, string Value)[] right =
        [
            ("注册资本", values["capital"]), ("成立日期", values.Date("establishedOn")), ("住所", values["address"]),
        ];
        DrawColumn(canvas, left, 26, 68, 100);
        DrawColumn(canvas, right, 172, 214, 64);
        canvas.WriteSpread("登记机关", 172, 151, LabelWidth, _text with { Size = 6.4 });
        canvas.WriteCentered(values.Date("approvedOn"), 238, 188, _text with { Size = 6.2 });
    }

    private static void DrawColumn(
        FaceCanvas canvas, (string Label, string Value)[] fields, double x, double start, double measure)
    {
        const double LineHeight = 8.6;
        var y = 80.0;
        foreach (var (label, value) in fields)
        {
            canvas.WriteSpread(label, x, y, LabelWidth, _text);
            var lines = canvas.WriteLines(value, start, y, measure, LineHeight, _text);
            y += LineHeight * (lines - 1) + 13;
        }
    }

    private static void DrawFrame(FaceCanvas canvas)
    {
        canvas.Stroke(Outline.Rectangle(new(8, 8, 281, 194)), _gold, 1.6);
        canvas.Stroke(Outline.Rectangle(new(10.4, 10.4, 276.2, 189.2)), _gold, 0.4);
        foreach (var (x, y, right, down) in ((double, double, int, int)[])
            [(12, 12, 1, 1), (285, 12, -1, 1), (12, 198, 1, -1), (285, 198, -1, -1)])
        {
            DrawCorner(canvas, x, y, right, down);
        }
    }

    private static void DrawCorner(FaceCanvas canvas, double x, double y, int right, int down)
    {
        canvas.Stroke(
            new OutlineBuilder()
                .MoveTo(At(0, 16)).LineTo(At(0, 0)).LineTo(At(16, 0))
                .MoveTo(At(4, 16)).LineTo(At(4, 4)).LineTo(At(16, 4))
                .MoveTo(At(0, 8)).CurveTo(At(5, 8), At(8, 5), At(8, 0))
                .Build(),
            _gold,
            0.9);

        Point At(double dx, double dy) => new(x + right * dx, y + down * dy);
    }
}
