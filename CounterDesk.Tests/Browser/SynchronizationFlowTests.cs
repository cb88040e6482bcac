using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The demo city changes a license while a clerk has it open: within a minute she is told, prints nothing by the old verdict,
/// and verifies it again; whoever checks a copy made before is told as well, and the register lists it. Then it is taken back,
/// and its pages close.
/// </summary>
public sealed class SynchronizationFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private static readonly TimeSpan _within = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_license_that_changes_in_mid_visit_is_told_and_printed_only_by_its_new_verdict()
    {
        var port = ServedDesk.FreePort();
        await using var program = await ServedDesk.StartAsync("--Demo:Platform=true", $"--Demo:PlatformPort={port}");
        using var platform = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        await program.DemoIsReadyAsync();
        await IsInStepAsync(program);
        var window = await OpenAsync(program: program);
        var copy = await PrintAsync(window, program);
        var receiver = await OpenAsync(program: program);
        var check = $"/c/{copy.CodeAddress.Split("/C/")[1]}";
        await receiver.Page.GotoAsync(check);
        await receiver.SeesAsync("[data-answer=InForce]");
        var supervisor = await OpenAsync(program: program);
        await supervisor.SignInAsync("3");
        await window.OpenAnotherVisitAsync(DeskWalk.Lin, "gljt");
        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        await window.SeesAsync("[data-verdict=Pass]");

        await ChangeAsync(platform, "status", "暂停");
        var since = Stopwatch.GetTimestamp();
        await IsSeenAsync(window, "[data-change=Suspended]", since);
        await IsSeenAsync(receiver, "[data-answer=LicenseChanged]", since, check);
        await IsSeenAsync(supervisor, "[data-action=show-changed]", since, "/copies");
        await receiver.KeepPictureAsync("license-changed-check");
        await supervisor.KeepPictureAsync("license-changed-register");
        await window.KeepPictureAsync("license-changed");
        await window.IsFitForAllAsync();
        Assert.Equal(0, await window.CountAsync("[data-action=copy]"));
        Assert.Equal(1, await window.CountAsync("[data-verdict=Pass]"));

        await window.PressAsync("F8");
        await window.SeesAsync(".lic:not(:has([data-verdict=Pass]))");
        Assert.Equal(0, await window.CountAsync("[data-change], [data-verdict=Pass]"));
        await window.KeepPictureAsync("license-changed-verified");

        await ChangeAsync(platform, "withdraw", null);
        await IsSeenAsync(window, "[data-change=Withdrawn]", Stopwatch.GetTimestamp());
        await window.KeepPictureAsync("license-withdrawn");
        Assert.Equal(0, await window.CountAsync(".view[data-part=Page], [data-action=copy]"));
        await window.IsFitForAllAsync();
    }

    // At a page that does not follow by itself when it is loaded again.
    private static async Task IsSeenAsync(DeskWindow window, string selector, long since, string? address = null)
    {
        while (await window.CountAsync(selector) is 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < _within, $"{selector} was not seen within a minute.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), Cancel);
            if (address is not null)
            {
                await window.Page.GotoAsync(address);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{selector} seen after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s.");
    }

    private static async Task<RegisteredCopy> PrintAsync(DeskWindow window, ServedDesk program)
    {
        await window.OpenVisitAsync();
        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        return await program.ReadCopyAsync(await window.PrintOneAsync());
    }

    private static async Task ChangeAsync(HttpClient platform, string operation, string? status)
    {
        var card = new DemoRegister(SomeLicenses.Catalog, new DeskClock(TimeProvider.System).Today).All()
            .First(license => license.Kind.Code == SomeLicenses.ResidentIdCard && license.Holders[0].Name == SomeLicenses.Lin.Name);
        using var told = await platform.PutAsJsonAsync(
            "/stand-in/licenses",
            new JsonObject
            {
                ["province"] = "yunshan", ["identifier"] = card.Identifier.Value, ["operation"] = operation, ["status"] = status,
            },
            Cancel);
        told.EnsureSuccessStatusCode();
    }

    // The first load is the last thing that the demo hall does.
    private static async Task IsInStepAsync(ServedDesk program)
    {
        var database = Path.Combine(program.DataFolder, "counterdesk.db");
        while (true)
        {
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Mode=ReadOnly");
            await connection.OpenAsync(Cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM LibraryMirrors WHERE CurrentAtUtc IS NOT NULL";
            if ((long)(await command.ExecuteScalarAsync(Cancel))! > 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel);
        }
    }
}
