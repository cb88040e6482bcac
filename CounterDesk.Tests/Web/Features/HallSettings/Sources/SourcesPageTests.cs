using Bunit;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.Features.HallSettings.Sources;
using CounterDesk.Web.Localization;
using CounterDesk.Web.LicenseLibrary.Mirror;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.Features.HallSettings.Sources;

public sealed class SourcesPageTests : BunitContext
{
    private static readonly LicenseSourceOptions _options = new()
    {
        OfficeCode = SomeCalls.OfficeCode,
        Platforms =
        {
            ["yunling"] = new()
            {
                Name = "云岭省平台", EnglishName = "Yunling", Account = SomeCalls.Account, Address = new Uri("https://192.0.2.1/gw"),
                CertificateSha256 = new string('a', 64), HolderRegions = { "9988" }, Kinds = { SomeLicenses.DegreeCertificate },
                Paths = { [PlatformOperation.Resolve] = "" },
            },
        },
    };

    public SourcesPageTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestItems.Administrator);
        Services.AddWords();
        Services.AddSingleton(SomeLicenses.Catalog);
        Services.AddSingleton(new SettledFeed(null));
        Services.AddScoped<CounterDesk.Web.Components.Shared.DeskBrowser>();
    }

    [Fact]
    public void Only_the_system_administrator_may_come_here() => Assert.Equal(
        DeskRoles.SystemAdministrator,
        Assert.Single(typeof(SourcesPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void Without_a_platform_the_page_says_that_the_library_is_asked_alone()
    {
        Services.AddSingleton(Platforms(new LicenseSourceOptions()));

        Assert.Empty(Render<SourcesPage>().FindAll("[data-platform], [data-route]"));
    }

    [Fact]
    public async Task The_library_says_how_far_it_is_with_its_region_and_what_was_refused()
    {
        await using var library = await TestLibrary.CreateAsync();
        var feed = new StubFeed
        {
            Pages =
            {
                new LicenseChange[]
                {
                    new LicenseChange.Published(1, SomeLicenses.Of(SomeLicenses.MarriageCertificate), null),
                    new LicenseChange.Refused(2, ChangeRefusal.UnknownKind, "cd_operation", "77"),
                },
            },
        };
        var synchronization = library.From(feed);
        await synchronization.GoAsync(null, Xunit.TestContext.Current.CancellationToken);
        var options = Settings.Create(new FeedOptions { Platform = SomeCalls.Options(port: 1) });
        using var region = new RegionFeed(
            options, Settings.Create(_options), Settings.Create(SomeCopyDesk.Hall), SomeKeys.Ring, SomeLicenses.Catalog, library.Time);
        Services.AddSingleton(Platforms(new LicenseSourceOptions()));
        Services.AddSingleton(new SettledFeed(feed));
        Services.AddSingleton(synchronization);
        Services.AddSingleton(options);
        Services.AddSingleton(region);

        var card = Render<SourcesPage>().WaitForElement("[data-part=library][data-library-state=Current]");

        Assert.Equal(("1", "1"), (card.QuerySelector("[data-fact=taken]")!.TextContent, card.QuerySelector("[data-fact=refused]")!.TextContent));
        Assert.Contains("77", card.QuerySelector("[data-part=refused] tbody")!.TextContent, StringComparison.Ordinal);

        feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch));
        await synchronization.GoAsync(null, Xunit.TestContext.Current.CancellationToken);

        var down = Render<SourcesPage>().WaitForElement("[data-part=library][data-library-state=Down]");
        Assert.Equal("Unreachable Silent", down.QuerySelector("[data-fact=trouble]")!.TextContent);
    }

    [Fact]
    public void Each_platform_says_where_it_answers_how_it_is_and_by_which_key_it_knows_the_hall()
    {
        using var platforms = Platforms(_options);
        Services.AddSingleton(platforms);

        var page = Render<SourcesPage>();

        var route = page.Find("[data-route=yunling]").TextContent;
        Assert.Contains("9988××", route, StringComparison.Ordinal);
        Assert.Contains(SomeLicenses.Catalog.Find(SomeLicenses.DegreeCertificate)!.Name, route, StringComparison.Ordinal);
        Assert.Equal("NotAsked", page.Find("[data-platform=yunling]").GetAttribute("data-platform-state"));
        Assert.Equal(new PlatformKey(SomeKeys.Ring, "yunling").PublicKey, page.Find("[data-fact=key]").TextContent);
        Assert.DoesNotContain("亮证码", page.Find("[data-fact=offers]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlatformDialect.National, false)]
    [InlineData(PlatformDialect.Shandong, true)]
    [InlineData(PlatformDialect.Guangdong, false)]
    [InlineData(PlatformDialect.Shanghai, false)]
    public void Each_platform_says_what_it_speaks_and_the_second_key_where_it_enciphers(PlatformDialect dialect, bool enciphers)
    {
        using var platforms = Platforms(new LicenseSourceOptions { Platforms = { ["yunling"] = SomeCalls.Options(1, dialect: dialect) } });
        Services.AddSingleton(platforms);

        var page = Render<SourcesPage>();

        Assert.Equal(Services.GetRequiredService<IStringLocalizer<SourcesText>>()[$"Dialect_{dialect}"], page.Find("[data-fact=dialect]").TextContent);
        var second = page.FindAll("[data-fact=cipher]").Select(element => element.TextContent);
        Assert.Equal(
            enciphers ? [new PlatformKey(SomeKeys.Ring, "yunling", KeyUse.PlatformDeciphering).PublicKey] : [], second);
        Assert.DoesNotContain(page.Find("[data-fact=key]").TextContent, second);
    }

    [Fact]
    public async Task One_that_does_not_answer_says_since_when()
    {
        using var platforms = Platforms(new LicenseSourceOptions
        {
            Platforms = { ["yunling"] = new() { Name = "云", EnglishName = "Y", Account = "a", Address = new Uri("http://127.0.0.1:1/") } },
        });
        Services.AddSingleton(platforms);
        await platforms.Find("yunling")!.SearchAsync(
            SomeLicenses.Lin.Code, [], SomeCalls.Value, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal("Down", Render<SourcesPage>().Find("[data-platform=yunling]").GetAttribute("data-platform-state"));
    }

    [Fact]
    public void Each_platform_is_given_a_key_of_its_own_and_the_same_at_every_start()
    {
        Assert.Equal(new PlatformKey(SomeKeys.Ring, "a").PublicKey, new PlatformKey(SomeKeys.Ring, "a").PublicKey);
        Assert.NotEqual(new PlatformKey(SomeKeys.Ring, "a").PublicKey, new PlatformKey(SomeKeys.Ring, "b").PublicKey);
    }

    private static SharingPlatforms Platforms(LicenseSourceOptions options) =>
        new(Settings.Create(options), SomeKeys.Ring, SomeLicenses.Catalog, TimeProvider.System);
}
