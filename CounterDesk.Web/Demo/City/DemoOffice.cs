namespace CounterDesk.Web.Demo.City;

/// <summary>
/// A fictional office that issues licenses. Its credit code is well formed and nobody's; its seal has its name on
/// the circle and <see cref="SealPurpose"/> under it.
/// </summary>
internal sealed record DemoOffice(string Name, string CreditCode, string Region, string SealPurpose)
{
    /// <summary>An office with several seals numbers them.</summary>
    public int Seal { get; init; } = 1;

    public static readonly DemoOffice RealEstate =
        new("云山市自然资源局", "11999900MB0TD3014B", DemoDistrict.City, "不动产登记专用章");

    public static readonly DemoOffice Market =
        new("云山市市场监督管理局", "11999900MB0TD4017U", DemoDistrict.City, "登记专用章");

    /// <summary>The same office where it permits and does not register.</summary>
    public static readonly DemoOffice MarketPermits = Market with { SealPurpose = "行政许可专用章", Seal = 2 };

    public static readonly DemoOffice DisabledPersons =
        new("云山市残疾人联合会", "81999900MB0TD501X0", DemoDistrict.City, "残疾人证专用章");

    public static readonly DemoOffice SocialSecurity =
        new("云山市人力资源和社会保障局", "11999900MB0TD6012T", DemoDistrict.City, "社会保障卡专用章");

    public static readonly DemoOffice Examinations =
        new("云山市人事考试中心", "12999900MB0TD6020J", DemoDistrict.City, "资格证书专用章");

    public static readonly DemoOffice University =
        new("云山大学", "12999900MB0TD6039F", DemoDistrict.City, "证书专用章");

    public static readonly DemoOffice Maternity =
        new("云山市妇幼保健院", "12999900MB0TD6047A", DemoDistrict.City, "出生医学证明专用章");

    public static readonly DemoOffice Traffic =
        new("云山市公安局交通警察支队", "11999900MB0TD10945", DemoDistrict.City, "驾驶证样章") { HasSquareSeal = true };

    /// <summary>Whether its name stands on two lines in a frame, as that of the traffic police does on a driving license.</summary>
    public bool HasSquareSeal { get; init; }
}

/// <summary>A fictional district or county of 云山市 and its two offices.</summary>
internal sealed record DemoDistrict(string Region, string Name, DemoOffice Police, DemoOffice CivilAffairs)
{
    /// <summary>The region of the whole city. No code that begins with 9999 is given out.</summary>
    public const string City = "999900";

    /// <summary>The office of civil affairs where it sees to the elderly.</summary>
    public DemoOffice ElderlyCare => CivilAffairs with { SealPurpose = "老年人优待证专用章", Seal = 2 };

    private const string PolicePurpose = "户政专用章";
    private const string MarriagePurpose = "婚姻登记专用章";

    public static readonly DemoDistrict Qinghe = new(
        "999901", "云山市清河区",
        new("云山市公安局清河分局", "11999901MB0TD1019T", "999901", PolicePurpose),
        new("云山市清河区民政局", "11999901MB0TD20119", "999901", MarriagePurpose));

    public static readonly DemoDistrict Qingya = new(
        "999902", "云山市青崖区",
        new("云山市公安局青崖分局", "11999902MB0TD10274", "999902", PolicePurpose),
        new("云山市青崖区民政局", "11999902MB0TD202XF", "999902", MarriagePurpose));

    public static readonly DemoDistrict Songling = new(
        "999921", "云山市松岭县",
        new("云山市松岭县公安局", "11999921MB0TD1035F", "999921", PolicePurpose),
        new("云山市松岭县民政局", "11999921MB0TD20380", "999921", MarriagePurpose));

    public static readonly DemoDistrict Xikou = new(
        "999922", "云山市溪口县",
        new("云山市溪口县公安局", "11999922MB0TD1043Q", "999922", PolicePurpose),
        new("云山市溪口县民政局", "11999922MB0TD20469", "999922", MarriagePurpose));

    public static DemoDistrict Of(string region) =>
        DemoCity.Districts.Single(district => district.Region == region);
}
