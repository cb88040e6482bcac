using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The same paper for the same recipient again and again, on sheets with numbers, by keys only: told, asked why, and in
/// the end refused.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class ReprintFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Theory]
    [InlineData("zh-CN")]
    public async Task What_was_printed_is_told_before_another_is_and_no_sheet_is_used_twice(string culture)
    {
        await using var program = await ServedDesk.StartAsync("--Copies:NumberedPaper=true", "--Copies:Reprints:Most=1");
        await program.DemoIsReadyAsync();
        var window = await OpenAsync(culture, program);
        await window.OpenLicenseAsync(DeskWalk.Lin, SomeLicenses.ResidentIdCard);
        await window.PressAsync("Enter");
        var first = await PrintAsync(window, "A0001000");
        await window.EndVisitAsync();

        await OpenAgainAsync(window);
        await window.SeesAsync("[data-earlier]");
        Assert.Contains(first, await window.Page.InnerTextAsync("h1"), StringComparison.Ordinal);
        await window.FocusIsOnAsync("[data-field=again] input");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printed-before-{culture}");
        await window.PressAsync("5");
        await window.SeesAsync("[data-action=print-again][aria-disabled]");
        await window.PressAsync("Tab");
        await window.FocusIsOnAsync("#again-note");
        await window.TypeAsync("x");
        await window.SeesAsync("[data-action=print-again]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await AskAsync(window);
        await window.TypeAsync("A0001000");
        await window.SeesAsync("[data-action=answer]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.Page.WaitForFunctionAsync(
            "first => document.querySelector('#sheets-hint')?.textContent.includes(first)", first);
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"sheet-taken-{culture}");
        await window.FocusIsOnAsync("#sheets");
        await window.PressAsync("Control+A", "Delete");
        await window.TypeAsync("A0002000");
        await window.SeesAsync("[data-action=answer]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await window.EndVisitAsync();

        await OpenAgainAsync(window);
        await window.SeesAsync("[data-banner=Fail]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printed-too-often-{culture}");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-verdict]");
        await window.EndVisitAsync();
    }

    private static async Task OpenAgainAsync(DeskWindow window)
    {
        await window.OpenAnotherVisitAsync(DeskWalk.Lin, DeskWalk.ItemFor(SomeLicenses.ResidentIdCard));
        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        await window.PressAsync("Enter");
    }

    // To the question which sheets it took.
    private static async Task<string> AskAsync(DeskWindow window)
    {
        var number = await window.SeesPreviewAsync();
        await window.PressAsync("F8");
        await window.FocusIsOnAsync("[data-field=outcome] input");
        await window.PressAsync("1");
        await window.SeesAsync("#sheets");
        await window.PressAsync("Tab");
        await window.FocusIsOnAsync("#sheets");
        return number;
    }

    private static async Task<string> PrintAsync(DeskWindow window, string sheet)
    {
        var number = await AskAsync(window);
        await window.TypeAsync(sheet);
        await window.SeesAsync("[data-action=answer]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        return number;
    }
}
