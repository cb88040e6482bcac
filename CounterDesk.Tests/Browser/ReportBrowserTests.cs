using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A receiver says on a telephone that a copy looks wrong, a supervisor answers at her desk, and the receiver reads it.
/// </summary>
public sealed class ReportBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("zh-CN", 71)]
    public async Task What_looks_wrong_reaches_the_hall_and_its_answer_reaches_the_receiver(string culture, int sequence)
    {
        var copy = await RegisterAsync(sequence);
        var phone = await ScanAsync(copy, culture);
        await phone.TabToAsync("[data-action=report]");
        await phone.PressAsync("Enter");
        await phone.SeesAsync("form textarea");
        await phone.IsAccessibleAsync();
        await phone.TabToAsync("input[name=concern]");
        await phone.PressAsync("ArrowDown");
        await phone.TabToAsync("#words");
        await phone.TypeAsync("13800138000");
        await phone.TabToAsync("[data-action=send]");
        await phone.PressAsync("Enter");
        await phone.SeesAsync("#words[aria-invalid=true]");
        await phone.IsAccessibleAsync();
        await phone.KeepPictureAsync($"report-refused-{culture}");
        await phone.Page.FillAsync("#words", "名字像改过");
        await phone.TabToAsync("[data-action=send]");
        await phone.PressAsync("Enter");
        await phone.SeesAsync("[data-reported=Taken]");
        await phone.IsAccessibleAsync();
        await phone.KeepPictureAsync($"report-taken-{culture}");

        var supervisor = await OpenAsync(culture);
        await supervisor.SignInAsync("3");
        await supervisor.Page.GotoAsync("/copies");
        await supervisor.TabToAsync("[data-action=reports]");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-report-list] h2");
        await supervisor.TabToAsync($"[data-reported='{copy.Number}'] button");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-drawer=copy] h2");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"report-hall-{culture}");
        await supervisor.TabToAsync("[data-field=reply] input");
        await supervisor.PressAsync("2");
        await supervisor.SeesAsync("[data-action=reply]:not([aria-disabled])");
        await supervisor.TabToAsync("[data-action=reply]");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("[data-reports]");
        await supervisor.SeesAsync("[data-drawer=copy] [data-report=Altered]");

        phone = await ScanAsync(copy, culture);
        await phone.SeesAsync("[data-report=Altered]");
        await phone.IsAccessibleAsync();
        await phone.Page.EvaluateAsync("() => document.querySelector('[data-report]').scrollIntoView()");
        await phone.KeepPictureAsync($"report-answered-{culture}");
    }

    private async Task<DeskWindow> ScanAsync(RegisteredCopy copy, string culture)
    {
        var phone = await OpenAsync(culture);
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.Page.GotoAsync($"/c/{copy.CodeAddress.Split("/C/")[1]}");
        await phone.SeesAsync("[data-answer=InForce]");
        return phone;
    }

    // As if it had been printed: what the desk does for that is tested elsewhere. Its number is of yesterday, so that today's
    // numbers follow each other for other tests.
    private async Task<RegisteredCopy> RegisterAsync(int sequence)
    {
        var ring = new FileKeyRing(KeyRingFile.Read(new DataFolder(_program.DataFolder).Keys)!);
        var clock = new DeskClock(TimeProvider.System);
        var copy = SomeCopies.Registered(
            SomeCopies.Order() with { MadeAt = clock.Now },
            CopyNumber.Create("0007", clock.Today.AddDays(-1), 90_000 + sequence), ring);
        copy.Answer(PrintOutcome.CameOutWell, copy.MadeAtUtc);
        await using var db = _program.OpenDatabase();
        db.Add(copy);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return copy;
    }
}
