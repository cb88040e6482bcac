using System.Text.RegularExpressions;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>Who looked at somebody's licenses, asked at the desk: read on the page, and taken along as a slip.</summary>
public sealed partial class WhoLookedFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Fact]
    public async Task Who_looked_before_is_read_on_the_page_and_taken_along_in_either_print()
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync();
        await window.OpenLicenseAsync(DeskWalk.Lin, SomeLicenses.ResidentIdCard);
        await window.PressAsync("F9");
        await window.SeesAsync("[data-action=wipe]");

        // Of this visit alone.
        await window.PressAsync("Alt+H");
        await window.SeesAsync("[data-visit-paper=WhoLooked]");
        await window.PressAsync("Escape");
        await window.EndVisitAsync();

        // Whoever is known may ask, before any matter is chosen.
        await AskAsync(window);
        await window.SeesAsync($"[data-look] td:has-text('居民身份证')");
        Assert.Empty(await window.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[data-looks] td')].filter(cell => !cell.textContent.trim()).map(cell => cell.outerHTML)"));
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("who-looked-zh-CN");
        await window.PressAsync("F8");
        await IsOnPaperAsync(window, "who-looked");
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-looks]");
        await window.PressAsync("Alt+S", "F8");
        await IsOnPaperAsync(window, "who-looked-large");
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-looks]");
        await window.PressAsync("Escape");
        await window.EndVisitAsync();

        var english = await OpenAsync("en-US");
        await english.SignInClerkAsync();
        await AskAsync(english);
        await english.IsFitForAllAsync();
        await english.KeepPictureAsync("who-looked-en-US");
        await english.PressAsync("Escape");
        await english.EndVisitAsync();
    }

    private static async Task AskAsync(DeskWindow window)
    {
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.PressAsync("Alt+G");
        await window.SeesAsync("[data-looks]");
    }

    // The slip is the applicant's: masked, and in her language.
    private static async Task IsOnPaperAsync(DeskWindow window, string name)
    {
        await window.SeesAsync("[data-visit-paper=WhoLooked]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync(name);
        var address = await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src");
        var (_, pdf) = await window.FetchAsync(address);
        await File.WriteAllBytesAsync(
            Repository.File($"TestResults/screens/{name}.pdf"), pdf, TestContext.Current.CancellationToken);
        var text = Space().Replace(await ExternalProgram.RunAsync(pdf, "pdftotext", "-layout", "{file}", "-"), "");
        Assert.Contains("谁看过", text, StringComparison.Ordinal);
        Assert.Contains("林*兰", text, StringComparison.Ordinal);
        Assert.Contains("居民身份证", text, StringComparison.Ordinal);
        Assert.DoesNotContain(DeskWalk.Lin, text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
