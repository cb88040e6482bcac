using System.Text.RegularExpressions;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Demo.City;
using CounterDesk.Web.Demo.Provinces;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// Licenses of the own city, of another city and of another province; the same license at two sources; a platform that
/// hangs, and all of them; a shown code, a holder's phone, an enterprise; an objection that is sent and answered. The wider
/// pages are walked in English, whose words need more room.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed partial class PlatformFlowTests(LoneBrowser desk, PlatformDesk platforms)
    : TwoScreenTest(desk, platforms.Program), IClassFixture<PlatformDesk>
{
    // 人才引进落户申请
    private const string Settling = "999900-RS-0201";

    private const string SecondClerk = "2";

    [Fact]
    public async Task Licenses_of_the_own_city_and_of_another_are_found_and_what_two_sources_say_differently_is_told()
    {
        var window = await OpenDeskAsync();

        await window.OpenAnotherVisitAsync(DeskWalk.Lin, "gljt");
        await SaysAsync(window, ("yunling", "None"), ("haiyan", "None"));
        Assert.Equal(3, await window.CountAsync("tr[data-hit]"));
        await window.EndVisitAsync();

        // The hall's own library has nothing of her.
        await OpenVisitAsync(window, ProvinceLicenses.Kang, "gljt");
        await SaysAsync(window, ("yunling", "None"), ("haiyan", "Found"));
        Assert.Equal(2, await window.CountAsync("tr[data-hit]"));
        await window.KeepPictureAsync("platforms-other-city");
        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        await window.SeesAsync("[data-verdict=Pass]");
        await window.EndVisitAsync();

        await OpenVisitAsync(window, DemoPeople.Named("周晓棠"), Settling);
        await SaysAsync(window, ("yunling", "None"), ("haiyan", "Found"));
        var degree = $"tr[data-hit='{SomeLicenses.DegreeCertificate}']";
        await window.SeesAsync($"{degree}[data-status=Suspended] [data-difference]");
        Assert.Equal(1, await window.CountAsync(degree));
        await window.KeepPictureAsync("platforms-two-at-once");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task A_license_of_another_province_is_found_verified_printed_and_objected_to_while_platforms_hang()
    {
        var window = await OpenDeskAsync();
        await OpenVisitAsync(window, ProvinceLicenses.Ye, Settling);
        await SaysAsync(window, ("yunling", "Found"), ("haiyan", "None"));
        await window.KeepPictureAsync("platforms-found");
        await window.IsFitForAllAsync();
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        Assert.DoesNotContain(
            ProvinceLicenses.Ye.Number.Value, await window.Page.ContentAsync(), StringComparison.Ordinal);
        await PrintDegreeAsync(window);
        await window.EndVisitAsync();

        await platforms.BehaveAsync("Silent", PlatformDesk.Haiyan);
        await window.BeginVisitAsync();
        await ShowCodeAsync(window);
        await window.ChoosePurposeAsync(Settling);
        await window.AgreeAsync();
        await SaysAsync(window, ("yunling", "Found"));
        Assert.Equal(1, await window.CountAsync("[data-platform=haiyan][data-state=Asking]"));
        await window.SeesAsync("[data-untold=haiyan]");
        await window.KeepPictureAsync("platforms-one-hangs");
        await window.IsFitForAllAsync();

        var receipt = await ObjectAsync(window);
        await platforms.BehaveAsync("Silent", PlatformDesk.Yunling);
        await window.PressAsync("Alt+R");
        await window.SeesAsync("[data-outage=Platforms]");
        await window.KeepPictureAsync("platforms-all-down");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
        foreach (var page in (string[])["/copies", "/objections", "/rechecks", "/desk"])
        {
            await window.Page.GotoAsync(page);
            await window.SeesAsync(".main > [data-outage=Platforms]:first-child");
        }

        // What was looked up meanwhile is to be looked up again.
        await window.Page.GotoAsync("/rechecks");
        await window.SeesAsync("[data-recheck]");
        await window.KeepPictureAsync("rechecks");
        await window.IsFitForAllAsync();

        await platforms.BehaveAsync("Normal", PlatformDesk.Yunling);
        await platforms.AnswerAsync(receipt, "3");
        await IsAnsweredAtAnotherCounterAsync(receipt);
    }

    [Fact]
    public async Task A_holder_agrees_on_her_own_phone_and_the_desk_goes_on()
    {
        const string Name = "沈知夏";
        var window = await OpenDeskAsync("en-US");
        await window.BeginVisitAsync();
        await window.IdentifyAsync(DemoPeople.Named(Name).Number.Value, Name);
        await window.ChoosePurposeAsync(Settling);

        await window.PressAsync("Alt+E");
        await window.SeesAsync("[data-phone=idle]");
        await window.KeepPictureAsync("phone-consent");
        await window.IsFitForAllAsync();
        await window.FocusIsOnAsync("[data-field=phone-code]");
        await window.TypeAsync(
            await platforms.ShowCodeAsync(PlatformDesk.Haiyan, Name, SomeLicenses.DegreeCertificate));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-phone=waiting]");
        await window.KeepPictureAsync("phone-consent-waiting");
        await SaysAsync(window, ("haiyan", "Found"));
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task An_enterprise_s_licenses_stand_side_by_side_once_its_business_license_names_who_came()
    {
        await platforms.BehaveAsync("Normal", PlatformDesk.Yunling, PlatformDesk.Haiyan);
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
        await SaysAsync(window, ("yunling", "None"), ("haiyan", "None"));
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

    private async Task<DeskWindow> OpenDeskAsync(string culture = "zh-CN")
    {
        await platforms.BehaveAsync("Normal", PlatformDesk.Yunling, PlatformDesk.Haiyan);
        var window = await OpenAsync(culture, platforms.Program);
        await window.SignInClerkAsync();
        return window;
    }

    private static async Task OpenVisitAsync(DeskWindow window, DemoPerson person, string item)
    {
        await window.BeginVisitAsync();
        await window.IdentifyAsync(person.Number.Value, person.Name);
        await window.ChoosePurposeAsync(item);
        await window.AgreeAsync();
    }

    private static async Task SaysAsync(DeskWindow window, params (string Platform, string State)[] answers)
    {
        foreach (var (platform, state) in answers)
        {
            await window.SeesAsync($"[data-platform={platform}][data-state={state}]");
        }
    }

    private static async Task PrintDegreeAsync(DeskWindow window)
    {
        await window.OpenLicenseAsync(SomeLicenses.DegreeCertificate);
        await window.SeesAsync("[data-verdict=Pass]");
        await window.KeepPictureAsync("platforms-license");
        await window.PressAsync("Enter");
        await window.SeesAsync("iframe[data-preview]");
        var preview = await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src");
        await File.WriteAllBytesAsync(
            Repository.File("TestResults/screens/platforms-copy.pdf"), (await window.FetchAsync(preview)).Body,
            TestContext.Current.CancellationToken);
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
    }

    // What the phone shows is typed by the scanner.
    private async Task ShowCodeAsync(DeskWindow window)
    {
        await window.PressAsync("Alt+C");
        await window.FocusIsOnAsync("#code");
        await window.TypeAsync(await platforms.ShowCodeAsync(
            PlatformDesk.Yunling, ProvinceLicenses.Ye.Name, SomeLicenses.ResidentIdCard));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-shown-code=read]");
        await window.KeepPictureAsync("platforms-shown-code");
        await window.IsFitForAllAsync();
        await window.TabToAsync("[data-field=face] input");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#item");
    }

    // The content is wrong, and its issuer is told by the platform.
    private static async Task<string> ObjectAsync(DeskWindow window)
    {
        await window.OpenLicenseAsync(SomeLicenses.DegreeCertificate);
        await window.PressAsync("Alt+Y");
        await window.SeesAsync("[data-field=fault]");
        await window.PressAsync("2", "Enter");
        var sent = await window.SeesAsync("[data-sending=Taken]");
        await window.KeepPictureAsync("objection-sent");
        await window.IsFitForAllAsync();
        var receipt = ReceiptNumber().Match(await sent!.InnerTextAsync()).Value;
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-verdict]");
        await window.PressAsync("Escape");
        await window.SeesAsync("tr[data-hit]");
        return receipt;
    }

    private async Task IsAnsweredAtAnotherCounterAsync(string receipt)
    {
        var window = await OpenAsync("en-US", platforms.Program);
        await window.SignInAsync(SecondClerk);
        await window.Page.GotoAsync("/objections");
        await window.TabToAsync("[data-objection] [data-row]");
        await window.PressAsync("Enter");
        Assert.Contains(receipt, await (await window.SeesAsync("[data-sending=Taken]"))!.InnerTextAsync(), StringComparison.Ordinal);
        await window.PressAsync("Alt+R");
        await window.SeesAsync("[data-heard=Answered]");
        await window.KeepPictureAsync("objection-answered");
        await window.IsFitForAllAsync();
    }

    [GeneratedRegex("YY[0-9]+")]
    private static partial Regex ReceiptNumber();
}
