using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>A network that goes away in the middle of a visit and comes back.</summary>
[Collection(OwnProgramCollection.Name)]
public sealed class LostNetworkTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Fact]
    public Task When_it_comes_back_the_visit_is_at_the_same_step() =>
        LostNetwork.ComesBackAsync(program => OpenAsync(program: program), seconds: 45);
}

/// <summary>Holds the program still under a visit.</summary>
internal static class LostNetwork
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task ComesBackAsync(Func<ServedDesk, Task<DeskWindow>> open, int seconds)
    {
        await using var program = await ServedDesk.StartAsync();
        await program.DemoIsReadyAsync();
        var window = await open(program);
        await window.SignInClerkAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.TypeAsync("gljt");
        await window.SeesAsync("[data-action=item]");
        var visit = window.Page.Url;

        program.Hold();
        await Task.Delay(TimeSpan.FromSeconds(seconds), Cancellation);
        await window.SeesAsync("#components-reconnect-modal:is(.components-reconnect-show, .components-reconnect-failed, .components-reconnect-retrying, .components-reconnect-paused)");
        await window.SeesAsync("#components-reconnect-modal [data-reconnect]");
        await window.KeepPictureAsync($"lost-{seconds}");
        program.LetGo();

        // By itself, or by the button that the page shows then; after long silence the desk has locked.
        await window.Page.WaitForFunctionAsync(
            """
            () => {
                const modal = document.querySelector("#components-reconnect-modal");
                const retry = modal?.querySelector("[data-reconnect]");
                if (retry?.getClientRects().length) { retry.click(); }
                return document.querySelector("[data-notice=signed-out], [data-digit='1']")
                    || document.querySelector("#item") && !modal?.getClientRects().length;
            }
            """,
            null, new PageWaitForFunctionOptions { Timeout = 90_000, PollingInterval = 1000 });
        if (await window.CountAsync("#item") is 0)
        {
            await window.SignInAsync();
        }

        await window.SeesAsync("#item");
        Assert.Equal(visit, window.Page.Url);
        await window.Page.FocusAsync("#item");
        await window.Page.FillAsync("#item", "");
        await window.ChoosePurposeAsync();
        await window.EndVisitAsync();
    }
}
