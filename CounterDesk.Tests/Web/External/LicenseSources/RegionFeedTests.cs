using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.External.LicenseSources.StandIn;
using Microsoft.AspNetCore.Builder;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>The region's feed over HTTP against the stand-in, with every trouble that it can have.</summary>
public sealed class RegionFeedTests : IAsyncLifetime
{
    private readonly int _port = SomeCalls.FreePort();
    private readonly StandInPlatform _standIn = SomeCalls.StandIn(SomeCalls.License, SomeLicenses.Of(SomeLicenses.BusinessLicense));
    private WebApplication _service = null!;
    private RegionFeed _feed = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private StandInProvince Province => _standIn.Provinces[SomeCalls.Province];

    public async ValueTask InitializeAsync()
    {
        _service = _standIn.Build(_port, isEncrypted: false, "--environment", "Development");
        await _service.StartAsync(Cancel);
        _feed = Feed();
    }

    public async ValueTask DisposeAsync()
    {
        _feed.Dispose();
        await _service.DisposeAsync();
        _standIn.Dispose();
    }

    [Fact]
    public async Task All_licenses_come_page_by_page_and_then_what_changes()
    {
        using var feed = Feed(pageSize: 1);
        var first = await PageAsync(feed, null);
        Assert.Equal(
            SomeCalls.License.Identifier, Assert.IsType<LicenseChange.Published>(Assert.Single(first.Changes)).License.Identifier);
        Assert.True(first.HasMore);
        var second = await PageAsync(feed, first.Next);
        Assert.Equal((false, 2L), (second.HasMore, Assert.Single(second.Changes).Number));

        var identifier = SomeCalls.License.Identifier.Value;
        Assert.True(Province.Change(identifier, "status", "暂停"));
        Assert.True(Province.Change(identifier, "withdraw", null));
        Assert.False(Province.Change("nobody's", "withdraw", null));
        var third = await PageAsync(feed, second.Next);
        var fourth = await PageAsync(feed, third.Next);

        Assert.Equal(
            new LicenseChange[]
            {
                new LicenseChange.StatusChanged(3, SomeCalls.License.Identifier, LicenseStatus.Suspended, "暂停"),
                new LicenseChange.StatusChanged(4, SomeCalls.License.Identifier, LicenseStatus.Withdrawn, null),
            },
            third.Changes.AddRange(fourth.Changes));
        Assert.Empty((await PageAsync(feed, fourth.Next)).Changes);
    }

    [Theory]
    [InlineData(nameof(StandInBehavior.Slow), "Answered")]
    [InlineData(nameof(StandInBehavior.Silent), "Unreachable Silent")]
    [InlineData(nameof(StandInBehavior.ServerError), "Unreachable ServerError")]
    [InlineData(nameof(StandInBehavior.HalfReply), "Unreachable NoConnection")]
    [InlineData(nameof(StandInBehavior.WrongCipher), "NotUnderstood NotJson")]
    [InlineData(nameof(StandInBehavior.ExpiredToken), "Answered")]
    [InlineData(nameof(StandInBehavior.SignInRefused), "Refused SignIn 11")]
    [InlineData(nameof(StandInBehavior.Quota), "Refused Quota 429")]
    [InlineData(nameof(StandInBehavior.Page), "NotUnderstood NotJson")]
    [InlineData(nameof(StandInBehavior.WrongEncoding), "NotUnderstood WrongEncoding")]
    [InlineData(nameof(StandInBehavior.WrongType), "NotUnderstood WrongType changes")]
    [InlineData(nameof(StandInBehavior.Redirect), "NotUnderstood Redirected")]
    [InlineData(nameof(StandInBehavior.CursorForgotten), "Refused CursorUnknown 41")]
    public async Task Every_trouble_is_an_answer_of_its_own(string behavior, string words)
    {
        var cursor = (await PageAsync(_feed, null)).Next;
        Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        Assert.Equal(words, (await _feed.ReadAsync(cursor, Cancel)).Words);
    }

    [Theory]
    [InlineData(nameof(StandInBehavior.UnknownChange), 3, nameof(ChangeRefusal.UnknownKind), "77")]
    [InlineData(nameof(StandInBehavior.FieldMissing), 2, nameof(ChangeRefusal.FieldMissing), null)]
    public async Task One_bad_record_does_not_stop_the_others(string behavior, int records, string why, string? code)
    {
        Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        var page = await PageAsync(_feed, null);

        Assert.Equal(records, page.Changes.Length);
        var refused = Assert.Single(page.Changes.OfType<LicenseChange.Refused>());
        Assert.Equal((why, code), (refused.Why.ToString(), refused.RawCode));
    }

    private static async Task<FeedPage> PageAsync(RegionFeed feed, string? cursor) =>
        Assert.IsType<PlatformAnswer<FeedPage>.Answered>(await feed.ReadAsync(cursor, Cancel)).Value;

    private RegionFeed Feed(int pageSize = 1000) => new(
        Settings.Create(new FeedOptions
        {
            Platform = SomeCalls.Options(_port), PageSize = pageSize, TimeoutSeconds = 1,
        }),
        Settings.Create(new LicenseSourceOptions { OfficeCode = SomeCalls.OfficeCode }), Settings.Create(SomeCopyDesk.Hall),
        SomeKeys.Ring, SomeLicenses.Catalog, TimeProvider.System);
}
