using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>Whole visits of people who come for somebody else, in two browsers.</summary>
public sealed class OthersFlowTests(DeskInBrowser desk, CameraBrowser camera)
    : TwoScreenTest(camera, desk.Program), IClassFixture<CameraBrowser>
{
    private const string Gu = "999901198804120032";
    private const string Child = "999902202103150170";

    [Fact]
    public async Task Of_a_letter_that_names_one_license_the_other_is_neither_asked_for_nor_fetched()
    {
        var (window, screen) = await OpenBothAsync();
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("2", "Enter");
        await window.SeesAsync("[data-identity]");
        await window.IdentifyOneAsync(Gu, "顾长河");
        await window.IdentifyAbsentAsync(PartyRole.Principal, DeskWalk.Lin, "林秀兰");
        await window.FocusIsOnAsync("#item");
        await window.ChooseItemAsync("gljt");

        await window.SeesAsync("[data-mandate=letter]");
        await AnswerAsync(window, "form", "1");
        await AnswerAsync(window, "names", "1");
        await AnswerAsync(window, "signed", "1");
        await AnswerAsync(window, "matter", "1");
        await window.TabToAsync("#from");
        await window.TypeAsync("20260101");
        await window.TabToAsync("[data-action=list-kinds]");
        await window.PressAsync("Enter");
        await AnswerAsync(window, "no-end", "1");
        await window.TabToAsync($"[data-field=kinds] input[value='{SomeLicenses.ResidentIdCard}']");
        await window.PressAsync("Space");

        // The letter itself, by the document camera.
        await window.Page.Context.GrantPermissionsAsync(["camera"]);
        await window.PressAsync("Alt+T");
        await window.SeesAsync("[data-action=take]");
        await window.Page.WaitForFunctionAsync("() => document.querySelector('video').videoWidth > 0");
        await window.PressAsync("Alt+T");
        await window.SeesAsync("[data-picture-state=Taken], [data-action=drop]");
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync("flow-letter");
        await window.TabToAsync("h1, #from");
        await window.SeesAsync("[data-action=record-mandate]:not([aria-disabled])");
        await window.PressAsync("Enter");

        await screen.SeesAsync("[data-screen=Consent]");
        var asked = await TextAsync(screen);
        Assert.Contains("身份证", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("户口", asked, StringComparison.Ordinal);
        await screen.KeepPictureAsync("flow-agent-screen");
        await PressOnAsync(screen, "agree");
        await window.SeesAsync($"tr[data-hit='{SomeLicenses.ResidentIdCard}']");
        Assert.Equal(0, await window.CountAsync($"tr[data-hit='{SomeLicenses.HouseholdRegister}']"));
        await window.KeepPictureAsync("flow-agent-hits");

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        var log = await ReadLogAsync(visit);
        Assert.Contains(log, entry => entry.Action == nameof(AuditAction.ProofKept));
        var recorded = Assert.Single(log, entry => entry.Action == nameof(AuditAction.MandateRecorded));
        Assert.Contains(SomeLicenses.ResidentIdCard, recorded.Details, StringComparison.Ordinal);
        Assert.StartsWith(
            nameof(BasisKind.Mandate), Assert.Single(log, entry => entry.Action == nameof(AuditAction.ConsentGiven)).Basis,
            StringComparison.Ordinal);
        await NothingIsLeftAsync(visit);
    }

    [Fact]
    public async Task A_parent_is_proven_by_the_childs_page_before_anything_else_of_the_child_is_looked_at()
    {
        var (window, screen) = await OpenBothAsync();
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("3", "Enter");
        await window.SeesAsync("[data-identity]");
        await window.IdentifyOneAsync(Gu, "顾长河");
        await window.IdentifyAbsentAsync(PartyRole.Ward, Child, "顾星禾");
        await window.FocusIsOnAsync("#item");
        await window.ChooseItemAsync("ywjy");

        await screen.SeesAsync("[data-screen=Consent]");
        await screen.IsAccessibleAsync();
        await screen.KeepPictureAsync("flow-parent-screen");
        await PressOnAsync(screen, "agree");

        // Only what proves the relation is offered.
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        Assert.Equal(
            await window.CountAsync(
                $"tr:is([data-hit='{SomeLicenses.HouseholdRegister}'], [data-hit='{SomeLicenses.BirthCertificate}'])"),
            await window.CountAsync("tr[data-hit]"));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-relation=Proven]");
        await window.KeepPictureAsync("flow-parent-proven");
        await window.IsAccessibleAsync();

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        var log = await ReadLogAsync(visit);
        Assert.Contains(
            "Relation=Proven",
            Assert.Single(log, entry => entry.Action == nameof(AuditAction.LicenseVerified)).Details,
            StringComparison.Ordinal);
        await NothingIsLeftAsync(visit);
    }

    private static async Task AnswerAsync(DeskWindow window, string field, string digit)
    {
        await window.TabToAsync($"[data-field='{field}'] input");
        await window.PressAsync(digit);
    }
}
