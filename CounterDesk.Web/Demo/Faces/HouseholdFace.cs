using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>
/// 居民户口簿: the opened booklet, on the left the household, on the right the member whose license it is.
/// </summary>
internal static class HouseholdFace
{
    private const double Width = 210;
    private const double Height = 148.5;
    private const double LabelWidth = 17;

    private static readonly Color _ink = new(0x22, 0x22, 0x22);
    private static readonly Color _rule = new(0x4A, 0x4A, 0x44);
    private static readonly Color _shade = new(0xF4, 0xF1, 0xE7);
    private static readonly TextLook _label = new(Typeface.Serif, 2.9, _ink);
    private static readonly TextLook _value = new(Typeface.Serif, 3.5, _ink);
    private static readonly TextLook _title = new(Typeface.SerifBold, 6, _ink) { Spacing = 2 };

    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xFE, 0xFE, 0xFA), new(0xEC, 0xEA, 0xE0));
        canvas.Stroke(Outline.Rectangle(new(4, 4, 202, 140.5)), _rule, 0.3);
        canvas.Line(105, 4, 105, 144.5, _rule, 0.15);
        DrawHousehold(canvas, values);
        DrawMember(canvas, values);
        return new([canvas.ToPicture()], new(0, new(171, 117.5, 26, 26)));
    }

    private static void DrawHousehold(FaceCanvas canvas, FaceValues values)
    {
        canvas.WriteCentered("居民户口簿", 54.5, 19, _title);
        Ornaments.EmblemPlace(canvas, new(54.5, 37), 9);
        var table = new FormTable(canvas, 9, 100, 54, 11);
        table.Row("户别", values["householdType"]);
        table.Row("户主姓名", values["headName"]);
        table.Row("户号", values["householdNumber"]);
        table.Row("住址", values["address"]);
        table.Row("户口\n登记机关", values["authority"]);
        table.Row(("承办人\n签章", values["homePageClerk"]), ("签发日期", values.Date("issuedOn")));
        table.Finish();
        canvas.WriteCentered(Ornaments.Specimen, 54.5, 132, new(Typeface.Sans, 2.6, _rule) { Spacing = 0.5 });
    }

    private static void DrawMember(FaceCanvas canvas, FaceValues values)
    {
        canvas.WriteCentered("常住人口登记卡", 155.5, 17, _title);
        var table = new FormTable(canvas, 109, 202, 22.5, 8.6);
        table.Row(("姓名", values["name"]), ("户主或与\n户主关系", values["relationToHead"]));
        table.Row(("曾用名", values["formerName"]), ("性别", values["sex"]));
        table.Row(("出生地", values["birthPlace"]), ("民族", values["ethnicity"]));
        table.Row(("籍贯", values["nativePlace"]), ("出生日期", values.Date("birthDate")));
        table.Row(("公民身份\n证件编号", values["idNumber"]), ("宗教信仰", values["religion"]));
        table.Row(("身高", values["height"]), ("血型", values["bloodType"]));
        table.Row(("文化程度", values["education"]), ("婚姻状况", values["maritalStatus"]));
        table.Row(("服务处所", values["workplace"]), ("职业", values["occupation"]));
        table.Row(("兵役状况", values["militaryService"]), ("其他住址", values["otherAddress"]));
        table.Row("何时由何地\n迁来本市（县）", values["movedToCity"]);
        table.Row("何时由何地\n迁来本址", values["movedToAddress"]);
        table.Row("变更更正\n记载", values["changes"]);
        table.Row(("承办人\n签章", values["memberPageClerk"]), ("登记日期", values.Date("registeredOn")));
        table.Finish();
    }

    /// <summary>A table of rows with one or two pairs of label and value, as forms of registration have it.</summary>
    private sealed class FormTable(FaceCanvas canvas, double left, double right, double top, double rowHeight)
    {
        private readonly double _top = top;
        private double _y = top;

        // A little right of the middle: there stand the longer values.
        private double Middle => left + 0.527 * (right - left);

        public void Row((string Label, string Value) first, (string Label, string Value) second)
        {
            Cell(first.Label, first.Value, left, Middle);
            Cell(second.Label, second.Value, Middle, right);
            canvas.Line(Middle, _y, Middle, _y + rowHeight, _rule, 0.2);
            Next();
        }

        public void Row(string label, string value)
        {
            Cell(label, value, left, right);
            Next();
        }

        public void Finish()
        {
            canvas.Line(left, _y, right, _y, _rule, 0.2);
            canvas.Line(left, _top, left, _y, _rule, 0.2);
            canvas.Line(right, _top, right, _y, _rule, 0.2);
        }

        private void Cell(string label, string value, double from, double to)
        {
            canvas.Fill(Outline.Rectangle(new(from, _y, LabelWidth, rowHeight)), _shade);
            canvas.Line(from + LabelWidth, _y, from + LabelWidth, _y + rowHeight, _rule, 0.2);
            WriteLabel(label, from + LabelWidth / 2);
            var look = canvas.Fit(value, to - from - LabelWidth - 3, _value);
            canvas.Write(value, from + LabelWidth + 1.5, _y + rowHeight / 2 + 0.36 * look.Size, look);
        }

        // Short labels are spread over four letters; long ones have two lines.
        private void WriteLabel(string label, double center)
        {
            var middle = _y + rowHeight / 2;
            if (label.Split('\n') is [var upper, var lower])
            {
                var look = _label with { Size = 2.4 };
                canvas.WriteCentered(upper, center, middle - 0.5, look);
                canvas.WriteCentered(lower, center, middle + 2.5, look);
            }
            else if (label.Length <= 3)
            {
                canvas.WriteSpread(label, center - 2 * _label.Size, middle + 1.05, 4 * _label.Size, _label);
            }
            else
            {
                canvas.WriteCentered(label, center, middle + 1.05, _label);
            }
        }

        private void Next()
        {
            canvas.Line(left, _y, right, _y, _rule, 0.2);
            _y += rowHeight;
        }
    }
}
