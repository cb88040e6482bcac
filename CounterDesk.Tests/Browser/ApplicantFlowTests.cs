using CounterDesk.Domain.Audit;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// Whole visits in two browsers, the clerk's and the applicant's screen, down to the audit log and what is left behind.
/// </summary>
public sealed class ApplicantFlowTests(DeskInBrowser desk) : TwoScreenTest(desk)
{
    private const string Gu = "999901198804120032";

    [Fact]
    public async Task An_85_year_old_without_a_telephone_is_shown_what_is_fetched_agrees_and_leaves_with_a_copy()
    {
        var (window, screen) = await OpenBothAsync();
        await screen.SeesAsync("[data-screen=Idle]");
        Assert.DoesNotContain("林", await TextAsync(screen), StringComparison.Ordinal);

        // Large print and reading aloud; they follow her to the screen.
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("7", "8", "Enter");
        await window.SeesAsync("[data-need=LargePrint]");
        await screen.SeesAsync("[data-screen=Wait][data-size='150']");
        await screen.IsAccessibleAsync();
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();

        await screen.SeesAsync("[data-screen=Consent]");
        Assert.Contains("高龄津贴申领", await TextAsync(screen), StringComparison.Ordinal);
        Assert.DoesNotContain(DeskWalk.Lin, await screen.Page.ContentAsync(), StringComparison.Ordinal);
        await screen.IsAccessibleAsync();
        await PressOnAsync(screen, "agree");

        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await screen.SeesAsync("[data-screen=Found]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-verdict=Pass]");
        await window.FocusIsOnAsync("h1");
        await window.PressAsync("Enter");
        await window.SeesAsync("iframe[data-preview]");
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "1", "answer");

        await screen.SeesAsync("[data-screen=Rating]");
        await screen.IsAccessibleAsync();
        await PressOnAsync(screen, "rate");
        await window.SeesAsync("[data-rated=true]");
        var visit = VisitOf(window);
        await window.EndVisitAsync();
        await screen.SeesAsync("[data-screen=Goodbye]");
        await PressOnAsync(screen, "taken");
        await screen.SeesAsync("[data-screen=Idle]");

        Assert.Equal(
            [
                nameof(AuditAction.VisitOpened), nameof(AuditAction.IdentityRecorded), nameof(AuditAction.PurposeRecorded),
                nameof(AuditAction.ConsentAsked), nameof(AuditAction.ConsentGiven), nameof(AuditAction.Search),
                nameof(AuditAction.LicenseOpened), nameof(AuditAction.LicenseVerified), nameof(AuditAction.CopyReserved),
                nameof(AuditAction.CopySent), nameof(AuditAction.CopyPrinted), nameof(AuditAction.Rated),
                nameof(AuditAction.VisitClosed),
            ],
            (await ReadLogAsync(visit)).Where(entry => entry.Outcome != nameof(AuditOutcome.Announced)
                && entry.Action != nameof(AuditAction.CardRead)).Select(entry => entry.Action));
        await NothingIsLeftAsync(visit);
    }

    [Fact]
    public async Task Who_refuses_is_served_on_paper_and_nothing_is_looked_up()
    {
        var (window, screen) = await OpenBothAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();
        await screen.SeesAsync("[data-screen=Consent]");

        await PressOnAsync(screen, "refuse");
        await window.SeesAsync("[data-action=paper]");
        await screen.SeesAsync("[data-screen=Wait]");
        await window.PressAsync("Alt+Z");
        await window.SeesAsync("[data-action=paper-way]");
        await window.PressAsync("Alt+Z");
        await window.SeesAsync("iframe[data-paper=paper]");
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-action=paper-way]");

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        var log = await ReadLogAsync(visit);
        Assert.Contains(log, entry => entry.Action == nameof(AuditAction.ConsentRefused));
        Assert.DoesNotContain(log, entry => entry.Action is nameof(AuditAction.Search) or nameof(AuditAction.LicenseOpened));
        await NothingIsLeftAsync(visit);
    }

    [Fact]
    public async Task Of_a_couple_of_whom_one_refuses_only_the_others_licenses_are_looked_at()
    {
        var (window, screen) = await OpenBothAsync();
        await window.BeginVisitAsync();
        await window.TabToAsync("[data-action=add-spouse]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-party=Spouse]");
        await window.IdentifyOneAsync(Gu, "顾长河");
        await window.SeesAsync("[data-party=Spouse][aria-current]");
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();

        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "agree");
        await window.SeesAsync("[data-action=ask]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "refuse");

        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await window.LookUpAsync(DeskWalk.Lin);
        await window.SeesAsync("[data-banner=Fail]");
        var visit = VisitOf(window);
        await window.EndVisitAsync();
        var searches = (await ReadLogAsync(visit)).Where(entry => entry.Action == nameof(AuditAction.Search)).ToList();
        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done), nameof(AuditOutcome.Refused)],
            searches.Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task A_question_survives_the_loss_of_either_page()
    {
        var (window, screen) = await OpenBothAsync();
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();
        await screen.SeesAsync("[data-screen=Consent]");

        await screen.Page.ReloadAsync();
        await screen.SeesAsync("[data-screen=Consent]");
        await window.Page.ReloadAsync();
        await window.SeesAsync("[data-waiting]");
        await PressOnAsync(screen, "agree");

        await window.SeesAsync("tr[data-hit]");
        await window.EndVisitAsync();
    }
}
