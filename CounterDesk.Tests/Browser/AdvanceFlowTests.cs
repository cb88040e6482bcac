using System.Globalization;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>A copy made ahead on a written request, and handed out to its holder at a visit of her own.</summary>
[Collection(OwnProgramCollection.Name)]
public sealed class AdvanceFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Theory]
    [InlineData("en-US")]
    public async Task Made_ahead_it_waits_and_is_handed_out_once_to_whom_it_waits_for(string culture)
    {
        await using var program = await ServedDesk.StartAsync("--Copies:AdvanceDays=30");
        await program.DemoIsReadyAsync();
        var window = await OpenAsync(culture, program);
        await window.SignInClerkAsync();
        await MakeAheadAsync(window, culture);

        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.SeesAsync("[data-waiting-copies='1']");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"waiting-{culture}");
        await window.TabToAsync("[data-action=fetch-copy]");
        await window.PressAsync("Enter");

        await window.SeesAsync("iframe[data-preview]");
        await window.IsFitForAllAsync();
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-action=hand-out][aria-disabled]");
        await window.IsFitForAllAsync();
        await window.TabToAsync("[data-field=receipt] input");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=hand-out]:not([aria-disabled])");
        await window.KeepPictureAsync($"hand-out-{culture}");
        await window.PressAsync("Enter");

        await window.SeesAsync("[data-action=wipe]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();

        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        Assert.Equal(0, await window.CountAsync("[data-waits]"));
        await window.EndVisitAsync();
    }

    private static async Task MakeAheadAsync(DeskWindow window, string culture)
    {
        await window.PressAsync("Alt+W");
        await window.FocusIsOnAsync("#number");
        await window.IsFitForAllAsync();
        await window.TypeAsync(DeskWalk.Lin);
        await window.PressAsync("Tab");
        await window.TypeAsync("林秀兰");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#item");
        await window.TypeAsync("gljt");
        await window.SeesAsync("[data-action=item]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=record]:not([aria-disabled])");
        await window.FocusIsOnAsync("h1");
        await window.PressAsync("Enter");

        await window.SeesAsync("[data-request]");
        await window.FocusIsOnAsync("[data-field=form] input");
        await window.PressAsync("1", "F2");
        await window.TypeAsync(
            DateTime.UtcNow.AddHours(8).AddDays(-1).ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        await window.TabToAsync("[data-field=fetcher] input");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=record-request]:not([aria-disabled])");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"written-request-{culture}");
        await window.PressAsync("Enter");

        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        await window.SeesAsync("[data-verdict]");
        await window.PressAsync("F8");
        await window.SeesAsync("[data-ahead]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"made-ahead-{culture}");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=wipe], [data-verdict], tr[data-hit]");
        await window.EndVisitAsync();
    }
}
