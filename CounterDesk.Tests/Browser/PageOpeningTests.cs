namespace CounterDesk.Tests.Browser;

/// <summary>A network, or a program, that goes away while a page opens: the page opens by itself afterwards.</summary>
public sealed class PageOpeningTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // The completion of a hub's first call, without a result: length, then [3, {}, "0", 2].
    private static readonly byte[] _answeredWithNothing = [0x06, 0x94, 0x03, 0x80, 0xA1, 0x30, 0x02];

    [Fact]
    public async Task Gone_before_it_is_connected_it_opens_when_it_can()
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
    public async Task Gone_before_it_has_its_circuit_it_opens_when_it_can()
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
