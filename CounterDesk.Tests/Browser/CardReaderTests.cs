namespace CounterDesk.Tests.Browser;

/// <summary>The panel in a real browser, with a stand-in that listens in a process of its own.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CardReaderTests
{
    private const string Lin = "林秀兰";

    // What a browser may keep of a page, and what its canvases show.
    private const string LeftBehind =
        """
        async () => {
            const shown = [...document.querySelectorAll("canvas, [data-reader], [data-card]")].map(it => it.outerHTML);
            const kept = JSON.stringify([
                { ...localStorage }, { ...sessionStorage }, await caches.keys(), await indexedDB.databases(),
                history.state, location.href,
            ]);
            return [...shown, ...["林", "1940", "9999"].filter(word => kept.includes(word))];
        }
        """;

    private readonly int _port = ServedDesk.FreePort();

    [Fact]
    public async Task Each_trouble_of_a_reader_has_its_sentence_and_a_card_is_read_after_all()
    {
        await using var desk = Desk("JingLun", $"http://127.0.0.1:{_port}/api/readCert");
        await using var reader = await StandInProcess.StartAsync(_port);
        await using var browser = await ReaderBrowser.OpenAsync(desk);
        await browser.AllowAsync(desk);

        await browser.ShowPanelAsync();
        await browser.SaysAsync("reading");
        await browser.SaysAsync("NoCard");

        await browser.ReadAgainAsync();
        await browser.Window.SeesAsync("[data-reader=reading]");
        await reader.TellAsync(Lin, "Normal");
        await browser.SaysAsync("read");
        await browser.Window.SeesAsync("canvas[data-photo=Shown]");
        Assert.Equal("林*兰", await WordsAsync(browser, "[data-field=card-name]"));
        Assert.Equal("999901 ******** 0021", await WordsAsync(browser, "[data-field=card-number]"));
        Assert.Equal(
            ["NumberPassed", "InForce", "OldEnough"],
            await browser.Window.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('[data-finding]')].map(found => found.dataset.finding)"));
        await browser.Window.SeesAsync("[data-stand-in]");

        await reader.TellAsync(Lin, "Wrong");
        await browser.ReadAgainAsync();
        await browser.SaysAsync("read");
        Assert.NotEqual("林*兰", await WordsAsync(browser, "[data-field=card-name]"));

        foreach (var (behavior, trouble) in ((string, string)[])
            [("Half", "Half"), ("Garbage", "NotACard"), ("Slow", "TooSlow"), ("Absent", "NoService")])
        {
            await reader.TellAsync(Lin, behavior);
            await browser.ReadAgainAsync();
            await browser.SaysAsync(trouble);
            await browser.Window.SeesAsync("[data-by-hand]");
            Assert.Equal(0, await browser.Window.CountAsync("[data-card]"));
        }

        await reader.StopAsync();
        await browser.ReadAgainAsync();
        await browser.SaysAsync("NoService");

        await using var again = await StandInProcess.StartAsync(_port);
        await again.TellAsync(Lin, "Normal");
        await browser.ReadAgainAsync();
        await browser.SaysAsync("read");
        await browser.Window.SeesAsync("canvas[data-photo=Shown]");
        await browser.HoldPictureAsync();
        await browser.LeavePanelAsync();
        await browser.PictureIsWipedAsync();
        Assert.Empty(await browser.Window.Page.EvaluateAsync<string[]>(LeftBehind));
    }

    [Fact]
    public async Task A_reader_behind_a_web_socket_is_read_as_well()
    {
        await using var desk = Desk("Est", $"ws://127.0.0.1:{_port}");
        await using var reader = await StandInProcess.StartAsync(_port);
        await using var browser = await ReaderBrowser.OpenAsync(desk);
        await browser.AllowAsync(desk);
        await reader.TellAsync(Lin, "Normal");

        await browser.ShowPanelAsync();
        await browser.Window.SeesAsync("canvas[data-photo=Shown]");

        foreach (var (behavior, trouble) in ((string, string)[])
            [("Half", "Half"), ("Garbage", "NotACard"), ("Slow", "TooSlow"), ("Absent", "NoService")])
        {
            await reader.TellAsync(Lin, behavior);
            await browser.ReadAgainAsync();
            await browser.Window.SeesAsync($"[data-reader={trouble}]");
        }
    }

    [Fact]
    public async Task A_reader_that_signs_is_believed_by_its_key_only()
    {
        await using var reader = await StandInProcess.StartAsync(_port);
        await using var desk = Desk(
            "Signed", $"http://127.0.0.1:{_port}/card", ("IdCardReaders:PublicKey", reader.PublicKey));
        await using var browser = await ReaderBrowser.OpenAsync(desk);
        await browser.AllowAsync(desk);
        await reader.TellAsync(Lin, "Normal");

        await browser.ShowPanelAsync();
        await browser.Window.SeesAsync("[data-reader=read]");
        Assert.Contains("有签名", await WordsAsync(browser, "[data-field=card-word]"), StringComparison.Ordinal);

        await reader.StopAsync();
        await using var stranger = await StandInProcess.StartAsync(_port);
        await stranger.TellAsync(Lin, "Normal");
        await browser.ReadAgainAsync();
        await browser.Window.SeesAsync("[data-reader=NotACard]");
        Assert.Contains("签名不对", await WordsAsync(browser, "[data-trouble]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_before_the_clerk_does_and_a_refusal_is_told()
    {
        await using var desk = Desk("JingLun", $"http://127.0.0.1:{_port}/api/readCert");
        await using var reader = await StandInProcess.StartAsync(_port);
        await reader.TellAsync(Lin, "Normal");
        await using (var browser = await ReaderBrowser.OpenAsync(desk))
        {
            await browser.ShowPanelAsync();
            await browser.SaysAsync("NotAsked");

            // A browser without a screen answers its own question with no.
            await browser.ReadAgainAsync();
            await browser.SaysAsync("Refused");

            await browser.AllowAsync(desk);
            await browser.ReadAgainAsync();
            await browser.Window.SeesAsync("[data-reader=read]");
        }

        await using var plain = await ReaderBrowser.OpenAsync(desk, isSecure: false, culture: "en-US");
        await plain.ShowPanelAsync();
        await plain.SaysAsync("NoSecureContext");
    }

    private static async Task<string> WordsAsync(ReaderBrowser browser, string selector) =>
        (await browser.Window.Page.Locator(selector).InnerTextAsync()).Trim();

    private static ReaderDesk Desk(string dialect, string address, params (string, string)[] more) => new(
    [
        ("IdCardReaders:Dialect", dialect), ("IdCardReaders:Address", address), ("IdCardReaders:StandIn", "true"),
        ("IdCardReaders:TimeoutSeconds", "3"), .. more,
    ]);
}
