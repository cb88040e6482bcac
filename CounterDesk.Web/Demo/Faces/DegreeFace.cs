using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>学位证书: which degree was conferred, on whom and by whom.</summary>
internal static class DegreeFace
{
    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var sheet = new DiplomaSheet(fonts, new(0xF7, 0xF8, 0xFB), new(0xDD, 0xE3, 0xEF), new(0x27, 0x3F, 0x73));
        sheet.WriteTitle("学位证书", "（样式）");
        sheet.DrawPhoto(values["number"]);
        sheet.WriteParagraph(
            (values["name"], true), ("，", false), (values["sex"], true), ("，", false), (values.Date("birthDate"), true),
            ("生。在", false), (values["school"], true), ("完成了", false), (values["discipline"], true),
            ("的学习计划，成绩合格，经审核符合授予条件，授予", false), (values["degree"], true), ("学位。", false));
        sheet.WriteSigners(
            values.Date("awardedOn"), ("学位授予单位", values["authority"]), ("校（院、所）长", values["president"]),
            ("学位评定委员会主席", values["chair"]));
        return new([sheet.ToPicture()], new(0, DiplomaSheet.Seal));
    }
}
