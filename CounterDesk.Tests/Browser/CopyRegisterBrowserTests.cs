using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>What becomes of copies after they were handed over: found, told of, withdrawn, accounted for.</summary>
public sealed class CopyRegisterBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("en-US")]
    public async Task A_printed_copy_is_found_withdrawn_and_accounted_for_and_its_receiver_is_told(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        var number = await PrintAsync(window);

        await window.Page.GotoAsync("/copies");
        await window.SeesAsync($"[data-copy='{number}']");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"register-clerk-{culture}");
        await window.PressAsync("F2");
        await window.FocusIsOnAsync("#register-search");
        await window.TypeAsync(number);
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-drawer=copy]");
        await window.FocusIsOnAsync("[data-drawer] h2");
        Assert.Equal(0, await window.CountAsync("[data-action=withdraw]"));

        var supervisor = await OpenAsync(culture);
        await supervisor.SignInAsync("3");
        await supervisor.Page.GotoAsync("/copies");
        await supervisor.SeesAsync($"[data-copy='{number}']");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"register-list-{culture}");

        await ChangeLicenseAsync(number);
        await supervisor.Page.ReloadAsync();
        await supervisor.SeesAsync("[data-action=show-changed]");
        await supervisor.TabToAsync("[data-action=show-changed]");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-register] [data-row]");
        await supervisor.TabToAsync($"[data-copy='{number}'] button");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-drawer=copy] h2");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"register-changed-{culture}");
        await ReceiverSeesAsync(number, "LicenseChanged", culture);

        await supervisor.TabToAsync("[data-action=withdraw]");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-drawer=withdraw] h2");
        await supervisor.TabToAsync("[data-field=reason] input");
        await supervisor.PressAsync("1");
        await supervisor.SeesAsync("[data-action=withdraw-now]:not([aria-disabled])");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"register-withdraw-{culture}");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-withdrawn=Done]");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"register-withdrawn-{culture}");
        await ReceiverSeesAsync(number, "Withdrawn", culture);

        await supervisor.TabToAsync("[data-action=account]");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-account=even] h2");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"register-account-{culture}");
    }

    private static async Task<string> PrintAsync(DeskWindow window)
    {
        await window.OpenVisitAsync();
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-verdict=Pass]");
        await window.FocusIsOnAsync("h1");
        return await window.PrintOneAsync();
    }

    private async Task ReceiverSeesAsync(string number, string answer, string culture)
    {
        var phone = await OpenAsync(culture);
        var copy = await _program.ReadCopyAsync(number);
        await phone.Page.GotoAsync($"/c/{copy.CodeAddress.Split("/C/")[1]}");
        await phone.SeesAsync($"[data-answer={answer}]");
    }

    // As a source would have told.
    private async Task ChangeLicenseAsync(string number)
    {
        await using var db = _program.OpenDatabase();
        var copy = (await db.Set<RegisteredCopy>().ToListAsync(TestContext.Current.CancellationToken))
            .Single(copy => copy.Number.Value == number);
        Assert.True(copy.Hear(new(LicenseStatus.Superseded, DateTime.UtcNow)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
