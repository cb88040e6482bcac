using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

public sealed class SourceWatchTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private int _changes;

    private SourceWatch Watch => _desk.Watch;

    private DateTime Now => _desk.Time.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        Watch.Changed += () => _changes++;
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void When_the_last_platform_falls_silent_that_is_an_outage_and_the_first_that_answers_ends_it()
    {
        _desk.Platforms.AddRange([new("yunling"), new("haiyan")]);
        Watch.Hear(HallLibrary.SourceKey, hasAnswered: true);
        Watch.Hear("yunling", hasAnswered: false);
        Assert.Null(Watch.Outage);

        _desk.Time.Advance(TimeSpan.FromMinutes(3));
        Watch.Hear("haiyan", hasAnswered: false);
        Assert.Equal(new SourceOutage(false, Now), Watch.Outage);
        var since = Now;
        _desk.Time.Advance(TimeSpan.FromMinutes(3));
        Watch.Hear("haiyan", hasAnswered: false);
        Assert.Equal(new SourceOutage(false, since), Watch.Outage);
        Assert.Equal(1, _changes);

        Watch.Hear("yunling", hasAnswered: true);
        Assert.Null(Watch.Outage);
        Assert.Equal(2, _changes);
    }

    [Fact]
    public void With_the_library_silent_too_every_source_is()
    {
        _desk.Platforms.Add(new("yunling"));
        Watch.Hear("yunling", hasAnswered: false);
        Watch.Hear(HallLibrary.SourceKey, hasAnswered: false);

        Assert.True(Watch.Outage!.IsLibraryToo);
    }

    [Fact]
    public void A_hall_without_platforms_has_its_library_alone_and_nobody_has_failed_who_was_not_asked()
    {
        Assert.Null(Watch.Outage);
        Watch.Hear(HallLibrary.SourceKey, hasAnswered: false);
        Assert.True(Watch.Outage!.IsLibraryToo);

        _desk.Platforms.Add(new("yunling"));
        Assert.Null(Watch.Outage);
    }
}
