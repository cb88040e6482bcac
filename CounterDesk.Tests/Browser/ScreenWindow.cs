using System.Collections.Concurrent;
using CounterDesk.Tests.Support;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A window on an applicant's screen. When it closes, the test fails if a script threw or the page tried what its
/// content security policy forbids.
/// </summary>
public sealed class ScreenWindow : IAsyncDisposable
{
    private const string TellViolations =
        """
        addEventListener("securitypolicyviolation", event =>
            window.pageFailed(`${event.violatedDirective} forbids ${event.blockedURI} at ${event.sourceFile}`), true);
        """;

    // What stands beside its window, or is cut off in a box that hides what does not fit.
    private const string Overflowing =
        """
        () => [...document.querySelectorAll(".scr *")]
            .filter(element => !element.closest(".sr, svg, .pad") && element.getClientRects().length > 0)
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1
                || element.getBoundingClientRect().left < -3
                || getComputedStyle(element).display !== "inline" && element.scrollWidth > element.clientWidth + 3)
            .map(element => `${innerWidth}: ${element.outerHTML.slice(0, 120)}`)
        """;

    private const string SmallTargets =
        """
        least => [...document.querySelectorAll("button, a[href], canvas")]
            .filter(element => element.getClientRects().length > 0)
            .filter(element => {
                const { width, height } = element.getBoundingClientRect();
                return Math.min(width, height) < least;
            })
            .map(element => element.outerHTML.slice(0, 120))
        """;

    private const string SmallWords =
        """
        least => [...document.querySelectorAll(".scr *")]
            .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .filter(element => element.getClientRects().length > 0 && !element.closest(".sr"))
            .filter(element => parseFloat(getComputedStyle(element).fontSize) < least)
            .map(element => element.outerHTML.slice(0, 120))
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = [];

    private ScreenWindow(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; private set; }

    public static async Task<ScreenWindow> OpenAsync(IBrowserContext context, string? script)
    {
        var window = new ScreenWindow(context, await context.NewPageAsync());
        await context.ExposeFunctionAsync("pageFailed", (string what) => window._faults.Enqueue(what));
        await context.AddInitScriptAsync(TellViolations);
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
        }

        window.Page.PageError += (_, error) => window._faults.Enqueue($"A script failed: {error}");
        window.Page.SetDefaultTimeout(30_000);

        // The first page of a program that has just started waits for much besides.
        await window.Page.GotoAsync("/screen", new PageGotoOptions { Timeout = 60_000 });
        return window;
    }

    public Task<IElementHandle?> SeesAsync(string selector) => Page.WaitForSelectorAsync(selector);

    public Task<IElementHandle?> ShowsAsync(string model) => SeesAsync($"[data-screen='{model}']");

    /// <summary>The code that an unpaired screen shows.</summary>
    public async Task<string> CodeAsync() => (await (await SeesAsync("[data-code]"))!.GetAttributeAsync("data-code"))!;

    /// <summary>Presses as a finger does.</summary>
    public Task TouchAsync(string action) => Page.TapAsync($"[data-action={action}]");

    /// <summary>Puts a finger down, which slides on before it is lifted: the browser takes that for the beginning of a scroll.</summary>
    public async Task SlipAsync(int x, int y, int steps)
    {
        const int Pixels = 8;
        var browser = await _context.NewCDPSessionAsync(Page);
        for (var step = 0; step <= steps; step++)
        {
            await TellAsync(step is 0 ? "touchStart" : "touchMove", [new { x, y = y + step * Pixels }]);
        }

        await TellAsync("touchEnd", []);

        Task TellAsync(string type, object[] touchPoints) => browser.SendAsync(
            "Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = touchPoints });
    }

    public Task<bool> HasFocusAsync(string selector) =>
        Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector);

    public Task FocusIsOnAsync(string selector) =>
        Page.WaitForFunctionAsync("selector => document.activeElement?.matches(selector)", selector);

    public async Task TabToAsync(string selector)
    {
        const int most = 30;
        for (var presses = 0; presses < most && !await HasFocusAsync(selector); presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.True(await HasFocusAsync(selector), $"Tab did not lead to {selector}.");
    }

    /// <summary>
    /// Asks axe for what WCAG 2.2 forbids, contrast by its stricter level, and measures targets, type and edges.
    /// </summary>
    public async Task IsFitForAllAsync(string state)
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag",
                Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "wcag2aaa"],
            },
        });
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(violation =>
            $"{state}: {violation.Id}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
        Assert.Empty(await Page.EvaluateAsync<string[]>(Overflowing));
        Assert.Empty(await Page.EvaluateAsync<string[]>(SmallTargets, 60));
        Assert.Empty(await Page.EvaluateAsync<string[]>(SmallWords, 24));
    }

    /// <summary>Keeps the page as a picture for a person to look at.</summary>
    public Task KeepPictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Repository.File($"TestResults/screens/{name}.png"),
    });

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            await KeepPictureAsync($"failed-{Guid.NewGuid():N}");
        }

        await _context.DisposeAsync();
        Assert.Empty(_faults);
    }
}
