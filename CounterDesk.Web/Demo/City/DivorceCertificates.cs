using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Demo.City;

/// <summary>离婚证: one for each of the two, one lost and issued again, and a couple's that married again.</summary>
internal static class DivorceCertificates
{
    // When the city's older certificates were made electronic.
    private static readonly DateOnly _firstElectronic = new(2018, 3, 1);

    public static IEnumerable<DemoLicense> Of(DemoRegister register) =>
    [
        .. BothOf(register, 1, new("梁思远", "苏婉", DemoDistrict.Songling, new(2019, 7, 8), 12)),
        .. BothOf(register, 3, new("姜\U0002C029", "罗㛃", DemoDistrict.Qingya, new(2017, 3, 22), 145)
        {
            Lost = ("罗㛃", new(2024, 5, 16), 203),
        }),
        .. BothOf(register, 5, new("欧阳宁", "钟离雪", DemoDistrict.Qingya, new(2013, 6, 18), 87)
        {
            MarriedAgainOn = new(2015, 4, 18),
        }),
    ];

    private static IEnumerable<DemoLicense> BothOf(DemoRegister register, int number, Divorce divorce) =>
    [
        Certificate(register, number, divorce, DemoPeople.Named(divorce.One), DemoPeople.Named(divorce.Other)),
        Certificate(register, number + 1, divorce, DemoPeople.Named(divorce.Other), DemoPeople.Named(divorce.One)),
    ];

    private static DemoLicense Certificate(
        DemoRegister register, int serial, Divorce divorce, DemoPerson holder, DemoPerson other)
    {
        var office = divorce.District.CivilAffairs;
        var number = divorce.NumberOf(holder.Name);
        var issuedOn = divorce.IssuedOn(holder.Name);
        return new DemoLicense
        {
            Kind = register.Kind("离婚证"),
            Office = office,
            Serial = DemoRegister.Serial("LH", serial),
            Number = number,
            Holders = [holder.Holder],
            IssuedOn = issuedOn < _firstElectronic ? _firstElectronic : issuedOn,
            Status = divorce.MarriedAgainOn is null ? LicenseStatus.Valid : LicenseStatus.Cancelled,
            Face = DemoRegister.Face(
            [
                ("holderName", holder.Name),
                ("registeredOn", DemoRegister.Day(divorce.RegisteredOn)),
                ("number", number),
                ("remarks", divorce.RemarksFor(holder.Name)),
                .. holder.Particulars(""),
                .. other.Particulars("formerSpouse"),
                ("authority", office.Name),
                ("registrar", "文若溪"),
                ("printNumber", FormattableString.Invariant($"99-{issuedOn.Year}-{52000 + serial:0000000}")),
            ]),
        };
    }

    private sealed record Divorce(string One, string Other, DemoDistrict District, DateOnly RegisteredOn, int Serial)
    {
        /// <summary>Whose was lost, and when and under what number it was issued again.</summary>
        public (string Name, DateOnly On, int Serial)? Lost { get; init; }

        public DateOnly? MarriedAgainOn { get; init; }

        public DateOnly IssuedOn(string holder) => IsAgainFor(holder) ? Lost!.Value.On : RegisteredOn;

        public string NumberOf(string holder) => IsAgainFor(holder)
            ? FormattableString.Invariant($"BL{District.Region}-{Lost!.Value.On.Year}-{Lost.Value.Serial:000000}")
            : FormattableString.Invariant($"L{District.Region}-{RegisteredOn.Year}-{Serial:000000}");

        public string RemarksFor(string holder) => this switch
        {
            { MarriedAgainOn: { } day } => $"{day:yyyy年M月d日}双方复婚，本证收回注销",
            _ => IsAgainFor(holder) ? "补领" : "",
        };

        private bool IsAgainFor(string holder) => Lost?.Name == holder;
    }
}
