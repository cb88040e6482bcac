using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The demo hall with the platforms of two provinces, which it starts by itself as a process of its own: a license of
/// another province is found, verified and printed, and one platform hangs.
/// </summary>
public sealed class PlatformFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Ye = "998801199604180469";
    private const string Name = "叶南乔";

    // 人才引进落户申请
    private const string Item = "999900-RS-0201";

    [Fact]
    public async Task A_license_of_another_province_is_found_verified_and_printed_while_one_platform_hangs()
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

        using var told = await platform.PutAsJsonAsync(
            "/stand-in", new JsonObject { ["province"] = "haiyan", ["behavior"] = "Silent" }, TestContext.Current.CancellationToken);
        told.EnsureSuccessStatusCode();
        await OpenVisitAsync(window);
        await window.SeesAsync("[data-platform=yunling][data-state=Found]");
        Assert.Equal(1, await window.CountAsync("[data-platform=haiyan][data-state=Asking]"));
        await window.SeesAsync("[data-untold=haiyan]");
        await window.KeepPictureAsync("platforms-one-hangs");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    private static async Task OpenVisitAsync(DeskWindow window)
    {
        await window.BeginVisitAsync();
        await window.IdentifyAsync(Ye, Name);
        await window.ChoosePurposeAsync(Item);
        await window.AgreeAsync();
    }

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
