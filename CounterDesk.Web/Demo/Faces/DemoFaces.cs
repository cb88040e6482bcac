using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>Finds who draws the pages of a kind.</summary>
internal static class DemoFaces
{
    public static FacePages Draw(string kindName, FaceValues values, FontSet fonts) => kindName switch
    {
        "居民身份证" => IdCardFace.Draw(values, fonts),
        "居民户口簿" => HouseholdFace.Draw(values, fonts),
        "结婚证" => CoupleFace.DrawMarriage(values, fonts),
        "离婚证" => CoupleFace.DrawDivorce(values, fonts),
        "残疾人证" => DisabilityFace.Draw(values, fonts),
        "不动产权证书" => RealEstateFace.Draw(values, fonts),
        "营业执照" => BusinessFace.Draw(values, fonts),
        "不动产登记证明" => RealEstateProofFace.Draw(values, fonts),
        "食品生产许可证" => FoodFace.DrawProduction(values, fonts),
        "食品经营许可证" => FoodFace.DrawOperation(values, fonts),
        "检验检测机构资质认定证书" => InspectionBodyFace.Draw(values, fonts),
        "老年人优待证" => SeniorFace.Draw(values, fonts),
        "出生医学证明" => BirthFace.Draw(values, fonts),
        "社会保障卡" => SocialSecurityFace.Draw(values, fonts),
        "学历证书" => GraduationFace.Draw(values, fonts),
        "学位证书" => DegreeFace.Draw(values, fonts),
        "职业资格证书" => QualificationFace.Draw(values, fonts),
        "机动车驾驶证" => DrivingFace.Draw(values, fonts),
        _ => throw new ArgumentOutOfRangeException(nameof(kindName), kindName, "The demo city has no such license."),
    };
}
