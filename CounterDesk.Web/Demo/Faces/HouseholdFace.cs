using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>居民户口簿: the household's page, and the page of the member whose license it is.</summary>
internal static class HouseholdFace
{
    private const double Width = 174;
    private const double Height = 124;
    private const double Left = 9;
    private const double Right = 165;
    private const double Middle = 87;
    private const double LabelWidth = 25;

    private static readonly Color _ink = new(0x22, 0x22, 0x22);
    private static readonly Color _rule = new(0x4A, 0x4A, 0x44);
    private static readonly Color _shade = new(0xF4, 0xF1, 0xE7);
    private static readonly Lettering _label = new(Typeface.Serif, 3.1, _ink);
    private static readonly Lettering _value = new(Typeface.Serif, 3.5, _ink);
    private static readonly Lettering _title = new(Typeface.SerifBold, 6.4, _ink) { Spacing = 2.4 };

    public static FacePages Draw(FaceValues values, FontSet fonts) =>
        new([HomePage(values, fonts), MemberPage(values, fonts)], new(1, new(133, 91, 27, 27)));

    private static Picture HomePage(FaceValues values, FontSet fonts)
    {
        var canvas = Begin("居民户口簿", fonts);
        Ornaments.EmblemPlace(canvas, new(Middle, 38), 9);
        var table = new FormTable(canvas, 56, 10.5);
        table.Row(("户别", values["householdType"]), ("户主姓名", values["headName"]));
        table.Row(("户号", values["householdNumber"]), ("签发日期", values.Date("issuedOn")));
        table.Row("住址", values["address"]);
        table.Row(("户口登记机关", values["authority"]), ("承办人签章", values["homePageClerk"]));
        table.Finish();
        var remark = _label with { Size = 2.8, Color = _rule };
        canvas.WriteCentered("本页为演示样式，不作证明。", Middle, 112, remark);
        return canvas.ToPicture();
    }

    private static Picture MemberPage(FaceValues values, FontSet fonts)
    {
        var canvas = Begin("常住人口登记卡", fonts);
        var table = new FormTable(canvas, 21.5, 7.4);
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
        table.Row("变更更正记载", values["changes"]);
        table.Row(("承办人签章", values["memberPageClerk"]), ("登记日期", values.Date("registeredOn")));
        table.Finish();
        return canvas.ToPicture();
    }

    private static FaceCanvas Begin(string title, FontSet fonts)
    {
        var canvas = new FaceCanvas(Width, Height, fonts);
        Ornaments.Ground(canvas, new(0xFE, 0xFE, 0xFA), new(0xEC, 0xEA, 0xE0));
        canvas.WriteCentered(title, Middle, 15.5, _title);
        return canvas;
    }

    /// <summary>A table of rows with one or two pairs of label and value, as forms of registration have it.</summary>
    private sealed class FormTable(FaceCanvas canvas, double top, double rowHeight)
    {
        private readonly double _top = top;
        private double _y = top;

        public void Row((string Label, string Value) first, (string Label, string Value) second)
        {
            Cell(first.Label, first.Value, Left, Middle);
            Cell(second.Label, second.Value, Middle, Right);
            canvas.Line(Middle, _y, Middle, _y + rowHeight, _rule, 0.2);
            Next();
        }

        public void Row(string label, string value)
        {
            Cell(label, value, Left, Right);
            Next();
        }

        public void Finish()
        {
            canvas.Line(Left, _y, Right, _y, _rule, 0.2);
            canvas.Line(Left, _top, Left, _y, _rule, 0.2);
            canvas.Line(Right, _top, Right, _y, _rule, 0.2);
        }

        private void Cell(string label, string value, double left, double right)
        {
            canvas.Fill(Outline.Rectangle(new(left, _y, LabelWidth, rowHeight)), _shade);
            canvas.Line(left + LabelWidth, _y, left + LabelWidth, _y + rowHeight, _rule, 0.2);
            WriteLabel(label, left + LabelWidth / 2);
            var measure = right - left - LabelWidth - 4;
            var look = canvas.Fit(value, measure, _value);
            canvas.Write(value, left + LabelWidth + 2, _y + rowHeight / 2 + 0.36 * look.Size, look);
        }

        // Short labels are spread over four letters; long ones have two lines.
        private void WriteLabel(string label, double center)
        {
            var middle = _y + rowHeight / 2;
            if (label.Split('\n') is [var upper, var lower])
            {
                var look = _label with { Size = 2.7 };
                canvas.WriteCentered(upper, center, middle - 0.5, look);
                canvas.WriteCentered(lower, center, middle + 2.6, look);
            }
            else if (label.Length <= 3)
            {
                canvas.WriteSpread(label, center - 2 * _label.Size, middle + 1.1, 4 * _label.Size, _label);
            }
            else
            {
                canvas.WriteCentered(label, center, middle + 1.1, _label);
            }
        }

        private void Next()
        {
            canvas.Line(Left, _y, Right, _y, _rule, 0.2);
            _y += rowHeight;
        }
    }
}
