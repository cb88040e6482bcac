using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Features.DailyReport;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A rule stops the clerk, the supervisor opens it in her own browser and signs in once more, the clerk goes on, the auditor
/// reviews it; by keys only, read by axe on the way.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class BreakGlassFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    private const string ExpiredYesterday = "99990219910908064X";
    private const string Supervisor = "3";
    private const string Auditor = "4";

    [Theory]
    [InlineData("en-US")]
    public async Task What_stopped_the_clerk_is_opened_done_and_reviewed(string culture)
    {
        await using var program = await ServedDesk.StartAsync();
        await program.DemoIsReadyAsync();
        var clerk = await OpenAsync(culture, program);
        await clerk.OpenLicenseAsync(ExpiredYesterday, SomeLicenses.ResidentIdCard);
        await clerk.PressAsync("F8");
        await clerk.SeesAsync("[data-break-glass-hint]");
        await clerk.IsFitForAllAsync();
        await clerk.KeepPictureAsync($"break-glass-refused-{culture}");

        var supervisor = await OpenAsync(culture, program);
        await supervisor.SignInAsync(Supervisor);
        await OpenRuleAsync(supervisor, culture);

        await clerk.SeesAsync("[data-break-glass=NotInForce]");
        await clerk.SeesAsync("[data-action=go-past]");
        await clerk.IsFitForAllAsync();
        await clerk.KeepPictureAsync($"break-glass-open-{culture}");
        await clerk.PressAsync("Enter");
        await clerk.SeesAsync("iframe[data-preview]");
        await clerk.PressAsync("F8");
        await clerk.AnswerAsync("outcome", "1", "answer");
        await clerk.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await clerk.SeesAsync("[data-break-glass=NotInForce]");
        await clerk.EndVisitAsync();

        await supervisor.Page.GotoAsync("/visits");
        await supervisor.Page.WaitForFunctionAsync("() => !document.querySelector('[data-opening]')");
        await supervisor.Page.GotoAsync("/copies");
        await supervisor.SeesAsync("[data-copy] [data-row]");
        await supervisor.TabToAsync("[data-copy] [data-row]");
        await supervisor.PressAsync("Enter");
        await supervisor.SeesAsync("[data-went-past=NotInForce]");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"break-glass-register-{culture}");

        await supervisor.Page.GotoAsync(ReportWords.Address(new DeskClock(TimeProvider.System).Today));
        await supervisor.SeesAsync("[data-figure=BreakGlass]");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"break-glass-report-{culture}");

        await ReviewAsync(await OpenAsync(culture, program), culture);
    }

    private static async Task OpenRuleAsync(DeskWindow window, string culture)
    {
        await window.Page.GotoAsync("/visits");
        await window.SeesAsync("[data-action=break-glass]");
        await window.TabToAsync("[data-action=break-glass]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-field=rule]");
        await window.IsFitForAllAsync();
        await window.TabToAsync("[data-field=rule] input");
        await window.PressAsync("1");
        await window.Page.FocusAsync("#reason");
        await window.TypeAsync(SomeBreakGlass.Reason);
        await window.SeesAsync("[data-action=open-rule]:not([aria-disabled])");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"break-glass-opening-{culture}");
        await window.PressAsync("Control+Enter");
        await window.FocusIsOnAsync("[data-digit='1']");
        await window.PressAsync(Supervisor);
        await window.IsAtAsync("/visits");
        await window.SeesAsync("[data-opening=NotInForce]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"break-glass-visits-{culture}");
    }

    private static async Task ReviewAsync(DeskWindow window, string culture)
    {
        await window.SignInAsync(Auditor);
        await window.Page.GotoAsync("/audit/break-glass");
        await window.SeesAsync("[data-to-review=NotInForce][data-uses='1'] [data-action=find-InOrder]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"break-glass-review-{culture}");
        await window.Page.FocusAsync("[data-field^=review-]");
        await window.TypeAsync("看过安置点的名单，办的就是这件事");
        await window.TabToAsync("[data-action=find-InOrder]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-reviewed=InOrder]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"break-glass-reviewed-{culture}");
    }
}
