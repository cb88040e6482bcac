using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>One program and one Chromium for all tests of the collection; each test has windows of its own.</summary>
public class DeskInBrowser : IAsyncLifetime
{
    /// <summary>Chromium without the parts that only a person sees: with them each window starts twice as many processes.</summary>
    public const string Chromium = "/usr/bin/chromium-headless-shell";

    /// <summary>For what Chromium without them does not have: cameras, and what a page may ask of its own PC.</summary>
    public const string WholeChromium = "/usr/bin/chromium";

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public ServedDesk Program { get; private set; } = null!;

    protected virtual string Browser => Chromium;

    public async ValueTask InitializeAsync()
    {
        await StartProgramAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser,
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
                "--disable-component-update", "--disable-default-apps", "--disable-sync", "--no-first-run", "--force-color-profile=srgb",
                "--use-fake-device-for-media-stream",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        if (Program is not null)
        {
            await Program.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A window on the program, as a counter's computer has it.</summary>
    /// <param name="culture">zh-CN or en-US, as if it had been chosen before.</param>
    /// <param name="program">Another program than the collection's.</param>
    public async Task<DeskWindow> OpenAsync(string culture = "zh-CN", ServedDesk? program = null)
    {
        var address = (program ?? Program).Address;
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = 1366, Height = 768 },
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        await context.AddCookiesAsync(
        [
            new Cookie
            {
                Name = ".AspNetCore.Culture", Value = $"c%3D{culture}%7Cuic%3D{culture}", Url = address.ToString(),
            },
        ]);
        return await DeskWindow.OpenAsync(context);
    }

    /// <summary>An applicant's screen, which is touched and written on.</summary>
    public async Task<ScreenWindow> OpenScreenAsync(ServedDesk program) =>
        await ScreenWindow.OpenAsync(
            await _browser.NewContextAsync(new BrowserNewContextOptions
            {
                BaseURL = program.Address.ToString(),
                ViewportSize = new ViewportSize { Width = 1080, Height = 1920 },
                HasTouch = true,
                Locale = "zh-CN",
            }),
            script: null);

    // Many tests print the same for the same people, and none of them is about that.
    protected virtual async Task StartProgramAsync() =>
        Program = await ServedDesk.StartAsync("--Copies:Reprints:Days=0");
}

/// <summary>Chromium for tests that each start a program of their own.</summary>
public class LoneBrowser : DeskInBrowser
{
    protected override Task StartProgramAsync() => Task.CompletedTask;
}

/// <summary>Chromium with a camera.</summary>
public sealed class CameraBrowser : LoneBrowser
{
    protected override string Browser => WholeChromium;
}

/// <summary>Runs beside the tests of <see cref="BrowserCollection"/>: most of the time a program starts.</summary>
[CollectionDefinition(Name)]
public sealed class OwnProgramCollection : ICollectionFixture<LoneBrowser>
{
    public const string Name = "OwnProgram";
}

[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<DeskInBrowser>
{
    public const string Name = "Browser";
}
