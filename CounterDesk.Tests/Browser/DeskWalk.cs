using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>A visit by keys only, as a practiced clerk walks it.</summary>
internal static class DeskWalk
{
    public const string Lin = "999901194006120021";

    private const string Idle = "[data-action=start], [data-action=resume]";

    // Headless Chromium has no print window, and its viewer dies of being asked for one.
    private const string RememberPrints =
        """
        Object.defineProperty(HTMLIFrameElement.prototype, "contentWindow", {
            get() {
                const address = this.src;
                return { focus() {}, print() { (window.printed ??= []).push(address); } };
            },
        });
        """;

    // What stands beside the window at 200 % and 400 % of the counter's screen (WCAG 1.4.10). The unseen letters over a
    // PDF page end where it does.
    private const string Overflowing =
        """
        () => [...document.querySelectorAll("body *")]
            .filter(element => !element.closest(".sr, .skip, svg, .letters"))
            .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
            .map(element => `${innerWidth}: ${element.outerHTML.slice(0, 100)}`)
        """;

    private static readonly (int Width, int Height)[] _zoomed = [(683, 384), (342, 192)];

    /// <summary>Judges the page as it is: by axe, and by what stands beside the window when it is zoomed.</summary>
    public static async Task IsFitForAllAsync(this DeskWindow window)
    {
        await window.IsAccessibleAsync();
        foreach (var (width, height) in _zoomed)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(Overflowing));
        }

        await window.Page.SetViewportSizeAsync(1366, 768);
    }

    /// <summary>
    /// Signs a clerk in and waits for the idle page. What is printed from then on is remembered, not printed.
    /// </summary>
    public static async Task SignInClerkAsync(this DeskWindow window)
    {
        await window.Page.AddInitScriptAsync(RememberPrints);
        await window.SignInAsync();
        await window.IsAtAsync("/desk");
        await window.SeesAsync(Idle);
        while (await window.CountAsync("[data-action=resume]") > 0)
        {
            // Another test left it open.
            await window.PressAsync("Enter");
            await window.SeesAsync("[data-identity]");
            await window.EndVisitAsync();
        }
    }

    /// <summary>Greets an applicant, who needs nothing in particular.</summary>
    public static async Task BeginVisitAsync(this DeskWindow window)
    {
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-identity]");
    }

    /// <summary>Types who is here, the last of those who came, and goes on to the purpose.</summary>
    public static async Task IdentifyAsync(this DeskWindow window, string number = Lin, string name = "林秀兰")
    {
        await window.IdentifyOneAsync(number, name);
        await window.FocusIsOnAsync("#item");
    }

    /// <summary>Types whom somebody comes for, who is not here.</summary>
    public static async Task IdentifyAbsentAsync(
        this DeskWindow window, PartyRole role, string number, string name)
    {
        await window.SeesAsync($"[data-party={role}][aria-current]");
        await window.FocusIsOnAsync("#number");
        await window.TypeAsync(number);
        await window.PressAsync("Tab");
        await window.TypeAsync(name);
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
    }

    /// <summary>Types who is here, says why and what was looked at, and compares the face.</summary>
    public static async Task IdentifyOneAsync(
        this DeskWindow window, string number, string name, string reason = "1")
    {
        await window.PressAsync("Alt+M");
        await window.FocusIsOnAsync("#number");
        await window.TypeAsync(number);
        await window.PressAsync("Tab");
        await window.TypeAsync(name);
        await window.PressAsync("Tab", reason, "Tab", "1", "Tab", "Tab", "Tab", "1");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
    }

    /// <summary>Chooses a service item by its code, the initials of its name or the name, and asks the holder.</summary>
    public static async Task ChoosePurposeAsync(this DeskWindow window, string item = "gljt")
    {
        await window.ChooseItemAsync(item);
        await window.SeesAsync("[data-waiting]");
    }

    public static async Task ChooseItemAsync(this DeskWindow window, string item)
    {
        await window.TypeAsync(item);
        await window.SeesAsync("[data-action=item]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=record]:not([aria-disabled])");
        await window.FocusIsOnAsync("h1");
        await window.PressAsync("Enter");
    }

    /// <summary>The holder presses on the turned monitor; what the matter needs is looked for by itself.</summary>
    public static async Task AgreeAsync(this DeskWindow window)
    {
        await window.PressAsync("Alt+P");
        await window.SeesAsync("[data-turned]");
        await window.TabToAsync("[data-action=turned-agree]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-answer]");
    }

    /// <summary>Signs in as a clerk and opens a visit at which somebody has agreed to a matter.</summary>
    public static async Task OpenVisitAsync(this DeskWindow window, string holder = Lin, string item = "gljt")
    {
        await window.SignInClerkAsync();
        await window.OpenAnotherVisitAsync(holder, item);
    }

    public static async Task OpenAnotherVisitAsync(this DeskWindow window, string holder, string item)
    {
        await window.BeginVisitAsync();
        await window.IdentifyAsync(holder);
        await window.ChoosePurposeAsync(item);
        await window.AgreeAsync();
    }

    public static async Task LookUpAsync(this DeskWindow window, string typed)
    {
        await window.PressAsync("F2");
        await window.FocusIsOnAsync("#search");
        await window.TypeAsync(typed);
        await window.PressAsync("Enter");
    }

    /// <summary>Opens the first license of a kind that was found.</summary>
    public static async Task OpenLicenseAsync(this DeskWindow window, string kindCode)
    {
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        var row = await window.SeesAsync($"tr[data-hit='{kindCode}'] [data-digit]");
        await window.PressAsync((await row!.GetAttributeAsync("data-digit"))!);
        await window.SeesAsync("[data-verdict]");
        await window.FocusIsOnAsync("h1");
    }

    /// <summary>Signs in, and opens a license of a holder at a visit of its own.</summary>
    public static async Task OpenLicenseAsync(this DeskWindow window, string holder, string kindCode)
    {
        await window.OpenVisitAsync(holder, ItemFor(kindCode));
        await window.OpenLicenseAsync(kindCode);
    }

    /// <summary>An item of the demo hall that needs licenses of a kind.</summary>
    public static string ItemFor(string kindCode) => kindCode switch
    {
        SomeLicenses.ResidentIdCard or SomeLicenses.HouseholdRegister => "999900-MZ-0107",
        SomeLicenses.RealEstateCertificate => "999900-YB-0101",
        SomeLicenses.MarriageCertificate => "999900-WJ-0101",
        _ => throw new ArgumentOutOfRangeException(nameof(kindCode), kindCode, "Name an item that needs it."),
    };

    /// <summary>Back from a license to what was found.</summary>
    public static async Task LeaveLicenseAsync(this DeskWindow window)
    {
        await window.PressAsync("Escape");
        await window.SeesAsync("tr[data-hit]");
    }

    /// <summary>Prints a copy of the license that is open, which comes out well, and ends the visit.</summary>
    /// <returns>The copy's number.</returns>
    public static async Task<string> PrintOneAsync(this DeskWindow window)
    {
        await window.PressAsync("Enter");
        var number = await window.SeesPreviewAsync();
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await window.EndVisitAsync();
        return number;
    }

    /// <summary>Waits for a page to be previewed.</summary>
    /// <returns>The number of its copy.</returns>
    public static async Task<string> SeesPreviewAsync(this DeskWindow window) =>
        (await (await window.SeesAsync("iframe[data-preview]"))!.GetAttributeAsync("data-preview"))!;

    /// <summary>Answers the question that has focus by a digit, and confirms.</summary>
    public static async Task AnswerAsync(this DeskWindow window, string field, string digit, string action)
    {
        await window.FocusIsOnAsync($"[data-field={field}] input");
        await window.PressAsync(digit);
        await window.SeesAsync($"[data-action={action}]:not([aria-disabled])");
        await window.PressAsync("Enter");
    }

    /// <summary>Closes and wipes. Papers nobody has answered for were not printed.</summary>
    public static async Task EndVisitAsync(this DeskWindow window)
    {
        if (await window.CountAsync("[data-action=wipe]") is 0)
        {
            await window.PressAsync("F9");
            await window.SeesAsync("[data-action=wipe]");
        }

        while (await window.CountAsync("[data-summary] [data-state=Reserved]") is > 0 and var open)
        {
            await window.PressAsync("F9");
            await window.AnswerAsync("outcome", "3", "answer");
            await window.Page.WaitForFunctionAsync(
                "open => document.querySelectorAll('[data-summary] [data-state=Reserved]').length < open", open);
        }

        await window.PressAsync("F9");
        await window.IsAtAsync("/desk");
        await window.SeesAsync(Idle);
    }

    /// <summary>Leaves a dialog by its safe way, and waits until the page behind it can be used again.</summary>
    public static async Task LeaveDialogAsync(this DeskWindow window)
    {
        await window.PressAsync("Escape");
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('dialog')");
    }

    public static Task<int> CountAsync(this DeskWindow window, string selector) =>
        window.Page.Locator(selector).CountAsync();

    /// <summary>The address of the file that was printed last.</summary>
    public static Task<string> PrintedAsync(this DeskWindow window) =>
        window.Page.EvaluateAsync<string>("window.printed.at(-1)");

    /// <summary>What is at an address, asked for with the window's own cookies.</summary>
    public static async Task<(int Status, byte[] Body)> FetchAsync(this DeskWindow window, string address)
    {
        var answer =
            await window.Page.Context.APIRequest.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0 });
        return (answer.Status, await answer.BodyAsync());
    }
}
