using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Localization;

/// <summary>A supervisor reads of every exception what it is, why it matters and what to ask.</summary>
public sealed partial class ExceptionWordsTests
{
    private static readonly ResourceManager _words = new(typeof(ExceptionWords));

    // One of each rule, as the rules themselves make them.
    private static readonly Lazy<ImmutableArray<FoundException>> _found = new(() =>
    [
        .. GeneratedMonth.Make(1)
            .SelectMany(day => ExceptionRules.All.SelectMany(rule => rule.Find(day.Record, new())))
            .Concat(FoundByName())
            .DistinctBy(found => found.Rule),
    ]);

    public static TheoryData<string> Rules => [.. ExceptionRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_has_its_words_in_both_languages(string rule)
    {
        string[] parts = ["Title", "Said", "Why", "Ask"];
        CultureInfo[] cultures = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("en-US")];

        Assert.DoesNotContain(
            cultures.SelectMany(culture => parts.Select(part => _words.GetString($"{rule}_{part}", culture))),
            string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Every_level_has_a_word() =>
        Assert.All(Enum.GetNames<ExceptionLevel>(), level => Assert.NotNull(_words.GetString($"Level_{level}", CultureInfo.InvariantCulture)));

    [Fact]
    public void No_words_are_left_over()
    {
        var rules = ExceptionRules.All.Select(rule => rule.Name).Append("Level").ToHashSet();

        Assert.All(
            _words.GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<System.Collections.DictionaryEntry>(),
            word => Assert.Contains(((string)word.Key).Split('_')[0], rules));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_was_found_is_said_with_facts_that_the_rule_gives(string rule)
    {
        var found = Assert.Single(_found.Value, found => found.Rule == rule);

        foreach (var culture in (string[])["zh-CN", "en-US"])
        {
            var places = Place().Matches(_words.GetString($"{rule}_Said", CultureInfo.GetCultureInfo(culture))!)
                .Select(place => place.Groups[1].Value).ToList();
            Assert.Empty(places.Except(found.Facts.Keys));
            Assert.Empty(found.Facts.Keys.Except(places));
        }
    }

    [Fact]
    public void Facts_are_put_into_the_sentence_once_and_a_kind_by_its_name()
    {
        var kinds = LicenseKindCatalog.Load([]);
        using var services = new ServiceCollection().AddLogging().AddWords().BuildServiceProvider();
        var text = new ExceptionText(services.GetRequiredService<IStringLocalizer<ExceptionWords>>(), kinds);

        Assert.Equal(
            "给“{People}”做了 12 个人的加注件；办同样的事，别的窗口很少交给它。",
            text.SaidOf(Found("SameRecipient", ("Recipient", "{People}"), ("People", "12"))));
        Assert.Equal(
            $"“{kinds.All[0].Name}”：9 份里有 6 份只出了信息核验单，别的窗口大多出得了加注件。",
            text.SaidOf(Found("SheetsForCopies", ("Kind", kinds.All[0].Code), ("Of", "9"), ("Sheets", "6"))));
        Assert.All(Enum.GetNames<BreakGlassRule>(), rule => Assert.DoesNotContain(
            rule, text.SaidOf(Found("BreakGlassOpened", ("Rule", rule), ("Counter", "3"))), StringComparison.Ordinal));
        Assert.Contains("{Times}", text.SaidOf(Found("OwnNumber", ("At", "09:10"))), StringComparison.Ordinal);
    }

    // What a rule finds by the name of an entry, or is told, is in no generated month.
    private static ImmutableArray<FoundException> FoundByName()
    {
        var day = new SomeDay();
        day.UnreviewedOpenings.Add(new("NotInForce", "3", SomeDay.At("9:10").AddDays(-9), "s1"));
        day.Add("9:10", AuditAction.BreakGlassOpened, "s1", entry => entry with { Details = "BreakGlass=1\nRule=NotInForce" });
        return ExceptionRules.Find(day.Record, new()).Shown;
    }

    private static FoundException Found(string rule, params (string Name, string Value)[] facts) =>
        new(rule, ExceptionLevel.Notice, 1, facts.ToDictionary(fact => fact.Name, fact => fact.Value), [], null);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
