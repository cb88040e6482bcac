using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// An enterprise's licenses, with platforms of which none has hung before: until one is heard again, nobody knows what it has.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class EnterpriseFlowTests(LoneBrowser desk, PlatformDesk platforms)
    : TwoScreenTest(desk, platforms.Program), IClassFixture<PlatformDesk>
{
    [Fact]
    public async Task An_enterprise_s_licenses_stand_side_by_side_once_its_business_license_names_who_came()
    {
        var (window, screen) = await OpenBothAsync(culture: "en-US");
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("4", "Enter");
        await window.SeesAsync("[data-identity]");
        await window.IdentifyOneAsync("999901196203180153", "周建国");
        await window.IdentifyAbsentAsync(PartyRole.Enterprise, "91999901MA0TE61293", "云山百味坊食品连锁有限公司");
        await window.FocusIsOnAsync("#item");
        await window.ChooseItemAsync("999900-SC-0401");
        await screen.SeesAsync("[data-screen=Consent]");
        await PressOnAsync(screen, "agree");

        // Only the business license is listed until it shows the right to act.
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await window.SeesAsync("[data-platform=yunling][data-state=None]");
        await window.SeesAsync("[data-platform=haiyan][data-state=None]");
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
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync("flow-enterprise-sheet");
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-line=EndsSoon]");

        var visit = VisitOf(window);
        await window.EndVisitAsync();
        Assert.Equal(5, (await ReadLogAsync(visit)).Count(entry => entry.Action == nameof(AuditAction.LicenseVerified)));
        await NothingIsLeftAsync(visit);
    }
}
