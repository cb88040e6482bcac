using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A supervisor reads yesterday's report, asks the clerk, decides, signs in once more and has signed; by keys only, read by
/// axe on the way.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class SignOffFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    private const string Supervisor = "3";

    private static readonly TimeSpan _china = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_day_is_signed_once_its_exception_is_decided_and_the_supervisor_has_signed_in_again()
    {
        var (folder, day) = await PlantYesterdayAsync();
        await using var program = await ServedDesk.StartInAsync(folder);
        await program.DemoIsReadyAsync();
        await LooksRightAsync(await OpenAsync("en-US", program), day);
        var window = await OpenAsync(program: program);
        await LooksRightAsync(window, day);

        // What is asked needs words.
        await window.TabToAsync("[data-digits='decide'] [data-digit='1']");
        await window.PressAsync("2");
        await window.SeesAsync("#decision-note[aria-invalid]");
        await window.Page.FocusAsync("#decision-note");
        await window.TypeAsync("凌晨三点为什么打开证照？");
        await window.TabToAsync("[data-digits='decide'] [data-digit='1']");
        await window.PressAsync("2");
        await window.SeesAsync("[data-exception=AfterHours][data-decision=AskClerk]");
        await AnswerAsync(await OpenAsync(program: program));

        // Numbers, papers, visits and log do not agree, since the visit is in the log alone: that needs a word.
        await window.Page.ReloadAsync();
        await window.SeesAsync("[data-signoff=waits] [data-condition=EvenOrExplained][data-met=NotMet]");
        await window.Page.FocusAsync("#signoff-note");
        await window.TypeAsync("问过了，值夜班");
        await window.SeesAsync("[data-signoff=ready]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("sign-off-ready");
        await window.PressAsync("Control+Enter");
        await window.FocusIsOnAsync("[data-digit='1']");
        await window.PressAsync(Supervisor);

        await window.SeesAsync("[data-signed=Holds]");
        await window.IsAtAsync($"/reports/{day}");
        Assert.Equal("问过了，值夜班", await window.Page.InnerTextAsync("[data-field=signed-note]"));
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("signed");
        await window.Page.GotoAsync("/reports");
        await window.SeesAsync("[data-signed-by]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("reports-signed");
    }

    private static async Task LooksRightAsync(DeskWindow window, string day)
    {
        await window.SignInAsync(Supervisor);
        await window.Page.GotoAsync($"/reports/{day}");
        await window.SeesAsync("[data-exception=AfterHours][data-decision=none]");
        await window.SeesAsync("[data-signoff=waits] [data-condition=LogProven][data-met=Met]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"sign-off-waits-{await window.Page.GetAttributeAsync("html", "lang")}");
    }

    // The clerk finds the question at her desk.
    private static async Task AnswerAsync(DeskWindow window)
    {
        await window.SignInClerkAsync();
        await window.SeesAsync("[data-question]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("question-at-the-desk");
        await window.Page.FocusAsync("[data-question] input, [data-question] textarea");
        await window.TypeAsync("值夜班，来人急用");
        await window.TabToAsync("[data-question] [data-action=answer-question]");
        await window.PressAsync("Enter");
        await window.Page.WaitForFunctionAsync("() => !document.querySelector('[data-question]')");
    }

    // A log that begins yesterday, with a license that was opened at night.
    private static async Task<(string Folder, string Day)> PlantYesterdayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-browser-").FullName;
        var today = new DateTimeOffset(DateTimeOffset.UtcNow.ToOffset(_china).Date, _china);
        var clock = new FakeTimeProvider(today.AddHours(-21));
        await using var database = FileDatabase.Create(folder);
        using var log = new AuditLog(
            database, clock, Options.Create(new HallOptions { Code = SomeAudit.Hall }), NullLogger<AuditLog>.Instance);
        var visit = Guid.NewGuid();
        foreach (var action in (AuditAction[])[AuditAction.VisitOpened, AuditAction.LicenseOpened, AuditAction.VisitClosed])
        {
            await log.RecordAsync(null, new()
            {
                Action = action, Actor = "demo-0317", Role = DeskRoles.Clerk, Counter = "3", Visit = visit,
            }, TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMinutes(5));
        }

        return (folder, today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
