using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>不动产登记证明: one sheet across, on the left what is certified and by whom, on the right the table.</summary>
internal static class RealEstateProofFace
{
    private const double Left = 111;
    private const double LabelRight = 139;
    private const double Right = 202;
    private const double Measure = 58;

    private static readonly Color _ink = new(0x26, 0x2A, 0x2B);
    private static readonly Color _rule = new(0x2F, 0x55, 0x5C);
    private static readonly TextLook _text = new(Typeface.Serif, 3.5, _ink);

    private static readonly (string Label, string Key)[] _rows =
    [
        ("证明权利或事项", "subject"), ("权利人（申请人）", "entitled"), ("义务人", "obligors"), ("坐落", "location"),
        ("不动产单元号", "unitNumber"), ("其他", "others"), ("附记", "notes"),
    ];

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(210, 148.5, fonts);
        Ornaments.Ground(canvas, new(0xF3, 0xF9, 0xF8), new(0xD8, 0xE9, 0xE8));
        canvas.Stroke(Outline.Rectangle(new(4, 4, 202, 140.5)), _rule, 0.4);
        canvas.Stroke(Outline.Rectangle(new(5.2, 5.2, 199.6, 138.1)), _rule, 0.15);
        canvas.Line(105, 5.2, 105, 143.3, _rule, 0.15);
        DrawLeft(canvas, values);
        canvas.Write(values["number"], Left, 18.5, canvas.Fit(values["number"], Right - Left, _text with { Size = 4.2 }));
        DrawTable(canvas, values);
        return new([canvas.ToPicture()], new(0, new(50, 99, 33, 33)));
    }

    private static void DrawLeft(FaceCanvas canvas, FaceValues values)
    {
        Ornaments.EmblemPlace(canvas, new(55, 23), 9);
        canvas.WriteCentered("不动产登记证明", 55, 47, new(Typeface.SerifBold, 8.2, _ink) { Spacing = 1.2 });
        canvas.WriteLines(
            "　　根据《中华人民共和国民法典》等法律法规，为保护申请人合法权益，对申请人申请登记的本证明所列不动产权利或登记事项，经审查核实，准予登记，颁发此证明。",
            15, 61, 80, 7.4, _text with { Size = 4.1 });
        canvas.Write("登记机构（章）", 15, 106, _text with { Size = 3.9 });
        canvas.Write(values["authority"], 15, 113, _text with { Size = 3.9 });
        canvas.Write(values.Date("registeredOn"), 15, 120, _text with { Size = 3.9 });
        canvas.WriteCentered(Ornaments.Specimen, 55, 139, new(Typeface.Sans, 2.6, _rule) { Spacing = 0.5 });
    }

    private static void DrawTable(FaceCanvas canvas, FaceValues values)
    {
        const double Top = 23;
        const double LineHeight = 5;
        const double Space = 6.4;
        var y = Top;
        foreach (var (label, key) in _rows)
        {
            var text = key is "unitNumber" ? RealEstateFace.Grouped(values[key]) : values[key];
            var look = key is "unitNumber" ? canvas.Fit(text, Measure, _text) : _text;
            var lines = canvas.Break(text, Measure, look);
            var height = Math.Max(key is "notes" ? 137 - y : 0, Space + LineHeight * lines.Count);
            canvas.Line(Left, y, Right, y, _rule, 0.22);
            var name = _text with { Size = 3.2 };
            canvas.WriteCentered(label, (Left + LabelRight) / 2, y + height / 2 + 1.15, canvas.Fit(label, 26.4, name));
            canvas.WriteLines(text, LabelRight + 2.5, y + Space / 2 + 3.7, Measure, LineHeight, look);
            y += height;
        }

        canvas.Line(Left, y, Right, y, _rule, 0.22);
        foreach (var x in (double[])[Left, LabelRight, Right])
        {
            canvas.Line(x, Top, x, y, _rule, 0.22);
        }
    }
}
