using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>食品生产许可证 in green and 食品经营许可证 in orange: one sheet across, in a braided frame.</summary>
internal static class FoodFace
{
    private const double Width = 297;
    private const double Height = 210;
    private const double LeftStart = 87;
    private const double RightColumn = 192;
    private const double RightStart = 227;
    private const double RightLabelWidth = 31;

    private static readonly Color _ink = new(0x22, 0x26, 0x22);
    private static readonly TextLook _text = new(Typeface.Serif, 5.6, _ink);

    private static readonly Form _production = new("食品生产许可证", new(0x2E, 0x6B, 0x3E), new(0xF5, 0xFA, 0xF3), new(0xD9, 0xEA, 0xD5))
    {
        Left =
        [
            ("生产者名称", "name"), ("统一社会信用代码", "creditCode"), ("法定代表人（负责人）", "representative"),
            ("住所", "address"), ("生产地址", "site"), ("食品类别", "category"), ("食品明细", "details"),
        ],
    };

    private static readonly Form _operation = new("食品经营许可证", new(0xA8, 0x5A, 0x1C), new(0xFD, 0xF9, 0xF2), new(0xF2, 0xE2, 0xCB))
    {
        Left =
        [
            ("经营者名称", "name"), ("统一社会信用代码", "creditCode"), ("法定代表人（负责人）", "representative"),
            ("住所", "address"), ("经营场所", "site"), ("主体业态", "businessForm"), ("经营项目", "scope"),
        ],
        Telephone = "hotline",
    };

    public static FacePages DrawProduction(FaceValues values, FontSet fonts) => Draw(_production, values, fonts);

    public static FacePages DrawOperation(FaceValues values, FontSet fonts) => Draw(_operation, values, fonts);

    private static FacePages Draw(Form form, FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, form.Ground, form.Waves);
        canvas.Stroke(Outline.Rectangle(new(8, 8, 281, 194)), form.Edge, 1);
        Ornaments.Braid(canvas, new(11.6, 11.6, 273.8, 186.8), 3.4, form.Edge, 0.35);
        canvas.Stroke(Outline.Rectangle(new(15.2, 15.2, 266.6, 179.6)), form.Edge, 0.3);
        canvas.WriteCentered(form.Title, Width / 2, 47, new(Typeface.SerifBold, 18, form.Edge) { Spacing = 6 });
        DrawLeft(canvas, form, values);
        DrawRight(canvas, form, values);
        canvas.Write(Ornaments.Specimen, 26, 188, new(Typeface.Sans, 3.6, form.Edge) { Spacing = 0.7 });
        return new([canvas.ToPicture()], new(0, new(222, 137, 42, 42)));
    }

    private static void DrawLeft(FaceCanvas canvas, Form form, FaceValues values)
    {
        const double LineHeight = 8.2;
        const double Measure = RightColumn - LeftStart - 6;
        var y = 70.0;
        foreach (var (label, key) in form.Left)
        {
            canvas.WriteEnding(label + "：", LeftStart - 1, y, _text);
            var look = key is "creditCode" ? new(Typeface.Mono, 5.4, _ink) : _text;
            var lines = canvas.WriteLines(values[key], LeftStart, y, Measure, LineHeight, look);
            y += LineHeight * (lines - 1) + 14.6;
        }
    }

    private static void DrawRight(FaceCanvas canvas, Form form, FaceValues values)
    {
        canvas.WriteSpread("许可证编号", RightColumn, 70, RightLabelWidth, _text);
        canvas.Write(values["number"], RightColumn, 79, new(Typeface.Mono, 6, _ink));
        canvas.WriteSpread("有效期至", RightColumn, 93, RightLabelWidth, _text);
        canvas.Write(values.Date("validUntil"), RightStart, 93, _text);
        if (form.Telephone is { } telephone)
        {
            canvas.WriteSpread("投诉举报电话", RightColumn, 106, 33, canvas.Fit("投诉举报电话", 33, _text));
            canvas.Write(values[telephone], RightStart + 1, 106, _text);
        }

        canvas.Stroke(Outline.Rectangle(new(RightColumn, 117, 24, 24)), form.Edge, 0.3, 1.4, 1);
        canvas.WriteCentered("二维码位置", RightColumn + 12, 130.4, _text with { Size = 3.8, Color = form.Edge });
        canvas.WriteSpread("发证机关", RightColumn, 155, 26, _text);
        canvas.Write(values["authority"], RightColumn, 164, canvas.Fit(values["authority"], 76, _text));
        canvas.WriteSpread("发证日期", RightColumn, 177, 26, _text);
        canvas.Write(values.Date("issuedOn"), 223, 177, _text);
    }

    private sealed record Form(string Title, Color Edge, Color Ground, Color Waves)
    {
        public required (string Label, string Key)[] Left { get; init; }

        public string? Telephone { get; init; }
    }
}
