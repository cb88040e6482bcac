namespace CounterDesk.Tests.Browser;

/// <summary>In and out by keys only, in both languages, and nothing on the way that axe objects to.</summary>
public sealed class SignInBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    [Theory]
    [InlineData("zh-CN", "3")]
    [InlineData("en-US", "3")]
    [InlineData("zh-CN", "6")]
    public async Task Whoever_signs_in_reads_their_own_name_and_can_leave(string culture, string digit)
    {
        var window = await OpenAsync(culture);
        await window.Page.GotoAsync("/");
        await window.FocusIsOnAsync("[data-digit='1']");
        Assert.Equal(culture, await window.Page.GetAttributeAsync("html", "lang"));
        await window.IsAccessibleAsync();

        await window.SignInAsync(digit);
        await window.IsAtAsync("/start");
        await window.SeesAsync("[data-field=clerk]");
        await window.SeesAsync("main h1");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-action=sign-out]");
        await window.PressAsync("Enter");
        await window.IsAtAsync("/signed-out/Asked");
        await window.IsAccessibleAsync();

        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-digit='1']");
    }

    [Fact]
    public async Task A_key_that_is_pressed_as_soon_as_an_account_has_focus_is_not_lost()
    {
        var window = await OpenAsync();
        await window.Page.RouteAsync("**/scripts/desk.js", async route =>
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            await route.ContinueAsync();
        });

        await window.SignInAsync("3");

        await window.IsAtAsync("/start");
    }

    [Fact]
    public async Task The_language_can_be_changed_before_signing_in_and_the_choice_stays()
    {
        var window = await OpenAsync();
        await window.Page.GotoAsync("/");

        await window.TabToAsync("[data-action=language]");
        await window.PressAsync("Enter");
        await window.SeesAsync("html[lang='en-US'] [data-digit='1']");

        await window.SignInAsync("3");
        await window.SeesAsync("html[lang='en-US'] [data-field=clerk]");
    }

    [Fact]
    public async Task A_page_of_another_role_and_one_that_does_not_exist_say_so()
    {
        var window = await OpenAsync();
        await window.SignInAsync("4");

        await window.Page.GotoAsync($"/desk/visits/{Guid.NewGuid()}");
        await window.SeesAsync("[data-notice=not-allowed]");
        await window.IsAccessibleAsync();

        await window.Page.GotoAsync("/nowhere");

        await window.SeesAsync("[data-notice=not-found]");
        await window.IsAccessibleAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_window_leaves_in_the_other()
    {
        var window = await OpenAsync();
        await window.SignInAsync("3");
        await window.SeesAsync("[data-action=sign-out]");
        var other = await window.OpenSecondPageAsync();
        await other.GotoAsync("/start");
        await other.WaitForSelectorAsync("[data-action=sign-out]");

        await window.TabToAsync("[data-action=sign-out]");
        await window.PressAsync("Enter");

        await other.WaitForSelectorAsync("[data-notice=signed-out]", new() { Timeout = 30_000 });
    }
}
