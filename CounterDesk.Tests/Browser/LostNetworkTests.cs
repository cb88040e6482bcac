using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>A network that goes away in the middle of a visit and comes back.</summary>
public sealed class LostNetworkTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // The completion of a hub's first call, without a result: length, then [3, {}, "0", 2].
    private static readonly byte[] _answeredWithNothing = [0x06, 0x94, 0x03, 0x80, 0xA1, 0x30, 0x02];

    [Fact]
    public Task When_it_comes_back_the_visit_is_at_the_same_step() =>
        LostNetwork.ComesBackAsync(program => OpenAsync(program: program), seconds: 45);

    [Fact]
    public async Task Gone_while_a_page_opens_it_opens_by_itself_when_it_comes_back()
    {
        var window = await OpenAsync();
        await window.SignInClerkAsync();
        var isGone = true;
        await window.Page.RouteAsync(
            "**/_blazor/**", route => isGone ? route.AbortAsync("connectionrefused") : route.ContinueAsync());
        await window.Page.RouteAsync(
            "**/health", route => isGone ? route.AbortAsync("connectionrefused") : route.ContinueAsync());

        await window.Page.GotoAsync("/desk");
        await window.SeesAsync("#components-reconnect-modal.components-reconnect-show");
        Assert.Equal(0, await window.CountAsync("h1"));
        isGone = false;
        await window.SeesAsync("[data-action=start]");
    }

    // As of a program that is killed at this moment: Blazor then gives up and says nothing.
    [Fact]
    public async Task Gone_before_the_page_has_its_circuit_it_opens_by_itself_when_it_comes_back()
    {
        var window = await OpenAsync();
        await window.SignInClerkAsync();
        var isGone = true;
        var isLeft = new TaskCompletionSource();
        await window.Page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            var isGreeted = false;
            socket.OnMessage(frame =>
            {
                if (isGone && isGreeted)
                {
                    socket.Send(_answeredWithNothing);
                    _ = socket.CloseAsync();
                    isLeft.TrySetResult();
                }
                else if (frame.Binary is { } bytes)
                {
                    server.Send(bytes);
                }
                else
                {
                    server.Send(frame.Text!);
                }

                isGreeted = true;
            });
        });
        await window.Page.RouteAsync(
            "**/health", route => isGone ? route.AbortAsync("connectionrefused") : route.ContinueAsync());

        await window.Page.GotoAsync("/desk");
        await isLeft.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal(0, await window.CountAsync("h1"));
        isGone = false;
        await window.SeesAsync("[data-action=start]");
    }
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
