using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>学历证书: who studied what, from when until when, and finished it.</summary>
internal static class GraduationFace
{
    public static FacePages Draw(FaceValues values, FontSet fonts)
    {
        var sheet = new DiplomaSheet(fonts, new(0xFC, 0xF8, 0xF2), new(0xF0, 0xE4, 0xD2), new(0x8C, 0x2A, 0x2A));
        sheet.WriteTitle("毕业证书", values["category"]);
        sheet.DrawPhoto(values["number"]);
        sheet.WriteParagraph(
            ("学生", false), (values["name"], true), ("，性别", false), (values["sex"], true), ("，", false),
            (values.Date("birthDate"), true), ("生，于", false), (values.Date("enrolledOn"), true), ("至", false),
            (values.Date("graduatedOn"), true), ("在本校", false), (values["major"], true), ("专业", false),
            (values["length"], true), ("制", false), (values["level"], true), ("（", false), (values["studyForm"], true),
            ("）学习，修完教学计划规定的全部课程，成绩合格，准予毕业。", false));
        sheet.WriteSigners(values.Date("graduatedOn"), ("校　　名", values["school"]), ("校（院）长", values["president"]));
        return new([sheet.ToPicture()], new(0, DiplomaSheet.Seal));
    }
}
