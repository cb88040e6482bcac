using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class ExceptionRulesTests
{
    private static readonly ExceptionThresholds _thresholds = new();

    [Fact]
    public void The_most_serious_comes_first_and_of_one_level_the_most_unusual()
    {
        FoundException[] found =
        [
            Some("a", ExceptionLevel.Notice, 90), Some("b", ExceptionLevel.Serious, 1),
            Some("c", ExceptionLevel.Attention, 2), Some("d", ExceptionLevel.Attention, 3),
        ];

        Assert.Equal(["b", "d", "c", "a"], ExceptionRules.Rank(found).Shown.Select(one => one.Rule));
        Assert.Equal(["b", "d", "c", "a"], ExceptionRules.Rank(found.Reverse()).Shown.Select(one => one.Rule));
    }

    [Fact]
    public void What_finds_no_room_among_twenty_is_said_to_be_left_out()
    {
        var ranked = ExceptionRules.Rank(
            Enumerable.Range(1, 23).Select(weight => Some($"rule{weight}", ExceptionLevel.Notice, weight)));

        Assert.Equal(20, ranked.Shown.Length);
        Assert.Equal(["rule3", "rule2", "rule1"], ranked.LeftOut.Select(one => one.Rule));
    }

    [Fact]
    public void The_key_is_of_rule_clerk_and_facts_and_of_nothing_else()
    {
        var one = Some("a", ExceptionLevel.Notice, 1);

        Assert.Equal(one.Key, Some("a", ExceptionLevel.Serious, 7).Key);
        Assert.Equal(
            new FoundException("a", ExceptionLevel.Notice, 1, Facts(("A", "1"), ("B", "2")), [], "c").Key,
            new FoundException("a", ExceptionLevel.Notice, 1, Facts(("B", "2"), ("A", "1")), [4], "c").Key);
        string[] different =
        [
            one.Key, Some("b", ExceptionLevel.Notice, 1).Key,
            (one with { Facts = Facts(("A", "1")) }).Key,
            new FoundException("a", ExceptionLevel.Notice, 1, Facts(("A", "2")), [], null).Key,
            new FoundException("a", ExceptionLevel.Notice, 1, Facts(), [], "c").Key,
        ];
        Assert.Distinct(different);
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own()
    {
        Assert.NotEmpty(ExceptionRules.All);
        Assert.Distinct(ExceptionRules.All.Select(rule => rule.Name));
        Assert.All(ExceptionRules.All, rule => Assert.Equal(rule.GetType().Name, rule.Name));
    }

    [Fact]
    public void A_day_on_which_nothing_happened_has_no_exceptions()
    {
        var ranked = ExceptionRules.Find(new SomeDay().Record, _thresholds);

        Assert.Empty(ranked.Shown);
        Assert.Empty(ranked.LeftOut);
    }

    [Fact]
    public void Who_looks_for_herself_is_named()
    {
        var day = new SomeDay().Knows("c1", "林秀兰", "p1").Knows("c2", "王芳").Knows("c3", null, "p3");
        var search = day.Add("9:10", AuditAction.Search, "c1", entry => entry with { Person = SomeDay.Hash("p1") });
        day.Add("9:11", AuditAction.Search, "c1", entry => entry with { Person = SomeDay.Hash("p3") });
        day.Add("9:12", AuditAction.Search, "c2", entry => entry with { Person = SomeDay.Hash("p1") });
        var opened = day.Add("9:13", AuditAction.LicenseOpened, "c1", entry => entry with { Person = SomeDay.Hash("p1") });

        var found = Assert.Single(new OwnNumber().Find(day.Record, _thresholds));

        Assert.Equal((ExceptionLevel.Serious, "c1"), (found.Level, found.Clerk));
        Assert.Equal([search.Number, opened.Number], found.Entries);
        Assert.Equal(("2", "09:10"), (found.Facts["Times"], found.Facts["At"]));
    }

    [Fact]
    public void A_missing_sign_off_comes_before_everything_the_oldest_first()
    {
        var day = new SomeDay().Knows("c1", "林秀兰", "p1");
        day.Add("9:10", AuditAction.Search, "c1", entry => entry with { Person = SomeDay.Hash("p1") });
        day.UnsignedDays.AddRange([SomeDay.Date.AddDays(-1), SomeDay.Date.AddDays(-3)]);

        var found = ExceptionRules.Find(day.Record, _thresholds).Shown;

        Assert.Equal(["2026-11-23", "2026-11-25"], found.Take(2).Select(one => one.Facts["Day"]));
        Assert.Equal(["MissingSignOff", "MissingSignOff", "OwnNumber"], found.Select(one => one.Rule));
        Assert.All(found, one => Assert.Equal(ExceptionLevel.Serious, one.Level));
    }

    private static FoundException Some(string rule, ExceptionLevel level, double weight) =>
        new(rule, level, weight, Facts(), [], null);

    private static Dictionary<string, string> Facts(params (string Name, string Value)[] facts) =>
        facts.ToDictionary(fact => fact.Name, fact => fact.Value);
}
