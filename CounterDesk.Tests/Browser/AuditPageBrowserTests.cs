using CounterDesk.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// An auditor reads, follows and proves the log by keys only; then somebody changes an entry behind the program's back,
/// and the page says which. A program of its own: its log does not stay whole.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class AuditPageBrowserTests(LoneBrowser desk) : BrowserTest(desk)
{
    private const string Auditor = "4";

    [Fact]
    public async Task The_log_is_read_followed_proven_and_its_break_named()
    {
        await using var program = await ServedDesk.StartAsync();
        await program.DemoIsReadyAsync();
        var clerk = await OpenAsync(program: program);
        await clerk.OpenVisitAsync();
        await clerk.FocusIsOnAsync("tr[data-hit] [data-row]");
        await clerk.PressAsync("Enter");
        await clerk.SeesAsync("[data-verdict=Pass]");

        var window = await OpenAsync(program: program);
        await window.SignInAsync(Auditor);
        await window.TabToAsync("nav a[href='/audit']");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-entry]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("audit-list-zh-CN");

        await window.TabToAsync("[data-action=prove]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-standing=Pass]");
        await window.FocusIsOnAsync("[data-standing]");

        await window.TabToAsync("[data-action-name=LicenseVerified] [data-row]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-drawer=entry] h2");
        await window.SeesAsync(".chain .me");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("audit-entry-zh-CN");

        await window.TabToAsync("[data-action=visit]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-term=Visit]");
        await window.SeesAsync("[data-action-name=VisitOpened]");
        await window.IsFitForAllAsync();

        await window.PressAsync("F2");
        await window.FocusIsOnAsync("#audit-term");
        await window.TypeAsync("张");
        await window.PressAsync("Enter");
        await window.SeesAsync("#audit-term-hint.bad");
        await window.IsFitForAllAsync();

        await TamperAsync(program, nameof(AuditAction.LicenseOpened));
        await window.Page.ReloadAsync();
        await window.SeesAsync("[data-entry]");
        await window.TabToAsync("[data-action=prove]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-standing=Fail]");
        await window.SeesAsync("[data-place][data-fits=false]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("audit-broken-zh-CN");

        var english = await OpenAsync("en-US", program);
        await english.SignInAsync(Auditor);
        await english.Page.GotoAsync("/audit");
        await english.SeesAsync("[data-broken]");
        await english.IsFitForAllAsync();
        await english.KeepPictureAsync("audit-broken-en-US");
        await english.TabToAsync("[data-entries] [data-row]");
        await english.PressAsync("Enter");
        await english.FocusIsOnAsync("[data-drawer=entry] h2");
        await english.KeepPictureAsync("audit-entry-en-US");
    }

    private static async Task TamperAsync(ServedDesk program, string action)
    {
        await using var db = program.OpenDatabase();
        await db.Database.ExecuteSqlRawAsync(
            "DROP TRIGGER AuditEntries_are_never_changed", TestContext.Current.CancellationToken);
        Assert.NotEqual(0, await db.Database.ExecuteSqlAsync(
            $"UPDATE AuditEntries SET Actor = 'nobody' WHERE Action = {action}", TestContext.Current.CancellationToken));
    }
}
