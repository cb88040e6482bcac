using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.ServiceItems;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>How long a clerk waits for service items while typing, in a hall that has many.</summary>
internal static class ItemsBench
{
    private const int Items = 2000;
    private const int Runs = 1000;

    // Two characters for each digit of a number, so that every item has a name of its own.
    private static readonly (string Characters, string Pinyin)[] _words =
    [
        ("老年", "lao nian"), ("社会", "she hui"), ("医疗", "yi liao"), ("住房", "zhu fang"), ("就业", "jiu ye"),
        ("教育", "jiao yu"), ("婚姻", "hun yin"), ("户籍", "hu ji"), ("企业", "qi ye"), ("残疾", "can ji"),
    ];

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var intake = services.GetRequiredService<ServiceItemIntake>();
        var list = services.GetRequiredService<ServiceItemList>();
        var kind = services.GetRequiredService<LicenseKindCatalog>().All[0];
        var file = ServiceItemFile.Write(Enumerable.Range(0, Items).Select(number => ItemOf(number, kind)));
        var offer = await intake.CompareAsync("bench.json", file, cancellationToken);
        List<Measurement> found =
        [
            await Measurement.OfAsync(
                string.Create(CultureInfo.InvariantCulture, $"items: a file of {Items} taken, an entry for each"), 1,
                _ => intake.TakeAsync(offer, null, cancellationToken), cancellationToken, warmUp: 0),
        ];
        foreach (var typed in (string[])["l", "lnsh", "laonianshehui", "登记", "老登", "0123", "zzzz"])
        {
            found.Add(await Measurement.OfAsync(
                $"items: “{typed}” among {Items}", Runs, _ => list.FindAsync(typed, cancellationToken),
                cancellationToken));
        }

        return found;
    }

    private static ServiceItem ItemOf(int number, LicenseKind kind)
    {
        var digits = number.ToString("0000", CultureInfo.InvariantCulture);
        var words = digits.Select(digit => _words[digit - '0']).ToList();
        return new()
        {
            Code = $"999900-XX-{digits}",
            Name = string.Concat([.. words.Select(word => word.Characters), "登记"]),
            Pinyin = string.Join(' ', [.. words.Select(word => word.Pinyin), "deng ji"]),
            Office = "云山市行政审批局",
            Recipients = ["云山市行政审批局"],
            Materials =
            [
                new() { Name = "身份证明", Form = MaterialForm.License, Kinds = [new() { Code = kind.Code }] },
                new() { Name = "申请表", Form = MaterialForm.SignedHere },
            ],
            LongestValidityDays = 30,
        };
    }
}
