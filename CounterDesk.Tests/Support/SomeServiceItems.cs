using System.Globalization;
using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Tests.Support;

/// <summary>Service items of a hall that does not exist.</summary>
internal static class SomeServiceItems
{
    public static ServiceItem OldAgeAllowance { get; } = new()
    {
        Code = "999900-MZ-0107",
        Name = "高龄津贴申领",
        Pinyin = "gao ling jin tie shen ling",
        Office = "云山市清河区民政局",
        Recipients = ["云山市清河区民政局", "云山市青崖区民政局"],
        Materials =
        [
            Of("身份证明", SomeLicenses.ResidentIdCard),
            Of("户籍证明", SomeLicenses.HouseholdRegister) with { Note = "本人页" },
            new() { Name = "领款账户", Form = MaterialForm.Paper, Note = "存折或银行卡的复印件" },
            new() { Name = "申请表", Form = MaterialForm.SignedHere },
        ],
        LongestValidityDays = 90,
    };

    public static ServiceItem AllowanceEnds { get; } = OldAgeAllowance with
    {
        Code = "999900-MZ-0109",
        Name = "高龄津贴停发申报",
        Pinyin = "gao ling jin tie ting fa shen bao",
        AcceptsNotInForce = true,
    };

    /// <summary>Needs what a license says about somebody else, and the original of one of them.</summary>
    public static ServiceItem TransferOfProperty { get; } = new()
    {
        Code = "999900-BD-0101",
        Name = "不动产转移登记",
        Pinyin = "bu dong chan zhuan yi deng ji",
        Office = "云山市自然资源局",
        Recipients = ["云山市不动产登记中心"],
        Materials =
        [
            Of("身份证明", SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister),
            new()
            {
                Name = "婚姻状况证明",
                Form = MaterialForm.License,
                Kinds =
                [
                    new()
                    {
                        Code = SomeLicenses.MarriageCertificate,
                        ExtraFields = ["spouseName", "spouseIdNumber"],
                        UnneededFields = ["nationality"],
                    },
                ],
            },
            Of("不动产权证书", SomeLicenses.RealEstateCertificate) with { Form = MaterialForm.Original },
        ],
        LongestValidityDays = 30,
        NeedsBusinessNumber = true,
    };

    public static ServiceItem Marriage { get; } = OldAgeAllowance with
    {
        Code = "999900-MZ-0301",
        Name = "结婚登记",
        Pinyin = "jie hun deng ji",
        NotDelegableBecause = "男女双方应当亲自到场（民法典第一千零四十九条）",
    };

    public static ServiceItem[] All { get; } = [OldAgeAllowance, AllowanceEnds, TransferOfProperty, Marriage];

    public static Material Of(string name, params string[] kinds) => new()
    {
        Name = name, Form = MaterialForm.License, Kinds = [.. kinds.Select(code => new MaterialKind { Code = code })],
    };

    public static byte[] FileOf(params IEnumerable<ServiceItem> items) => ServiceItemFile.Write(items);

    /// <summary>As many items as a large hall has, each with a name of its own.</summary>
    public static IEnumerable<ServiceItem> Many(int count) =>
        from number in Enumerable.Range(0, count)
        let digits = number.ToString("0000", CultureInfo.InvariantCulture)
        let words = digits.Select(digit => _words[digit - '0']).ToList()
        select OldAgeAllowance with
        {
            Code = $"999900-XX-{digits}",
            Name = string.Concat([.. words.Select(word => word.Characters), "登记"]),
            Pinyin = string.Join(' ', [.. words.Select(word => word.Pinyin), "deng ji"]),
        };

    private static readonly (string Characters, string Pinyin)[] _words =
    [
        ("老年", "lao nian"), ("社会", "she hui"), ("医疗", "yi liao"), ("住房", "zhu fang"), ("就业", "jiu ye"),
        ("教育", "jiao yu"), ("婚姻", "hun yin"), ("户籍", "hu ji"), ("企业", "qi ye"), ("残疾", "can ji"),
    ];
}
