using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A browser window that is driven by keys alone. When it closes, the test fails if anything saw a pointer, if a script
/// threw, or if
/// the page tried what its content security policy forbids.
/// </summary>
public sealed class DeskWindow : IAsyncDisposable
{
    private const string TellPointers =
        """
        for (const type of ["pointerdown", "pointerup", "mousedown", "mouseup", "touchstart"]) {
            addEventListener(type, event =>
                window.pointerSeen(`${type} on ${event.target.outerHTML?.slice(0, 80)}`), true);
        }
        addEventListener("securitypolicyviolation", event =>
            window.pageFailed(`${event.violatedDirective} forbids ${event.blockedURI} at ${event.sourceFile}`), true);
        """;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = [];
    private readonly ConcurrentQueue<string> _console = [];

    private DeskWindow(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public static async Task<DeskWindow> OpenAsync(IBrowserContext context)
    {
        var window = new DeskWindow(context, await context.NewPageAsync());
        await context.ExposeFunctionAsync(
            "pointerSeen", (string what) => window._faults.Enqueue($"A pointer was used: {what}"));
        await context.ExposeFunctionAsync("pageFailed", (string what) => window._faults.Enqueue(what));
        await context.AddInitScriptAsync(TellPointers);
        window.Page.PageError += (_, error) => window._faults.Enqueue($"A script failed: {error}");
        window.Page.Console += (_, message) => window._console.Enqueue($"{DateTime.UtcNow:O} {message.Type} {message.Text}");
        window.Page.SetDefaultTimeout(30_000);
        return window;
    }

    /// <summary>
    /// Presses keys one after the other, as Playwright names them: <c>Enter</c>, <c>F8</c>, <c>Alt+K</c>.
    /// </summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Types into whatever has focus.</summary>
    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Moves focus on by the Tab key until an element that matches has it.</summary>
    public async Task TabToAsync(string selector)
    {
        const int most = 60;
        for (var presses = 0; presses < most; presses++)
        {
            if (await HasFocusAsync(selector))
            {
                return;
            }

            await PressAsync("Tab");
        }

        Assert.Fail($"{most} times Tab did not lead to {selector}.");
    }

    public Task<bool> HasFocusAsync(string selector) =>
        Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector);

    /// <summary>Waits until an element that matches has focus.</summary>
    public Task FocusIsOnAsync(string selector) =>
        Page.WaitForFunctionAsync("selector => document.activeElement?.matches(selector)", selector);

    /// <summary>Waits until something that matches can be seen.</summary>
    public Task<IElementHandle?> SeesAsync(string selector) => Page.WaitForSelectorAsync(selector);

    /// <summary>Waits until the address has a path, also when it came there without loading anything.</summary>
    public Task IsAtAsync(string path) => Page.WaitForFunctionAsync("path => location.pathname === path", path);

    /// <summary>A second tab of the same browser, with the same cookies.</summary>
    public Task<IPage> OpenSecondPageAsync() => _context.NewPageAsync();

    /// <summary>Signs in at the demo hall's page with the digit drawn on the account's button.</summary>
    public async Task SignInAsync(string digit = "1")
    {
        // The first page of a program that has just started waits for much besides.
        await Page.GotoAsync("/", new PageGotoOptions { Timeout = 60_000 });
        await FocusIsOnAsync("[data-digit='1']");
        await PressAsync(digit);
        await Page.WaitForURLAsync(
            address => !new Uri(address).AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal));
    }

    /// <summary>Asks axe for what WCAG 2.2 AA forbids in the page as it is now.</summary>
    public async Task IsAccessibleAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions
            {
                Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
            },
        });
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Keeps a picture to be looked at, under <c>TestResults/screens</c>.</summary>
    public Task KeepPictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = Support.Repository.File($"TestResults/screens/{name}.png"),
    });

    public async ValueTask DisposeAsync()
    {
        await KeepPictureOfFailureAsync();
        await _context.DisposeAsync();
        Assert.Empty(_faults);
    }

    private async Task KeepPictureOfFailureAsync()
    {
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
        {
            var test = TestContext.Current.Test?.TestDisplayName ?? "test";
            var name = string.Concat(test.Take(120).Select(letter => char.IsLetterOrDigit(letter) ? letter : '_'));
            await Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Support.Repository.File($"TestResults/{name}.png"), FullPage = true,
            });
            await File.WriteAllLinesAsync(Support.Repository.File($"TestResults/{name}.txt"), [Page.Url, .. _console]);
        }
    }
}
