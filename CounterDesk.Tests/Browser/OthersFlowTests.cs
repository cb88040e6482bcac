using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>Whole visits of people who come for somebody else, in two browsers.</summary>
public sealed class OthersFlowTests(DeskInBrowser desk) : TwoScreenTest(desk)
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
        await IdentifyAbsentAsync(window, PartyRole.Principal, DeskWalk.Lin, "林秀兰");
        await window.FocusIsOnAsync("#item");
        await ChooseAsync(window, "gljt");

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
        await IdentifyAbsentAsync(window, PartyRole.Ward, Child, "顾星禾");
        await window.FocusIsOnAsync("#item");
        await ChooseAsync(window, "ywjy");

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

    [Fact]
    public async Task An_enterprise_s_licenses_stand_side_by_side_once_its_business_license_names_who_came()
    {
        var (window, screen) = await OpenBothAsync();
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("4", "Enter");
        await window.SeesAsync("[data-identity]");
        await window.IdentifyOneAsync("999901196203180153", "周建国");
        await IdentifyAbsentAsync(window, PartyRole.Enterprise, "91999901MA0TE61293", "云山百味坊食品连锁有限公司");
        await window.FocusIsOnAsync("#item");
        await ChooseAsync(window, "999900-SC-0401");
        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "agree");

        // Only the business license is listed until it shows the right to act.
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        Assert.Equal(1, await window.CountAsync("tr[data-hit]"));
        await window.PressAsync("Alt+O");
        await window.SeesAsync("[data-right=ByBusinessLicense]");
        await window.SeesAsync("[data-count=InOrder]");
        await window.Page.WaitForFunctionAsync("() => document.querySelectorAll('[data-line=Waiting]').length === 0");
        Assert.Equal(
            (1, 1, 1, 3, 0),
            (
                await window.CountAsync("[data-line=NotInForce]"), await window.CountAsync("[data-line=Missing]"),
                await window.CountAsync("[data-line=EndsSoon]"), await window.CountAsync("[data-line=InOrder]"),
                await window.CountAsync("[data-line=NotTold]")));
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("flow-enterprise");

        await window.PressAsync("F8");
        await window.SeesAsync("[data-visit-paper=RegisterSheet]");
        await window.KeepPictureAsync("flow-enterprise-sheet");
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-line=EndsSoon]");

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        Assert.Equal(5, (await ReadLogAsync(visit)).Count(entry => entry.Action == nameof(AuditAction.LicenseVerified)));
        await NothingIsLeftAsync(visit);
    }

    private static async Task IdentifyAbsentAsync(DeskWindow window, PartyRole role, string number, string name)
    {
        await window.SeesAsync($"[data-party={role}][aria-current]");
        await window.FocusIsOnAsync("#number");
        await window.TypeAsync(number);
        await window.PressAsync("Tab");
        await window.TypeAsync(name);
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
    }

    private static async Task ChooseAsync(DeskWindow window, string item)
    {
        await window.TypeAsync(item);
        await window.SeesAsync("[data-action=item]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=record]:not([aria-disabled])");
        await window.PressAsync("Enter");
    }

    private static async Task AnswerAsync(DeskWindow window, string field, string digit)
    {
        await window.TabToAsync($"[data-field='{field}'] input");
        await window.PressAsync(digit);
    }
}
