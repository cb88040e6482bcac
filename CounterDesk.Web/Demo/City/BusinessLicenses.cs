using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>营业执照: in force, issued again, suspended, revoked, cancelled, and one not yet activated.</summary>
internal static class BusinessLicenses
{
    private const string Company = "有限责任公司（自然人投资或控股）";
    private const string OnePerson = "个体工商户";

    public static readonly Holder WaterWorks = Organization("云山清源水务有限公司", "91999900MA0TE60304");
    public static readonly Holder GreenFields = Organization("云山青禾食品有限公司", "91999901MA0TE6014W");
    public static readonly Holder TeaHouse = Organization("松岭县石门镇老街茶馆", "92999921MA0TE6022K");
    public static readonly Holder ElderlyCare = Organization("云山石桥养老服务有限公司", "91999901MA0TE6049F");
    public static readonly Holder StreamBeans = Organization("云山溪畔豆制品有限公司", "91999902MA0TE6065K");
    public static readonly Holder MillOfWang = Organization("松岭县青石乡王㐂粉坊", "92999921MA0TE6073U");
    public static readonly Holder NoodlesOfLuo = Organization("云山市青崖区罗记面馆", "92999902MA0TE60816");
    public static readonly Holder HundredTastes = Organization("云山百味坊食品连锁有限公司", "91999901MA0TE61293");
    public static readonly Holder Bank = Organization("云山农村商业银行股份有限公司", "91999901MA0TE609XJ");

    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        License(
            register, 1, Organization("云山市溪石智能装备有限公司", "91999902MA0TE5T83U"), Company, "周牧野", "人民币 伍佰万元整",
            new(2021, 8, 16), "云山市青崖区软件园二路66号5幢1103室",
            "智能机器人的研发；智能基础制造装备制造；工业自动控制系统装置销售；软件开发；技术服务、技术咨询。", new(2024, 5, 30)),
        License(
            register, 2, GreenFields, Company, "吴山", "人民币 壹佰万元整",
            new(2016, 3, 9), "云山市清河区清河路310号", "食品销售；农产品收购、初加工。", new(2020, 10, 12)) with
        {
            Status = LicenseStatus.Revoked,
        },
        License(
            register, 3, TeaHouse, OnePerson, "秦素芬", "",
            new(2017, 4, 1), "云山市松岭县石门镇老街90号", "茶饮服务；食品销售。", new(2018, 4, 2)) with
        {
            Status = LicenseStatus.Cancelled,
        },
        License(
            register, 4, WaterWorks, "有限责任公司（国有独资）", "唐语", "人民币 叁仟万元整",
            new(2009, 6, 18), "云山市青崖区水厂路1号", "自来水生产与供应；管网维护。", new(2019, 7, 1)) with
        {
            Status = LicenseStatus.Superseded,
        },
        License(
            register, 4, WaterWorks, "有限责任公司（国有独资）", "唐语", "人民币 伍仟万元整",
            new(2009, 6, 18), "云山市青崖区水厂路1号", "自来水生产与供应；管网维护；污水处理。", new(2023, 2, 20)) with
        {
            Version = 2,
        },
        License(
            register, 5, ElderlyCare, Company, "罗晴", "人民币 贰佰万元整",
            register.Today.AddDays(-5), "云山市清河区石桥街道杏花里1栋", "机构养老服务；居家养老服务；助餐。",
            register.Today.AddDays(-2)) with
        {
            Status = LicenseStatus.NotActivated,
        },
        License(
            register, 6, Organization("云山云峰物流有限公司", "91999922MA0TE6057P"), Company, "高远", "人民币 叁佰万元整",
            new(2018, 11, 5), "云山市溪口县渡口镇沿江路99号", "道路货物运输；装卸搬运；仓储服务。", new(2022, 1, 14)) with
        {
            Status = LicenseStatus.Suspended,
        },
        License(
            register, 7, StreamBeans, Company, "叶蓁", "人民币 壹佰伍拾万元整",
            new(2019, 3, 12), "云山市青崖区溪畔路18号", "食品生产；食品销售。", new(2024, 8, 6)),
        License(
            register, 8, MillOfWang, OnePerson, "王㐂", "",
            new(2018, 6, 20), "云山市松岭县青石乡王家坳12号", "粉条、粉丝加工；食品销售。", new(2018, 6, 20)),
        License(
            register, 9, NoodlesOfLuo, OnePerson, "罗家明", "",
            new(2020, 9, 15), "云山市青崖区枫林路79号", "餐饮服务。", new(2020, 9, 15)),
        License(
            register, 10, Bank, "股份有限公司（非上市）", "郑立言", "人民币 伍亿元整",
            new(2006, 12, 28), "云山市清河区江滨路1号", "吸收公众存款；发放贷款；办理国内外结算。", new(2022, 4, 11)),
        License(
            register, 11, HundredTastes, Company, "周建国", "人民币 捌佰万元整",
            new(2017, 5, 22), "云山市清河区石桥街道粮仓路26号", "食品生产；食品销售；餐饮服务；餐饮管理。", new(2023, 9, 14)),
    ];

    private static Holder Organization(string name, string code) =>
        new(name, HolderCode.Of(UnifiedSocialCreditCode.Parse(code)));

    private static DemoLicense License(
        DemoRegister register, int number, Holder holder, string type, string representative, string capital,
        DateOnly establishedOn, string address, string scope, DateOnly approvedOn) => new()
        {
            Kind = register.Kind("营业执照"),
            Office = DemoOffice.Market,
            Serial = DemoRegister.Serial("YY", number),
            Number = holder.Code.Text,
            Holders = [holder],
            IssuedOn = approvedOn,
            Face = DemoRegister.Face(
                ("creditCode", holder.Code.Text),
                ("name", holder.Name),
                ("type", type),
                ("representative", representative),
                ("capital", capital),
                ("establishedOn", DemoRegister.Day(establishedOn)),
                ("address", address),
                ("scope", scope),
                ("authority", DemoOffice.Market.Name),
                ("approvedOn", DemoRegister.Day(approvedOn))),
        };
}
