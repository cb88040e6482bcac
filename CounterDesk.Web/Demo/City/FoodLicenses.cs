using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>
/// 食品生产许可证 and 食品经营许可证 of enterprises of the city: in force, changed within the term, about to end, ended,
/// not yet activated, cancelled and revoked.
/// </summary>
internal static class FoodLicenses
{
    // The first digits of the number say what is made, or in what form business is done.
    private static readonly (string Code, string Name) _vegetables = ("116", "蔬菜制品");
    private static readonly (string Code, string Name) _starch = ("123", "淀粉及淀粉制品");
    private static readonly (string Code, string Name) _beans = ("125", "豆制品");
    private static readonly (string Code, string Name) _sale = ("1", "食品销售经营者");
    private static readonly (string Code, string Name) _catering = ("2", "餐饮服务经营者");
    private static readonly (string Code, string Name) _canteen = ("3", "集中用餐单位食堂");

    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var today = register.Today;
        var changing = today.AddYears(-3).AddDays(-100);
        return
        [
            Production(register, 1, BusinessLicenses.StreamBeans, _beans, "豆腐、豆腐干、豆浆", today.AddYears(-2).AddDays(-40)),
            Production(register, 2, BusinessLicenses.MillOfWang, _starch, "粉条、粉丝", today.AddYears(-5).AddDays(-30)) with
            {
                Status = LicenseStatus.Expired,
            },
            Production(register, 3, BusinessLicenses.GreenFields, _vegetables, "酱腌菜", today.AddYears(-3)) with
            {
                Status = LicenseStatus.Revoked,
            },
            Operation(register, 4, BusinessLicenses.StreamBeans, _sale, "散装食品销售", changing, changing) with
            {
                Status = LicenseStatus.Superseded,
            },
            Operation(
                register, 4, BusinessLicenses.StreamBeans, _sale, "散装食品销售；预包装食品销售", changing, today.AddDays(-200)) with
            {
                Version = 2,
            },
            Operation(
                register, 5, BusinessLicenses.NoodlesOfLuo, _catering, "热食类食品制售；冷食类食品制售",
                today.AddDays(46).AddYears(-5)),
            Operation(register, 6, BusinessLicenses.ElderlyCare, _canteen, "热食类食品制售", today.AddDays(-1)) with
            {
                Status = LicenseStatus.NotActivated,
            },
            Operation(register, 7, BusinessLicenses.TeaHouse, _catering, "自制饮品制售", today.AddYears(-4)) with
            {
                Status = LicenseStatus.Cancelled,
            },

            // A chain: one permit has ended, one ends in 20 days, and of its laboratory there is no certificate.
            Production(register, 8, BusinessLicenses.HundredTastes, _beans, "豆腐干", today.AddYears(-5).AddDays(-12)) with
            {
                Status = LicenseStatus.Expired,
            },
            Operation(register, 9, BusinessLicenses.HundredTastes, _catering, "热食类食品制售", today.AddDays(21).AddYears(-5)),
            Operation(register, 10, BusinessLicenses.HundredTastes, _sale, "预包装食品销售", today.AddYears(-2).AddDays(-9)),
            Operation(register, 11, BusinessLicenses.HundredTastes, _sale, "散装食品销售", today.AddYears(-1).AddDays(-70)),
        ];
    }

    private static DemoLicense Production(
        DemoRegister register, int serial, Holder holder, (string Code, string Name) category, string details, DateOnly from)
    {
        var business = BusinessOf(register, holder);
        var license = Permit(register, "食品生产许可证", "SC", serial, holder, from);
        var number = DemoRegister.Checked(
            license.Kind.NumberRule, FormattableString.Invariant($"SC{category.Code}{RegionOf(holder)}{serial:0000}"));
        return license with
        {
            Number = number,
            Face = DemoRegister.Face(
            [
                .. business,
                ("site", business.Single(said => said.Key == "address").Value),
                ("category", category.Name),
                ("details", $"{category.Name}：{details}"),
                ("number", number),
                .. Term(license),
            ]),
        };
    }

    private static DemoLicense Operation(
        DemoRegister register, int serial, Holder holder, (string Code, string Name) form, string scope, DateOnly from,
        DateOnly? changedOn = null)
    {
        var business = BusinessOf(register, holder);
        var license = Permit(register, "食品经营许可证", "JY", serial, holder, from, changedOn);
        var number = DemoRegister.Checked(
            license.Kind.NumberRule, FormattableString.Invariant($"JY{form.Code}{RegionOf(holder)}{serial:000000}"));
        return license with
        {
            Number = number,
            Face = DemoRegister.Face(
            [
                .. business,
                ("site", business.Single(said => said.Key == "address").Value),
                ("businessForm", form.Name),
                ("scope", scope),
                ("number", number),
                ("hotline", "12315"),
                .. Term(license),
            ]),
        };
    }

    // Five years from the first issue on; a change is a new issue with the same last day.
    private static DemoLicense Permit(
        DemoRegister register, string kind, string prefix, int serial, Holder holder, DateOnly from,
        DateOnly? changedOn = null) => new()
        {
            Kind = register.Kind(kind),
            Office = DemoOffice.MarketPermits,
            Serial = DemoRegister.Serial(prefix, serial),
            Number = "",
            Holders = [holder],
            IssuedOn = changedOn ?? from,
            ValidUntil = from.AddYears(5).AddDays(-1),
            Face = [],
        };

    private static IEnumerable<(string Key, string Value)> Term(DemoLicense license) =>
    [
        ("validUntil", DemoRegister.Day(license.ValidUntil!.Value)),
        ("authority", license.Office.Name),
        ("issuedOn", DemoRegister.Day(license.IssuedOn)),
    ];

    // What the newest business license says, so that the two agree.
    private static List<(string Key, string Value)> BusinessOf(DemoRegister register, Holder holder)
    {
        var face = BusinessLicenses.Of(register).Last(license => license.Holders[0] == holder).Face;
        return [.. ((string[])["name", "creditCode", "representative", "address"])
            .Select(key => (key, face.Single(value => value.Key == key).Value))];
    }

    // GB 32100: registration department, category, then the region.
    private static string RegionOf(Holder holder) => holder.Code.Text[2..8];
}
