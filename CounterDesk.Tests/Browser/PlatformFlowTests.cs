using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The demo hall with the platforms of two provinces, which it starts by itself as a process of its own: a license of
/// another province is found, verified and printed, one platform hangs, somebody shows a code, an objection is sent and
/// answered, and all platforms are down.
/// </summary>
public sealed partial class PlatformFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Ye = "998801199604180469";
    private const string Name = "叶南乔";

    // 人才引进落户申请
    private const string Item = "999900-RS-0201";

    [Fact]
    public async Task A_license_of_another_province_is_found_verified_printed_and_objected_to_while_platforms_hang()
    {
        var port = ServedDesk.FreePort();
        await using var program = await ServedDesk.StartAsync("--Demo:Platform=true", $"--Demo:PlatformPort={port}");
        using var platform = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await program.DemoIsReadyAsync();
        await IsThereAsync(platform);
        var window = await OpenAsync(program: program);
        await window.SignInClerkAsync();

        await OpenVisitAsync(window);
        await window.SeesAsync("[data-platform=yunling][data-state=Found]");
        await window.SeesAsync("[data-platform=haiyan][data-state=None]");
        await window.KeepPictureAsync("platforms-found");
        await window.IsFitForAllAsync();
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        Assert.DoesNotContain(Ye, await window.Page.ContentAsync(), StringComparison.Ordinal);

        await window.OpenLicenseAsync(SomeLicenses.DegreeCertificate);
        await window.SeesAsync("[data-verdict=Pass]");
        await window.KeepPictureAsync("platforms-license");
        await window.PressAsync("Enter");
        await window.SeesAsync("iframe[data-preview]");
        var preview = await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src");
        await File.WriteAllBytesAsync(
            Repository.File("TestResults/screens/platforms-copy.pdf"), (await window.FetchAsync(preview)).Body,
            TestContext.Current.CancellationToken);
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await window.EndVisitAsync();

        await MisbehaveAsync(platform, "haiyan", "Silent");
        await OpenVisitAsync(window, await CodeOfAsync(platform));
        await window.SeesAsync("[data-platform=yunling][data-state=Found]");
        Assert.Equal(1, await window.CountAsync("[data-platform=haiyan][data-state=Asking]"));
        await window.SeesAsync("[data-untold=haiyan]");
        await window.KeepPictureAsync("platforms-one-hangs");
        await window.IsFitForAllAsync();

        var receipt = await ObjectAsync(window);
        await MisbehaveAsync(platform, "yunling", "Silent");
        await window.PressAsync("Alt+R");
        await window.SeesAsync("[data-outage=Platforms]");
        await window.KeepPictureAsync("platforms-all-down");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();

        await MisbehaveAsync(platform, "yunling", "Normal");
        using var answered = await platform.PutAsJsonAsync(
            "/stand-in/reports", new JsonObject { ["province"] = "yunling", ["receipt"] = receipt, ["result"] = "3" },
            TestContext.Current.CancellationToken);
        answered.EnsureSuccessStatusCode();
        await window.Page.GotoAsync("/objections");
        await window.TabToAsync("[data-objection] [data-row]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-sending=Taken]");
        await window.PressAsync("Alt+R");
        await window.SeesAsync("[data-heard=Answered]");
        await window.KeepPictureAsync("objection-answered");
        await window.IsFitForAllAsync();
        await window.Page.GotoAsync("/rechecks");
        await window.SeesAsync("[data-recheck]");
        await window.KeepPictureAsync("rechecks");
        await window.IsFitForAllAsync();
    }

    private static async Task OpenVisitAsync(DeskWindow window, string? code = null)
    {
        await window.BeginVisitAsync();
        await (code is null ? window.IdentifyAsync(Ye, Name) : ShowAsync(window, code));
        await window.ChoosePurposeAsync(Item);
        await window.AgreeAsync();
    }

    // What the phone shows is typed by the scanner.
    private static async Task ShowAsync(DeskWindow window, string code)
    {
        await window.PressAsync("Alt+C");
        await window.FocusIsOnAsync("#code");
        await window.TypeAsync(code);
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-shown-code=read]");
        await window.KeepPictureAsync("platforms-shown-code");
        await window.TabToAsync("[data-field=face] input");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#item");
    }

    // The content is wrong, and its issuer is told by the platform.
    private static async Task<string> ObjectAsync(DeskWindow window)
    {
        await window.OpenLicenseAsync(SomeLicenses.DegreeCertificate);
        await window.PressAsync("Alt+Y");
        await window.SeesAsync("[data-field=fault]");
        await window.PressAsync("2", "Enter");
        var sent = await window.SeesAsync("[data-sending=Taken]");
        await window.KeepPictureAsync("objection-sent");
        var receipt = ReceiptNumber().Match(await sent!.InnerTextAsync()).Value;
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-verdict]");
        await window.PressAsync("Escape");
        await window.SeesAsync("tr[data-hit]");
        return receipt;
    }

    private static async Task MisbehaveAsync(HttpClient platform, string province, string behavior)
    {
        using var told = await platform.PutAsJsonAsync(
            "/stand-in", new JsonObject { ["province"] = province, ["behavior"] = behavior }, TestContext.Current.CancellationToken);
        told.EnsureSuccessStatusCode();
    }

    private static async Task<string> CodeOfAsync(HttpClient platform)
    {
        var card = ProvinceLicenses.Of(
            new DemoRegister(SomeLicenses.Catalog, new DeskClock(TimeProvider.System).Today), ProvinceLicenses.Yunling)[0];
        using var shown = await platform.PostAsJsonAsync(
            "/stand-in/codes", new JsonObject { ["province"] = "yunling", ["identifier"] = card.Identifier.Value },
            TestContext.Current.CancellationToken);
        return (string)(await shown.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["code"]!;
    }

    [GeneratedRegex("YY[0-9]+")]
    private static partial Regex ReceiptNumber();

    private static async Task IsThereAsync(HttpClient platform)
    {
        while (true)
        {
            try
            {
                await platform.GetStringAsync("/", TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
            }
        }
    }
}
