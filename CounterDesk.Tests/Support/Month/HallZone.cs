namespace CounterDesk.Tests.Support.Month;

/// <summary>Counters that serve the same matters, as halls group them: their days look alike and unlike other zones'.</summary>
/// <param name="Matters">What people come for, and who receives the copy.</param>
/// <param name="Kinds">What is looked at.</param>
internal sealed record HallZone(Matter[] Matters, ZoneKind[] Kinds)
{
    public static HallZone[] All { get; } =
    [
        new(
            [
                new("不动产转移登记", [("云山市不动产登记中心", 9), ("云山农村商业银行", 1)], 5),
                new("抵押贷款", [("云山银行", 5), ("云山农村商业银行", 4), ("住房公积金中心", 2)], 4),
                new("房屋租赁备案", [("住房和城乡建设局", 1)], 2),
                new("落户", [("云山市公安局", 1)], 2),
            ],
            [new("estate-title", 6, 0.30, 0.05), new("resident-card", 3, 0.12, 0.02), new("marriage", 3, 0.20, 0.04)]),
        new(
            [
                new("养老待遇申领", [("社会保险中心", 1)], 5),
                new("医保备案", [("医疗保障局", 8), ("云山市人民医院", 2)], 4),
                new("残疾人补贴", [("残疾人联合会", 1)], 2),
                new("失业登记", [("就业服务中心", 1)], 2),
            ],
            [new("social-card", 6, 0.18, 0.03), new("resident-card", 3, 0.12, 0.02), new("disability", 2, 0.45, 0.06)]),
        new(
            [
                new("入学", [("第一小学", 3), ("第二小学", 3), ("实验中学", 3), ("云山市教育局", 1)], 5),
                new("婚姻登记", [("民政局", 1)], 3),
                new("出国", [("出入境管理局", 6), ("某某使馆", 1)], 2),
                new("公证", [("云山市公证处", 1)], 2),
            ],
            [new("household", 6, 0.35, 0.05), new("birth", 3, 0.30, 0.22), new("marriage", 3, 0.20, 0.04)]),
        new(
            [
                new("招标", [("公共资源交易中心", 6), ("城投公司", 2), ("水务公司", 2)], 4),
                new("企业开户", [("云山银行", 5), ("工商银行", 5), ("建设银行", 5)], 4),
                new("年度报告", [("市场监督管理局", 1)], 3),
                new("道路运输经营", [("交通运输局", 1)], 2),
            ],
            [new("business", 8, 0.06, 0.02), new("road-permit", 3, 0.55, 0.08), new("food-permit", 3, 0.10, 0.05)]),
    ];
}

/// <summary>What people come for.</summary>
internal sealed record Matter(string Text, (string Name, int Share)[] Recipients, int Share);

/// <summary>A kind of license at such counters.</summary>
/// <param name="Code">The kind's.</param>
/// <param name="Share">How often it is looked at, beside the others.</param>
/// <param name="Reveals">How often a covered field of it is shown.</param>
/// <param name="CannotTell">How often it cannot be told whether it is genuine.</param>
internal sealed record ZoneKind(string Code, int Share, double Reveals, double CannotTell);
