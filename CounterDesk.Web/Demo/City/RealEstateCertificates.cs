using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// 不动产权证书: of one, of several, of an organization, issued again, and two whose files are not what they should be.
/// </summary>
internal static class RealEstateCertificates
{
    private const string Alone = "单独所有";
    private const string Jointly = "共同共有";
    private const string NoMortgage = "一、本证书无抵押、查封登记（截至登记之日）。";

    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Certificate(register, 12345, Owners("陈砚秋"), Alone, "云山市溪口县松涛镇文昌阁6号", "131.20", new(2018, 9, 3)) with
        {
            Status = LicenseStatus.Superseded,
        },
        Certificate(
            register, 12345, Owners("陈砚秋"), Alone, "云山市溪口县松涛镇文昌阁6号", "138.75", new(2026, 2, 9),
            "一、因面积更正换证，原证书作废。\n" + NoMortgage.Replace('一', '二')) with
        {
            Version = 2,
        },
        Certificate(
            register, 20417, Owners("顾长河", "沈知夏"), Jointly, "云山市青崖区栖霞路18号院3号楼2单元401室", "86.42",
            new(2020, 11, 23)),
        Certificate(
            register, 8806, Owners("周建国", "陈玉梅"), Jointly, "云山市清河区石桥街道杏花里12栋2单元301室", "74.90",
            new(2018, 6, 12)),
        Certificate(
            register, 31120, Owners("欧阳宁", "钟离雪"), "按份共有：欧阳宁60%，钟离雪40%", "云山市青崖区听雨巷5号2栋301室", "102.33",
            new(2021, 3, 30)),
        Certificate(register, 5571, Owners("赵庆年"), Alone, "云山市松岭县石门镇老街88号", "96.10", new(2019, 4, 16)) with
        {
            File = DemoFile.PageChanged,
        },
        Certificate(register, 6203, Owners("梁思远"), Alone, "云山市松岭县南屏镇学堂街4号", "88.00", new(2020, 8, 25)) with
        {
            File = DemoFile.UnknownMaker,
        },
        Certificate(register, 40002, [BusinessLicenses.WaterWorks], Alone, "云山市青崖区水厂路1号", "5210.66", new(2022, 12, 1)),
    ];

    private static ImmutableArray<Holder> Owners(params IEnumerable<string> names) =>
        [.. names.Select(name => DemoPeople.Named(name).Holder)];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, ImmutableArray<Holder> owners, string coOwnership, string location,
        string area, DateOnly registeredOn, string notes = NoMortgage)
    {
        var number = FormattableString.Invariant($"演（{registeredOn.Year}）云山市不动产权第{serial:0000000}号");
        var isOfOrganization = owners[0].Code.Type is HolderCodeType.UnifiedSocialCreditCode;
        return new DemoLicense
        {
            Kind = register.Kind("不动产权证书"),
            Office = DemoOffice.RealEstate,
            Serial = DemoRegister.Serial("BD", serial),
            Number = number,
            Holders = owners,
            IssuedOn = registeredOn,
            Face = DemoRegister.Face(
                ("number", number),
                ("owners", string.Join('、', owners.Select(owner => owner.Name))),
                ("coOwnership", coOwnership),
                ("location", location),
                ("unitNumber", UnitNumber(location, serial)),
                ("rightType", "国有建设用地使用权／房屋所有权"),
                ("rightNature", isOfOrganization ? "出让／自建房" : "出让／市场化商品房"),
                ("use", isOfOrganization ? "公用设施用地／工业" : "城镇住宅用地／住宅"),
                ("area", $"共有宗地面积12480.60 m²\n房屋建筑面积{area} m²"),
                ("usePeriod", "2003年07月01日起 2073年06月30日止"),
                ("otherState", "房屋结构：钢筋混凝土　总层数：6\n所在层：4　竣工时间：2004年"),
                ("notes", notes),
                ("authority", DemoOffice.RealEstate.Name),
                ("registeredOn", DemoRegister.Day(registeredOn))),
        };
    }

    /// <summary>Of a dwelling at the address, by its parcel.</summary>
    public static string UnitNumber(string location, int parcel) =>
        FormattableString.Invariant($"{RegionOf(location)}001021GB{parcel:00000}F00010013");

    private static string RegionOf(string location) => DemoPeople.Households
        .Select(household => household.District)
        .First(district => location.StartsWith(district.Name, StringComparison.Ordinal))
        .Region;
}
