using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>
/// He Jianping acts for Lin Xiulan, who is not there: a letter of attorney for the allowance, on 2026-03-18.
/// </summary>
internal static class SomeMandates
{
    public const string Agent = "何建平";
    public const string Principal = "林秀兰";

    public static MandatedItem Allowance { get; } = new(
        "000114001001", "高龄津贴申领", [SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister], InPersonReason: null);

    public static MandatedItem Marriage { get; } =
        new("000111001000", "结婚登记", [SomeLicenses.HouseholdRegister], "结婚登记要双方本人到场");

    public static Mandate Letter { get; } = new()
    {
        AgentName = Agent,
        PrincipalName = Principal,
        Matter = Allowance.Name,
        From = new DateOnly(2026, 3, 1),
        LastDay = new DateOnly(2026, 6, 30),
        Form = LetterForm.LetterOfAttorney,
        IsSigned = true,
    };

    public static MandateQuestion Question { get; } = new()
    {
        AgentName = Agent,
        PrincipalName = Principal,
        Item = Allowance,
        Kinds = Allowance.Kinds,
        Today = new DateOnly(2026, 3, 18),
        LongestMonths = 36,
    };
}
