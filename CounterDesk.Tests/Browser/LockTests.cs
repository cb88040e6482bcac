using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using Microsoft.Playwright;

namespace CounterDesk.Tests.Browser;

/// <summary>A clerk who leaves the desk for a moment, and one who does not come back.</summary>
public sealed class LockTests(DeskInBrowser desk) : TwoScreenTest(desk)
{
    [Fact]
    public async Task A_locked_desk_shows_nothing_on_either_screen_and_goes_on_where_it_was()
    {
        var (window, screen) = await OpenBothAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();
        await screen.SeesAsync("[data-screen=Consent]");
        var visit = VisitOf(window);

        await window.PressAsync("Alt+L");
        await window.SeesAsync("[data-notice=signed-out]");
        await screen.SeesAsync("[data-screen=Wait][data-page='Wait-ClerkAway']");
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync("lock-locked");
        Assert.DoesNotContain("高龄津贴", await TextAsync(screen), StringComparison.Ordinal);

        // Going back finds nothing.
        await window.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await window.SeesAsync("[data-digit='1']");
        Assert.DoesNotContain("林", await window.Page.ContentAsync(), StringComparison.Ordinal);

        // The provider asks who it is; its answer leads back to the question.
        await window.SignInAsync();
        await window.SeesAsync("[data-waiting]");
        Assert.Equal(visit, VisitOf(window));
        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "agree");
        await window.SeesAsync("tr[data-hit]");
        await window.EndVisitAsync();

        var log = await ReadLogAsync(visit);
        Assert.Equal(
            [nameof(AuditAction.DeskLocked), nameof(AuditAction.DeskUnlocked)],
            log.Select(entry => entry.Action).Where(action => action.StartsWith("Desk", StringComparison.Ordinal)));
        await NothingIsLeftAsync(visit);
    }

    [Fact]
    public async Task Signing_out_leaves_the_visit_to_whoever_comes_back_and_a_supervisor_closes_it()
    {
        var (window, screen) = await OpenBothAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        var visit = VisitOf(window);
        await window.TabToAsync("[data-action=sign-out]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-notice=signed-out]");
        await screen.SeesAsync("[data-page='Wait-ClerkAway']");

        var supervisor = await OpenAsync();
        await supervisor.SignInAsync("3");
        await supervisor.Page.GotoAsync("/visits");
        await supervisor.SeesAsync($"[data-visit='{visit}']");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync("visits-open");
        await supervisor.TabToAsync($"[data-visit='{visit}'] button");
        await supervisor.PressAsync("Enter");
        await supervisor.FocusIsOnAsync("#reason");
        await supervisor.TypeAsync("申请人已离开");
        await supervisor.SeesAsync("[data-action=close-now]:not([aria-disabled])");
        await supervisor.IsAccessibleAsync();
        await supervisor.KeepPictureAsync("visits-close");
        await supervisor.PressAsync("Enter");
        await supervisor.SeesAsync("[data-banner=Pass]");

        await screen.SeesAsync("[data-screen=Idle]");
        Assert.Equal(VisitEnd.BySupervisor, (await ReadVisitAsync(visit)).End);
        await NothingIsLeftAsync(visit);
    }
}
