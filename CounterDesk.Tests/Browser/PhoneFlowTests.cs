using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;

namespace CounterDesk.Tests.Browser;

/// <summary>A holder agrees on her own phone: the province that speaks Shandong's dialect asks there, and the desk goes on.</summary>
public sealed class PhoneFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Name = "沈知夏";

    // 人才引进落户申请
    private const string Item = "999900-RS-0201";

    [Fact]
    public async Task A_holder_agrees_on_her_own_phone_and_the_desk_goes_on()
    {
        var port = ServedDesk.FreePort();
        await using var program = await ServedDesk.StartAsync("--Demo:Platform=true", $"--Demo:PlatformPort={port}");
        using var platform = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await program.DemoIsReadyAsync();
        var window = await OpenAsync(program: program);
        await window.SignInClerkAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync(DemoPeople.Named(Name).Number.Value, Name);
        await window.ChoosePurposeAsync(Item);
        await window.SeesAsync("[data-waiting]");

        await window.PressAsync("Alt+E");
        await window.SeesAsync("[data-phone=idle]");
        await window.KeepPictureAsync("phone-consent");
        await window.IsFitForAllAsync();
        await window.FocusIsOnAsync("[data-field=phone-code]");
        await window.TypeAsync(await CodeAsync(platform));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-phone=waiting]");
        await window.KeepPictureAsync("phone-consent-waiting");
        await window.SeesAsync("[data-platform=haiyan][data-state=Found]");
        await window.EndVisitAsync();
    }

    private static async Task<string> CodeAsync(HttpClient platform)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var degree = ProvinceLicenses.Of(new DemoRegister(SomeLicenses.Catalog, today), ProvinceLicenses.Haiyan)
            .First(license => license.Holders[0].Name is Name);
        var order = new JsonObject { ["province"] = ProvinceLicenses.Haiyan, ["identifier"] = degree.Identifier.Value };
        using var shown = await platform.PostAsJsonAsync("/stand-in/codes", order, TestContext.Current.CancellationToken);
        shown.EnsureSuccessStatusCode();
        return (string)(await shown.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["code"]!;
    }
}
