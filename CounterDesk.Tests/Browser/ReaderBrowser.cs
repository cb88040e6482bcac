using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A whole Chromium, which knows what a page may ask of its own PC, that takes a program for a hall's server far away; and one window
/// on it.
/// </summary>
internal sealed class ReaderBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private ReaderBrowser(IPlaywright playwright, IBrowser browser, DeskWindow window) =>
        (_playwright, _browser, Window) = (playwright, browser, window);

    public DeskWindow Window { get; }

    /// <summary>Opens the window and signs a clerk in.</summary>
    public static async Task<ReaderBrowser> OpenAsync(
        ReaderDesk desk, bool isSecure = true, string culture = "zh-CN")
    {
        var playwright = await Playwright.CreateAsync();
        string[] flags = isSecure ? [.. desk.FarAway, desk.Secure] : desk.FarAway;
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = DeskInBrowser.WholeChromium,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", .. flags],
        });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = desk.Address.ToString(), ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
        });
        await context.AddCookiesAsync(
        [
            new Cookie
            {
                Name = ".AspNetCore.Culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Url = desk.Address.ToString(),
            },
        ]);
        var opened = new ReaderBrowser(playwright, browser, await DeskWindow.OpenAsync(context));
        opened.Window.Page.SetDefaultTimeout(60_000);
        await opened.Window.SignInAsync();
        await opened.Window.SeesAsync("[data-action=start]");
        return opened;
    }

    /// <summary>Lets the page ask services of this PC, as a hall's policy does.</summary>
    public async Task AllowAsync(ReaderDesk desk)
    {
        var page = await Window.Page.Context.NewCDPSessionAsync(Window.Page);
        var target = (await page.SendAsync("Target.getTargetInfo"))!.Value.GetProperty("targetInfo");
        var session = await _browser.NewBrowserCDPSessionAsync();
        await session.SendAsync("Browser.setPermission", new Dictionary<string, object>
        {
            ["permission"] = new Dictionary<string, object> { ["name"] = "loopback-network" },
            ["setting"] = "granted",
            ["origin"] = desk.Address.GetLeftPart(UriPartial.Authority),
            ["browserContextId"] = target.GetProperty("browserContextId").GetString()!,
        });
    }

    /// <summary>Puts the panel on the page, which begins to read.</summary>
    public Task ShowPanelAsync() => Window.Page.EvaluateAsync(
        """
        async () => {
            const place = document.createElement("div");
            document.querySelector("main").prepend(place);
            window.panel = await Blazor.rootComponents.add(place, "reader-test", {});
        }
        """);

    /// <summary>Holds on to the picture's canvas, to look at it when it is no more part of the page.</summary>
    public Task HoldPictureAsync() => Window.Page.EvaluateAsync(
        "() => { window.kept = document.querySelector('canvas[data-photo=Shown]'); }");

    /// <summary>Waits until nothing is left of the picture on the canvas held on to.</summary>
    public Task PictureIsWipedAsync() => Window.Page.WaitForFunctionAsync("() => window.kept.width === 0");

    public Task LeavePanelAsync() => Window.Page.EvaluateAsync("() => window.panel.dispose()");

    /// <summary>Waits until the panel says this, and judges it.</summary>
    public async Task SaysAsync(string state)
    {
        await Window.SeesAsync($"[data-reader={state}]");
        await Window.IsFitForAllAsync();
    }

    /// <summary>Reads again by the key that stands on the button.</summary>
    public async Task ReadAgainAsync()
    {
        await Window.SeesAsync("[data-action=read-card]:not([aria-disabled])");
        await Window.PressAsync("Alt+R");
    }

    public async ValueTask DisposeAsync()
    {
        await Window.DisposeAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
