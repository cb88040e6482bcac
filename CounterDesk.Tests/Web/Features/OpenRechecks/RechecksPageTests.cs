using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Features.Desk.Reception;
using CounterDesk.Web.Features.OpenRechecks;

namespace CounterDesk.Tests.Web.Features.OpenRechecks;

/// <summary>Every source is down, the desk goes on and says so, and afterwards there is a list of what to look up again.</summary>
public sealed class RechecksPageTests : VisitTestContext
{
    private static readonly License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
    private readonly StubPlatform _platform = new("yunling");

    protected override bool AsksPlatforms => true;

    [Fact]
    public async Task Every_page_says_when_no_source_answers_and_no_longer_once_one_does()
    {
        Desk.Platforms.Add(_platform);
        Desk.Source.Lookup = new LicenseLookup.Unavailable("");
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        var banner = Render<SourcesBanner>();
        Assert.Empty(banner.FindAll("[data-outage]"));
        var visit = await Desk.OpenVisitAsync();

        await SearchAsync(visit);
        banner.WaitForElement("[data-outage=All]", TimeSpan.FromSeconds(20));

        Desk.Source.Lookup = new LicenseLookup.None();
        await SearchAsync(visit);
        banner.WaitForElement("[data-outage=Platforms]", TimeSpan.FromSeconds(20));

        _platform.Has(_card);
        await SearchAsync(visit);
        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll("[data-outage]")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_was_not_answered_is_listed_masked_until_it_is_looked_up_or_settled()
    {
        Desk.Platforms.Add(_platform);
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        var visit = await Desk.OpenVisitAsync();
        await SearchAsync(visit);

        var page = Render<RechecksPage>();
        var row = page.Find("[data-recheck]");
        Assert.Equal(visit.Id.ToString(), row.GetAttribute("data-recheck"));
        Assert.Contains("yunling平台", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(Mask.Number(_card.Holders[0].Code), row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_card.Holders[0].Code.Text, page.Markup, StringComparison.Ordinal);

        await page.Find("[data-action=settle]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-empty]"));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.RecheckSettled), visit.Id, SomeClerk.Value.Id), (entry.Action, entry.Visit, entry.Actor));
    }

    [Fact]
    public async Task Reception_says_how_many_are_to_be_looked_up_once_a_source_answers_again()
    {
        Desk.Platforms.AddRange([_platform, new("haiyan")]);
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        var visit = await Desk.OpenVisitAsync();
        await SearchAsync(visit);
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Equal("/rechecks", Render<ReceptionPage>().Find("[data-action=rechecks]").GetAttribute("href"));
    }

    [Fact]
    public async Task What_was_answered_since_needs_no_second_look()
    {
        Desk.Platforms.Add(_platform);
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        await SearchAsync(await Desk.OpenVisitAsync());
        _platform.Has(_card);
        await SearchAsync(await Desk.OpenVisitAsync());

        Assert.NotEmpty(Render<RechecksPage>().FindAll("[data-empty]"));
    }

    [Fact]
    public async Task What_cannot_be_recorded_stays_listed_and_says_so()
    {
        Desk.Platforms.Add(_platform);
        _platform.Found = new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        await SearchAsync(await Desk.OpenVisitAsync());
        var page = Render<RechecksPage>();
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=settle]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.NotEmpty(page.FindAll("[data-recheck]"));
    }

    private async Task SearchAsync(Visit visit)
    {
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, _card.Holders[0].Code.Text, Cancellation);
        await Desk.AllToldAsync(visit.Id);
    }
}
