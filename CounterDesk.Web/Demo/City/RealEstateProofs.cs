using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>不动产登记证明: an advance notice, a right of residence, a mortgage that stands and one that is paid off.</summary>
internal static class RealEstateProofs
{
    private const string Mortgage = "抵押权";

    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        Proof(
            register, 3105, "预购商品房预告登记", People("罗家明", "谢小雨"), "云山安居置业有限公司",
            "云山市青崖区望江里9号院5幢1804室", 31805,
            "商品房买卖合同编号：云房预2025-0418\n成交价格：人民币捌拾陆万元整", new(2025, 4, 22)),
        Proof(
            register, 1977, "居住权", People("许秋月"), "白露", "云山市青崖区望江里3栋1单元101室", 9120,
            "居住权期限：至居住权人死亡时止\n居住条件：全部房屋，无偿居住", new(2023, 11, 6)),
        Proof(
            register, 20980, Mortgage, [BusinessLicenses.Bank], "顾长河、沈知夏",
            "云山市青崖区栖霞路18号院3号楼2单元401室", 20417,
            "担保债权数额：人民币陆拾万元整\n债务履行期限：2020年12月01日起 2040年11月30日止", new(2020, 12, 8)),
        Proof(
            register, 9033, Mortgage, [BusinessLicenses.Bank], "周建国、陈玉梅",
            "云山市清河区石桥街道杏花里12栋2单元301室", 8806,
            "担保债权数额：人民币贰拾万元整\n债务履行期限：2018年07月01日起 2023年06月30日止", new(2018, 7, 2)) with
        {
            Status = LicenseStatus.Cancelled,
        },
    ];

    private static ImmutableArray<Holder> People(params IEnumerable<string> names) =>
        [.. names.Select(name => DemoPeople.Named(name).Holder)];

    private static DemoLicense Proof(
        DemoRegister register, int serial, string subject, ImmutableArray<Holder> entitled, string obligors,
        string location, int parcel, string others, DateOnly registeredOn)
    {
        var number = FormattableString.Invariant($"演（{registeredOn.Year}）云山市不动产证明第{serial:0000000}号");
        return new DemoLicense
        {
            Kind = register.Kind("不动产登记证明"),
            Office = DemoOffice.RealEstate,
            Serial = DemoRegister.Serial("DM", serial),
            Number = number,
            Holders = entitled,
            IssuedOn = registeredOn,
            Face = DemoRegister.Face(
                ("number", number),
                ("subject", subject),
                ("entitled", string.Join('、', entitled.Select(holder => holder.Name))),
                ("obligors", obligors),
                ("location", location),
                ("unitNumber", RealEstateCertificates.UnitNumber(location, parcel)),
                ("others", others),
                ("notes", "本证明不是不动产权证书，不能证明房屋归谁所有。"),
                ("authority", DemoOffice.RealEstate.Name),
                ("registeredOn", DemoRegister.Day(registeredOn))),
        };
    }
}
