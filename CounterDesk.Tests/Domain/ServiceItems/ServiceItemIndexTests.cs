using System.Diagnostics;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.ServiceItems;

public sealed class ServiceItemIndexTests
{
    private static readonly ServiceItemIndex _index = new(SomeServiceItems.All);

    [Theory]
    [InlineData("glj", "高龄津贴申领", "高龄津贴停发申报")]
    [InlineData("GLJ", "高龄津贴申领", "高龄津贴停发申报")]
    [InlineData("ｇｌｊ", "高龄津贴申领", "高龄津贴停发申报")] // full-width
    [InlineData("g'l'j", "高龄津贴申领", "高龄津贴停发申报")] // an input method at work
    [InlineData("gljttfsb", "高龄津贴停发申报")]
    [InlineData("gaolingjintieshenling", "高龄津贴申领")]
    [InlineData("gaolj", "高龄津贴申领", "高龄津贴停发申报")] // a mixture
    [InlineData("jintie", "高龄津贴申领", "高龄津贴停发申报")] // inside
    [InlineData("高龄", "高龄津贴申领", "高龄津贴停发申报")]
    [InlineData("停发", "高龄津贴停发申报")]
    [InlineData("津贴 停发", "高龄津贴停发申报")] // two words
    [InlineData("高龄　sl", "高龄津贴申领")] // words of two sorts
    [InlineData("djie")] // not in that order
    [InlineData("999900-MZ-0109", "高龄津贴停发申报")]
    [InlineData("999900mz0109", "高龄津贴停发申报")] // nobody types dashes
    [InlineData("0101", "不动产转移登记")]
    [InlineData("mz-0107", "高龄津贴申领")]
    [InlineData("dj", "结婚登记", "不动产转移登记")]
    [InlineData("高申领", "高龄津贴申领")] // shortened
    [InlineData("领申")]
    [InlineData("社保")]
    [InlineData("高龄 社保")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData(null)]
    public void What_is_typed_leads_to_items_likeliest_first(string? typed, params string[] names) =>
        Assert.Equal(names, _index.Find(typed, 8).Select(item => item.Name));

    [Fact]
    public void The_closest_stands_first_whatever_it_was_found_by()
    {
        ServiceItem Named(string code, string name, string pinyin) =>
            SomeServiceItems.OldAgeAllowance with { Code = code, Name = name, Pinyin = pinyin };
        var index = new ServiceItemIndex(
        [
            Named("A-1", "老人登记", "lao ren deng ji"), // inside
            Named("A-2", "登记变更", "deng ji bian geng"), // its beginning
            Named("DJ-3", "注销", "zhu xiao"), // the code's beginning
            Named("A-DJ-4", "补证", "bu zheng"), // in the code
            Named("A-5", "登记", "deng ji"), // all of it
            Named("DJ", "查档", "cha dang"), // the code
        ]);

        Assert.Equal(["DJ", "A-5", "A-2", "DJ-3", "A-DJ-4", "A-1"], index.Find("dj", 8).Select(item => item.Code));
        Assert.Equal(["A-5", "A-2", "A-1"], index.Find("登记", 8).Select(item => item.Code));
        Assert.Equal(["DJ", "A-5"], index.Find("dj", 2).Select(item => item.Code));
    }

    [Fact]
    public void Letters_of_u_with_dots_are_found_by_v()
    {
        var index = new ServiceItemIndex(
            [SomeServiceItems.OldAgeAllowance with { Name = "绿化补偿", Pinyin = "lv hua bu chang" }]);

        Assert.Single(index.Find("lv", 8));
        Assert.Single(index.Find("lühua", 8));
    }

    [Fact]
    public void Longer_than_any_name_is_nothing_and_no_error() =>
        Assert.Empty(_index.Find(new string('g', 5000), 8));

    // Far more than it takes (docs/figures.md), and far less than what a slip such as trying every split of the
    // letters would.
    [Fact]
    public void Two_thousand_items_are_searched_while_somebody_types()
    {
        var index = new ServiceItemIndex(SomeServiceItems.Many(2000));
        Assert.Equal("老年社会医疗住房登记", index.Find("lnshylzf", 8)[0].Name);

        string[] all = ["l", "ln", "lns", "laonianshehui", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "登记", "0123"];
        var watch = Stopwatch.StartNew();
        foreach (var typed in all)
        {
            index.Find(typed, 8);
        }

        Assert.InRange(watch.ElapsedMilliseconds, 0, 1000);
    }
}
