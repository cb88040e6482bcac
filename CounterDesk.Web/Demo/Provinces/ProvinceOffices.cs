using System.Collections.Immutable;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Provinces;

/// <summary>Fictional offices outside the demo city. Their credit codes are well formed and nobody's.</summary>
internal static class ProvinceOffices
{
    /// <summary>Of 岭安市 in 云岭省; no code that begins with 9988 is given out.</summary>
    public const string LinganRegion = "998801";

    /// <summary>Of 滨港市, another city of 海晏省; no code that begins with 9998 is given out.</summary>
    public const string BingangRegion = "999801";

    private const string YunlingRegion = "998800";

    public static readonly DemoOffice LinganPolice =
        new("岭安市公安局", "11998801MB0TF101XN", LinganRegion, "户政专用章");

    public static readonly DemoOffice LinganSocialSecurity =
        new("岭安市人力资源和社会保障局", "11998801MB0TF2012A", LinganRegion, "社会保障卡专用章");

    public static readonly DemoOffice YunlingUniversity =
        new("云岭大学", "12998800MB0TF30159", YunlingRegion, "证书专用章");

    public static readonly DemoOffice BingangPolice =
        new("滨港市公安局", "11999801MB0TG1015G", BingangRegion, "户政专用章");

    public static readonly DemoOffice BingangSocialSecurity =
        new("滨港市人力资源和社会保障局", "11999801MB0TG20181", BingangRegion, "社会保障卡专用章");

    public static readonly ImmutableArray<DemoOffice> All =
        [LinganPolice, LinganSocialSecurity, YunlingUniversity, BingangPolice, BingangSocialSecurity];
}
