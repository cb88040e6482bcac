using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>结婚证: one for each of the couple, under the same number.</summary>
internal static class MarriageCertificates
{
    public static IEnumerable<DemoLicense> Of(DemoRegister register)
    {
        var number = 0;
        foreach (var couple in Couples())
        {
            yield return Certificate(register, couple, couple.One, couple.Other, ++number);
            yield return Certificate(register, couple, couple.Other, couple.One, ++number);
        }
    }

    private static IEnumerable<Couple> Couples() =>
    [
        new("周建国", "陈玉梅", DemoDistrict.Qinghe, new(1989, 10, 1), 112),
        new("顾长河", "沈知夏", DemoDistrict.Qingya, new(2019, 5, 20), 386),
        new("林𬭎", "唐语", DemoDistrict.Qingya, new(2007, 9, 9), 251),
        new("赵庆年", "秦素芬", DemoDistrict.Songling, new(1980, 2, 14), 8),
        new("郑立言", "罗晴", DemoDistrict.Qinghe, new(2010, 10, 10), 730),
        new("𠮷明远", "孟桂香", DemoDistrict.Songling, new(1983, 1, 28), 19),
        new("周牧野", "叶蓁", DemoDistrict.Qingya, new(2012, 12, 12), 904),
        new("罗家明", "谢小雨", DemoDistrict.Qingya, new(2021, 8, 14), 517) { Status = LicenseStatus.Withdrawn },
        new("欧阳宁", "钟离雪", DemoDistrict.Qingya, new(2015, 4, 18), 233) { IssuedAgainOn = new(2022, 6, 7) },
    ];

    private static DemoLicense Certificate(
        DemoRegister register, Couple couple, DemoPerson holder, DemoPerson spouse, int number) => new()
        {
            Kind = register.Kind("结婚证"),
            Office = couple.District.CivilAffairs,
            Serial = DemoRegister.Serial("JH", number),
            Number = couple.Number,
            Holders = [holder.Holder],
            IssuedOn = couple.SealedOn,
            Status = couple.Status,
            Face = DemoRegister.Face(
            [
                ("holderName", holder.Name),
                ("registeredOn", DemoRegister.Day(couple.RegisteredOn)),
                ("number", couple.Number),
                ("remarks", couple.IssuedAgainOn is null ? "" : "补领"),
                .. holder.Particulars(""),
                .. spouse.Particulars("spouse"),
                ("authority", couple.District.CivilAffairs.Name),
                ("registrar", "文若溪"),
                ("printNumber", FormattableString.Invariant($"99-{couple.SealedOn.Year}-{41000 + number:0000000}")),
            ]),
        };

    private sealed record Couple(
        string OneName, string OtherName, DemoDistrict District, DateOnly RegisteredOn, int Serial)
    {
        public LicenseStatus Status { get; init; } = LicenseStatus.Valid;

        public DateOnly? IssuedAgainOn { get; init; }

        public DemoPerson One => DemoPeople.Named(OneName);

        public DemoPerson Other => DemoPeople.Named(OtherName);

        public string Number => FormattableString.Invariant(
            $"{Letters}{District.Region}-{(IssuedAgainOn ?? RegisteredOn).Year}-{Serial:000000}");

        public DateOnly SealedOn =>
            IssuedAgainOn ?? DemoRegister.ElectronicFrom(RegisteredOn);

        private string Letters => IssuedAgainOn is null ? "J" : "BJ";
    }
}
