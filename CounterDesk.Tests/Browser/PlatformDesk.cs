using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The demo hall with the platforms of two provinces, which it starts by itself as a process of its own, for all tests of a
/// class; and that process's control.
/// </summary>
public sealed class PlatformDesk : IAsyncLifetime
{
    public const string Yunling = ProvinceLicenses.Yunling;
    public const string Haiyan = ProvinceLicenses.Haiyan;

    private readonly int _port = ServedDesk.FreePort();
    private readonly HttpClient _control;

    public PlatformDesk() => _control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}/") };

    public ServedDesk Program { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // A platform that hung in one test is asked again in the next.
        Program = await ServedDesk.StartAsync(
            "--Demo:Platform=true", $"--Demo:PlatformPort={_port}", "--LicenseSources:RestSeconds=1");
        await Program.DemoIsReadyAsync();
        await IsThereAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await Program.DisposeAsync();
    }

    public async Task BehaveAsync(string behavior, params string[] provinces)
    {
        foreach (var province in provinces)
        {
            using var told = await _control.PutAsJsonAsync(
                "/stand-in", new JsonObject { ["province"] = province, ["behavior"] = behavior }, Cancellation);
            told.EnsureSuccessStatusCode();
        }
    }

    /// <summary>What the phone of a license's holder shows: the first of a kind that a province has of a name.</summary>
    public async Task<string> ShowCodeAsync(string province, string name, string kindCode)
    {
        var license = ProvinceLicenses.Of(
                new DemoRegister(SomeLicenses.Catalog, new DeskClock(TimeProvider.System).Today), province)
            .First(license => license.Holders[0].Name == name && license.Kind.Code == kindCode);
        using var shown = await _control.PostAsJsonAsync(
            "/stand-in/codes",
            new JsonObject { ["province"] = province, ["identifier"] = license.Identifier.Value }, Cancellation);
        shown.EnsureSuccessStatusCode();
        return (string)(await shown.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!["code"]!;
    }

    /// <summary>Yunling's issuer answers an objection: 3 means that it has mended what was wrong.</summary>
    public async Task AnswerAsync(string receipt, string result)
    {
        using var answered = await _control.PutAsJsonAsync(
            "/stand-in/reports",
            new JsonObject { ["province"] = Yunling, ["receipt"] = receipt, ["result"] = result }, Cancellation);
        answered.EnsureSuccessStatusCode();
    }

    // The hall starts it when all else is done.
    private async Task IsThereAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await _control.GetStringAsync("/", Cancellation);
                return;
            }
            catch (HttpRequestException) when (tries < 600)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
            }
        }
    }
}
