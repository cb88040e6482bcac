using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Browser;

/// <summary>A screen and its counter, in real browsers.</summary>
public sealed class ScreenPairingBrowserTests(ScreensInBrowser program) : ScreenTest(program)
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_paired_screen_is_known_again_after_it_was_loaded_anew_and_shows_the_same()
    {
        var window = await OpenPairedAsync();
        var consent = SomeScreens.Consent();
        Show(consent);
        await window.SeesAsync($"[data-page='Consent-{consent.Question}']");

        await window.Page.ReloadAsync();

        await window.SeesAsync($"[data-page='Consent-{consent.Question}']");
    }

    [Fact]
    public async Task The_key_lies_in_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        var window = await OpenPairedAsync();

        var cookie = Assert.Single(
            await window.Page.Context.CookiesAsync([$"{Program.Address}screen"]),
            cookie => cookie.Name == DeviceKey.CookieName);
        Assert.True(cookie.HttpOnly);
        Assert.Equal(Microsoft.Playwright.SameSiteAttribute.Strict, cookie.SameSite);
        Assert.Equal("/screen", cookie.Path);
        Assert.DoesNotContain(
            DeviceKey.CookieName, await window.Page.EvaluateAsync<string>("document.cookie"), StringComparison.Ordinal);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [Fact]
    public async Task A_revoked_screen_shows_nothing_personal_within_two_seconds()
    {
        var window = await OpenPairedAsync();
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));
        var began = TimeProvider.System.GetTimestamp();

        await Program.Pairing.RevokeAsync(Clerk, Clerk.Counter, Cancellation);
        await window.ShowsAsync(nameof(ScreenModel.Unpaired));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, _longest);
        Assert.DoesNotContain("高龄津贴", await window.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_screen_takes_the_counter_over()
    {
        var first = await OpenPairedAsync();
        var second = await OpenPairedAsync();

        await first.CodeAsync();
        await second.ShowsAsync(nameof(ScreenModel.Idle));
    }

    [Fact]
    public async Task A_page_that_hears_nothing_covers_itself_and_comes_back()
    {
        var window = await OpenPairedAsync();
        Show(SomeScreens.Consent());
        await window.ShowsAsync(nameof(ScreenModel.Consent));

        // The network is gone, and the browser has not noticed: what the server sends never comes. Whatever still does is soon
        // too long ago.
        var covered = await window.Page.EvaluateAsync<string>(
            """
            () => new Promise(resolve => {
                const now = Date.now;
                let ahead = 0;
                Date.now = () => now() + ahead;
                const silence = setInterval(() => ahead += 9_000, 1_000);
                new MutationObserver((_, watch) => {
                    if (document.documentElement.classList.contains("is-lost")) {
                        clearInterval(silence);
                        watch.disconnect();
                        resolve(document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest(".lost") ? "lost" : "seen");
                    }
                }).observe(document.documentElement, { attributeFilter: ["class"] });
            })
            """);
        Assert.Equal("lost", covered);

        await window.Page.WaitForFunctionAsync("() => !document.documentElement.classList.contains('is-lost')");
    }
}
