using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>The page of one license in every state it can be in: by keys only, read by axe, at every width.</summary>
public sealed class LicensePageTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // 200 % and 400 % of the counter's screen (WCAG 1.4.10).
    private static readonly (int Width, int Height)[] _zoomed = [(683, 384), (342, 192)];

    // The first two have everything on them that English words could make too wide.
    private static readonly (string Holder, string KindCode, string Verdict)[] _states =
    [
        ("999901194006120021", SomeLicenses.HouseholdRegister, "Pass"),
        ("999921195510030033", SomeLicenses.RealEstateCertificate, "Fail"),
        ("999921197605050378", SomeLicenses.RealEstateCertificate, "Unknown"),
        ("99990219910908064X", SomeLicenses.ResidentIdCard, "Fail"),
        ("999901196909300241", SomeLicenses.HouseholdRegister, "Unknown"),
    ];

    private readonly DeskInBrowser _desk = desk;

    [Theory]
    [InlineData("en-US")]
    public async Task A_license_is_accessible_in_every_state_and_at_every_zoom(string culture)
    {
        await _desk.Program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        foreach (var (holder, kindCode, verdict) in culture is "zh-CN" ? _states : _states[..2])
        {
            await window.OpenAnotherVisitAsync(holder, DeskWalk.ItemFor(kindCode));
            await window.OpenLicenseAsync(kindCode);
            Assert.Equal(verdict, await window.Page.GetAttributeAsync(".verdict", "data-verdict"));
            await window.FocusIsOnAsync("h1");
            await window.IsAccessibleAsync();
            if (verdict is "Pass" && culture is "zh-CN")
            {
                await ShowsFocusZoomedAsync(window);
            }

            await OpenEveryGroupAsync(window);
            await window.IsAccessibleAsync();
            await IsReadableZoomedAsync(window);

            await window.TabToAsync("[data-action=show-seals]");
            await window.PressAsync("Enter");
            await window.SeesAsync("[data-action=show-seals][aria-pressed=true]");
            await window.IsAccessibleAsync();
            await window.EndVisitAsync();
        }
    }

    // Whatever has focus is not covered by the bars at the edges.
    private static async Task ShowsFocusZoomedAsync(DeskWindow window)
    {
        await window.Page.SetViewportSizeAsync(683, 768);
        string[] places = ["[data-group=文件]", "[data-group=持证人]", "[data-action=show-seals]"];
        foreach (var place in places)
        {
            await window.TabToAsync(place);
            Assert.True(await IsUncoveredAsync(window, place), $"{place} has focus and is covered.");
        }

        await window.Page.SetViewportSizeAsync(1366, 768);
    }

    private static async Task OpenEveryGroupAsync(DeskWindow window)
    {
        var groups = await window.Page.Locator(".grp").CountAsync();
        for (var group = 0; group < groups; group++)
        {
            await window.TabToAsync(".grp[aria-expanded=false]");
            await window.PressAsync("Enter");
            await window.Page.WaitForFunctionAsync(
                "shut => document.querySelectorAll('.grp[aria-expanded=false]').length === shut", groups - group - 1);
        }
    }

    private static async Task IsReadableZoomedAsync(DeskWindow window)
    {
        foreach (var (width, height) in _zoomed)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("body *")]
                    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                    .map(element => element.outerHTML.slice(0, 80))
                """));
            Assert.True(await window.Page.EvaluateAsync<bool>(
                """
                () => document.querySelector(".verdict").getBoundingClientRect().bottom
                    <= document.querySelector(".view").getBoundingClientRect().top
                """));
            await window.IsAccessibleAsync();
        }

        await window.Page.SetViewportSizeAsync(1366, 768);
    }

    // In the middle of what has focus, nothing else lies on top.
    private static Task<bool> IsUncoveredAsync(DeskWindow window, string selector) => window.Page.EvaluateAsync<bool>(
        """
        selector => {
            const element = document.querySelector(selector);
            const box = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
        }
        """,
        selector);
}
