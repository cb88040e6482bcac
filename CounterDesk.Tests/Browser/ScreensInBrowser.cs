using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The program on a real port in this process, so that a test can set what a screen shows, and one Chromium. Each test
/// has windows and counters of its own.
/// </summary>
public sealed class ScreensInBrowser : IAsyncLifetime
{
    private readonly ScreenStage _stage = new();
    private readonly DeskHost _host;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private int _counters = 2;

    public ScreensInBrowser() => _host = new() { Stage = _stage };

    public Uri Address { get; private set; } = null!;

    public Screens Screens => _host.Services.GetRequiredService<Screens>();

    public ScreenPairing Pairing => _host.Services.GetRequiredService<ScreenPairing>();

    public async ValueTask InitializeAsync()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        Address = new Uri(_host.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = DeskInBrowser.Chromium,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--no-first-run", "--force-color-profile=srgb"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _host.DisposeAsync();
    }

    /// <summary>Shows a model on a counter's screen, as the visit would.</summary>
    public void Show(string counter, ScreenLook look)
    {
        _stage.Set(counter, look);
        Screens.Tell(counter);
    }

    /// <summary>What was pressed on a counter's screen, oldest first.</summary>
    public IEnumerable<ScreenAnswer> AnswersOf(string counter) =>
        _stage.Answers.Where(pressed => pressed.Counter == counter).Select(pressed => pressed.Answer);

    /// <summary>The clerk of a counter that no other test uses.</summary>
    public Clerk NewClerk()
    {
        var counter = $"{Interlocked.Increment(ref _counters)}";
        return SomeClerk.Value with { Id = $"clerk-{counter}", Counter = counter };
    }

    /// <summary>A window as large as a screen, with scripts of its own run before those of the page.</summary>
    public async Task<ScreenWindow> OpenAsync(ScreenSize size, string? script = null)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
            HasTouch = true,
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
        });
        return await ScreenWindow.OpenAsync(context, script);
    }
}

/// <summary>The two ways a screen stands on a counter.</summary>
public sealed record ScreenSize(string Name, int Width, int Height)
{
    public static ScreenSize Portrait { get; } = new("portrait", 1080, 1920);

    public static ScreenSize Landscape { get; } = new("landscape", 1280, 800);

    public static ScreenSize Of(string name) => name == Portrait.Name ? Portrait : Landscape;
}

[CollectionDefinition(Name)]
public sealed class ScreensCollection : ICollectionFixture<ScreensInBrowser>
{
    public const string Name = "Screens";
}
