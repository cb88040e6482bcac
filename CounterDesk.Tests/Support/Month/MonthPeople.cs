using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Support.Month;

/// <summary>Somebody whose licenses are looked at, or who works in the hall.</summary>
internal sealed record MonthPerson(string Key, string Name)
{
    public string Masked => Mask.Name(Name);

    public string FamilyName => Name[..1];
}

/// <summary>Names as they are spread over the country: a few family names have most of the people.</summary>
internal sealed class MonthPeople(Random random)
{
    // Of a thousand people, so many.
    private const string Common =
        "王72李72张68刘54陈45杨31黄22赵22吴20周19徐17孙15马13朱13胡13郭12何12高10林10罗9郑8梁8谢7宋7唐6许6韩6冯5邓5曹5彭5" +
        "曾5肖5田4董4袁4潘4于4蒋4蔡4余4杜4叶4程4苏4魏4吕4丁4任4沈4姚3卢3姜3崔3钟3谭3陆3汪3范3金3石3廖3贾3夏3韦3付3方3" +
        "白2邹2孟2熊2秦2邱2江2尹2薛2闫2段2雷2侯2龙2史2陶2黎2贺2顾2毛2郝2龚2邵2万2钱2严2覃2武2戴2莫2孔2向2汤2" +
        "欧1阮1柴1蓝1关1边1冉1岑1桑1简1党1宫1路1游1阳1席1卜1古1辛1甄1";

    private const string Given = "秀兰英华芳伟敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂玲红梅建国志文玉春海云成龙晓东雪飞";

    private static readonly (string Name, int Share)[] _familyNames = Read();

    private int _made;

    public MonthPerson Draw() => Named(Pick(random, _familyNames));

    public MonthPerson Named(string familyName) =>
        new($"person-{++_made:000000}", $"{familyName}{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}");

    public static string Pick(Random random, (string Name, int Share)[] choices)
    {
        var at = random.Next(choices.Sum(choice => choice.Share));
        return choices.First(choice => (at -= choice.Share) < 0).Name;
    }

    private static (string Name, int Share)[] Read()
    {
        List<(string, int)> names = [];
        for (var at = 0; at < Common.Length;)
        {
            var name = Common[at++].ToString();
            var from = at;
            while (at < Common.Length && char.IsAsciiDigit(Common[at]))
            {
                at++;
            }

            names.Add((name, int.Parse(Common.AsSpan(from, at - from), System.Globalization.CultureInfo.InvariantCulture)));
        }

        return [.. names];
    }
}
