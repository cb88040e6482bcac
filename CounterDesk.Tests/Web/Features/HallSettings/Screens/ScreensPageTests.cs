using Bunit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Features.HallSettings.Screens;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.HallSettings.Screens;

public sealed class ScreensPageTests : ScreenTestContext
{
    private IStringLocalizer<ScreensText> Words => Services.GetRequiredService<IStringLocalizer<ScreensText>>();

    [Fact]
    public void Every_voice_has_words() =>
        Assert.DoesNotContain(Enum.GetNames<ScreenVoice>(), voice => Words[$"Voice_{voice}"].ResourceNotFound);

    [Fact]
    public void Only_the_system_administrator_may_come_here() => Assert.Equal(
        DeskRoles.SystemAdministrator,
        Assert.Single(typeof(ScreensPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void A_hall_without_screens_is_told_how_to_pair_one() =>
        Assert.NotNull(Render<ScreensPage>().Find("[data-empty]"));

    [Theory]
    [InlineData(ScreenVoice.Machine, false)]
    [InlineData(ScreenVoice.SoundFiles, true)]
    [InlineData(ScreenVoice.None, true)]
    public async Task Counters_that_do_not_speak_names_and_numbers_are_named(ScreenVoice voice, bool isMute)
    {
        await PairAsync();
        Screens.Seen(SomeClerk.Value.Counter);
        Screens.Speaks(SomeClerk.Value.Counter, voice);

        var page = Render<ScreensPage>();

        var row = page.Find($"[data-counter='{SomeClerk.Value.Counter}']");
        Assert.Contains(Words["There"], row.TextContent, StringComparison.Ordinal);
        Assert.Contains(Words[$"Voice_{voice}"], row.TextContent, StringComparison.Ordinal);
        Assert.Equal(isMute, page.FindAll("[data-banner=Warn]").Count > 0);
    }

    [Fact]
    public async Task A_screen_that_was_taken_away_is_gone_and_one_that_is_silent_is_not_connected()
    {
        await PairAsync();
        Assert.Contains(
            Words["NotThere"], Render<ScreensPage>().Find("[data-counter]").TextContent, StringComparison.Ordinal);

        await Pairing.RevokeAsync(SomeClerk.Value, SomeClerk.Value.Counter, Cancellation);

        Assert.Empty(Render<ScreensPage>().FindAll("[data-counter]"));
    }
}
