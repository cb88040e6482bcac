using Bunit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Results;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>What a clerk sees of several sources.</summary>
public sealed class PlatformResultsTests : VisitTestContext
{
    private static readonly CounterDesk.Domain.Licenses.License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
    private static readonly CounterDesk.Domain.Licenses.License _register = SomeLicenses.Of(SomeLicenses.HouseholdRegister);
    private readonly StubPlatform _platform = new("yunling");
    private readonly StubPlatform _other = new("haiyan");

    protected override bool AsksPlatforms => true;

    /// <summary>What a platform answers, and the words of the banner.</summary>
    public static TheoryData<string, string, string> Untold
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            Add("Unreachable", Enum.GetNames<UnreachableCause>());
            Add("Refused", Enum.GetNames<PlatformRefusal>());
            Add("NotUnderstood", Enum.GetNames<AnswerFault>());
            return rows;

            void Add(string state, string[] reasons)
            {
                foreach (var reason in reasons)
                {
                    rows.Add(state, reason, $"{state}_{reason}");
                }
            }
        }
    }

    [Fact]
    public async Task The_librarys_licenses_can_be_opened_while_a_platform_hangs_and_its_own_come_below_them()
    {
        var answered = new TaskCompletionSource();
        _platform.Until = answered.Task;
        _platform.Has(_register);
        Desk.Platforms.Add(_platform);
        Desk.Source.Has(_card with { Status = LicenseStatus.Expired });

        var page = RenderVisit(await Desk.OpenVisitAsync());

        page.WaitForElement("[data-platform=yunling]", TimeSpan.FromSeconds(20));
        Assert.Equal("Asking", page.Find("[data-platform=yunling]").GetAttribute("data-state"));
        Assert.Equal([_card.KindCode], Kinds(page));
        Assert.False(page.Find("[data-action=open]").HasAttribute("disabled"));

        answered.SetResult();
        page.WaitForAssertion(() => Assert.Equal([_card.KindCode, _register.KindCode], Kinds(page)), TimeSpan.FromSeconds(20));
        Assert.Equal("Found", page.Find("[data-platform=yunling]").GetAttribute("data-state"));
        Assert.Contains("yunling平台", page.FindAll("[data-hit]")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Untold))]
    public async Task A_platform_without_an_answer_is_told_with_its_reason_and_never_as_nothing_found(
        string state, string reason, string key)
    {
        _platform.Found = state switch
        {
            "Unreachable" => new PlatformAnswer<FoundLicenses>.Unreachable(
                Enum.Parse<UnreachableCause>(reason), new DateTime(2026, 3, 18, 2, 20, 0, DateTimeKind.Utc)),
            "Refused" => new PlatformAnswer<FoundLicenses>.Refused(Enum.Parse<PlatformRefusal>(reason), "E-77"),
            _ => new PlatformAnswer<FoundLicenses>.NotUnderstood(Enum.Parse<AnswerFault>(reason), null),
        };
        Desk.Platforms.Add(_platform);

        var page = await SearchedAsync();

        var words = page.Find("[data-untold=yunling]").TextContent;
        Assert.Contains(Text<ResultsText>(key), words, StringComparison.Ordinal);
        Assert.NotEqual(key, Text<ResultsText>(key).Split('{')[0]);
        Assert.Contains(state switch { "Unreachable" => "10:20:00", "Refused" => "E-77", _ => "" }, words, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-empty]"));
        Assert.Single(page.FindAll("[data-action=again]"));
    }

    [Fact]
    public async Task A_platform_that_told_a_part_is_listed_and_it_is_said_that_more_is_open()
    {
        _platform.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard, serial: "20260101000077"));
        var found = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(_platform.Found).Value;
        _platform.Found = new PlatformAnswer<FoundLicenses>.Answered(found with { Unread = 2 });
        Desk.Platforms.Add(_platform);

        var page = await SearchedAsync();

        Assert.Equal("Found", page.Find("[data-platform=yunling]").GetAttribute("data-state"));
        Assert.Contains("yunling平台", page.Find("[data-hit]:last-child").TextContent, StringComparison.Ordinal);
        Assert.Contains("2", page.Find("[data-untold=yunling]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_names_all_who_said_so_and_not_those_who_were_not_asked()
    {
        _other.Options.HolderRegions.Add("12");
        Desk.Platforms.AddRange([_platform, _other]);

        var page = await SearchedAsync();

        var words = page.Find("[data-empty]").TextContent;
        Assert.Contains("yunling平台", words, StringComparison.Ordinal);
        Assert.DoesNotContain("haiyan平台", words, StringComparison.Ordinal);
        Assert.Equal("NotAsked", page.Find("[data-platform=haiyan]").GetAttribute("data-state"));
        Assert.Contains(Text<ResultsText>("NotAsked_OtherRegion"), page.Find("[data-platform=haiyan]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_two_sources_differ_the_worse_status_stands_and_who_says_otherwise()
    {
        Desk.Source.Has(_card);
        _platform.Has(_card with { Status = LicenseStatus.Suspended });
        Desk.Platforms.Add(_platform);

        var page = await SearchedAsync();

        var row = page.Find("[data-hit]");
        Assert.Equal("Suspended", row.GetAttribute("data-status"));
        Assert.Contains(
            Text<ResultsText>("Status_Valid"), row.QuerySelector("[data-difference=Status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_again_asks_every_source_again()
    {
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        Desk.Platforms.Add(_platform);
        var page = await SearchedAsync();
        _platform.Has(_card);

        await page.Find("[data-action=again]").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal([_card.KindCode], Kinds(page)), TimeSpan.FromSeconds(20));
        Assert.Equal(2, Desk.Source.Queries.Count);
    }

    [Fact]
    public async Task A_search_that_platforms_cannot_be_asked_says_so()
    {
        Desk.Platforms.Add(_platform);
        var page = await SearchedAsync();

        await page.Find("[data-field=search]").InputAsync("粤A12345");
        await page.Find("[data-action=search]").ClickAsync();

        Assert.Contains(Text<ResultsText>("NotAsked_OtherTerm"), page.Find("[data-platform=yunling]").TextContent, StringComparison.Ordinal);
        Assert.Single(_platform.Calls);
    }

    [Fact]
    public async Task A_code_that_was_shown_lists_its_license_and_one_that_leads_nowhere_says_why()
    {
        _platform.Options.CodeStarts.Add("YUNLING:");
        Desk.Platforms.Add(_platform);
        var page = await SearchedAsync();
        _platform.Resolved = new PlatformAnswer<LicenseIdentifier>.Refused(PlatformRefusal.CodeUsed, "32");

        await ScanAsync(page);

        Assert.Contains(Text<ResultsText>("Code_Used_Title"), page.Find("[data-banner]:has([data-trouble=Used])").TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.Find("[data-field=search]").GetAttribute("value"));
        Assert.DoesNotContain("7F3A", page.Markup, StringComparison.Ordinal);

        _platform.Has(_card);
        _platform.Resolved = new PlatformAnswer<LicenseIdentifier>.Answered(_card.Identifier);
        await ScanAsync(page);

        page.WaitForAssertion(() => Assert.Equal([_card.KindCode], Kinds(page)), TimeSpan.FromSeconds(20));
        Assert.Empty(page.FindAll("[data-trouble]"));
        Assert.DoesNotContain("7F3A", page.Markup, StringComparison.Ordinal);
    }

    private static async Task ScanAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-field=search]").InputAsync("YUNLING:7F3A");
        await page.Find("[data-action=search]").ClickAsync();
    }

    private static List<string?> Kinds(IRenderedComponent<VisitPage> page) =>
        [.. page.FindAll("[data-hit]").Select(row => row.GetAttribute("data-hit"))];

    private async Task<IRenderedComponent<VisitPage>> SearchedAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderVisit(visit);
        page.WaitForAssertion(
            () =>
            {
                Assert.NotEmpty(page.FindAll("[data-platform]"));
                Assert.Empty(page.FindAll("[data-state=Asking]"));
            },
            TimeSpan.FromSeconds(20));
        return page;
    }
}
