using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>检验检测机构资质认定证书: a laboratory's in force, one suspended, one withdrawn.</summary>
internal static class InspectionBodies
{
    private const string Approval =
        "经审查，你机构已具备国家有关法律、行政法规规定的基本条件和能力，现予批准，可以向社会出具具有证明作用的数据和结果，特发此证。资质认定包括检验检测机构计量认证。";

    public static readonly Holder Institute =
        new("云山市产品质量检验所", HolderCode.Of(UnifiedSocialCreditCode.Parse("12999900MB0TD6012P")));

    private static readonly Holder _scales =
        new("云山衡准检测技术有限公司", HolderCode.Of(UnifiedSocialCreditCode.Parse("91999901MA0TE61106")));

    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var today = register.Today;
        return
        [
            Certificate(register, 1, BusinessLicenses.WaterWorks, "1306", "云山市青崖区水厂路1号", today.AddYears(-3).AddDays(-12)),
            Certificate(register, 2, Institute, "2011", "云山市清河区学府路101号", today.AddYears(-1)) with
            {
                Status = LicenseStatus.Suspended,
            },
            Certificate(register, 3, _scales, "0804", "云山市清河区江滨路207号2幢", today.AddYears(-4)) with
            {
                Status = LicenseStatus.Withdrawn,
            },
        ];
    }

    // The number: year, a made-up authority, field and sector, serial.
    private static DemoLicense Certificate(
        DemoRegister register, int serial, Holder holder, string fieldAndSector, string address, DateOnly from)
    {
        var until = from.AddYears(6).AddDays(-1);
        var number = FormattableString.Invariant($"{from:yy}99{fieldAndSector}{serial:0000}");
        return new DemoLicense
        {
            Kind = register.Kind("检验检测机构资质认定证书"),
            Office = DemoOffice.MarketPermits,
            Serial = DemoRegister.Serial("CM", serial),
            Number = number,
            Holders = [holder],
            IssuedOn = from,
            ValidUntil = until,
            Face = DemoRegister.Face(
                ("number", number),
                ("name", holder.Name),
                ("address", address),
                ("approval", Approval),
                ("issuedOn", DemoRegister.Day(from)),
                ("validUntil", DemoRegister.Day(until)),
                ("authority", DemoOffice.MarketPermits.Name)),
        };
    }
}
