using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// What else can happen at the desk, by keys only and read by axe: nothing found, not in force, not genuine, spoiled,
/// left open.
/// </summary>
public sealed class DeskStatesTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Lin = DeskWalk.Lin;
    private const string NobodyWithALicense = "999901197001010070";
    private const string ChangedAfterSealing = "999921195510030033";
    private const string WithoutFile = "999901196909300241";
    private const string ExpiredYesterday = "99990219910908064X";
    private const string Supervisor = "3";
    private const string TakesExpired = "999900-GA-0102";

    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("en-US")]
    public async Task Looking_up_says_what_is_wrong_and_what_was_not_found(string culture)
    {
        var window = await OpenVisitAsync(culture);

        await window.LookUpAsync(Lin[..^1]);
        await window.SeesAsync("#search-hint.bad");
        await window.FocusIsOnAsync("#search");
        Assert.Equal(Lin[..^1], await window.Page.InputValueAsync("#search"));
        await window.IsFitForAllAsync();

        await window.LookUpAsync(NobodyWithALicense);
        await window.SeesAsync("[data-banner=Fail]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();

        await window.OpenAnotherVisitAsync(NobodyWithALicense, "gljt");
        await window.SeesAsync("[data-answer=None]");
        await window.IsFitForAllAsync();
        await window.PressAsync("Alt+Z");
        await window.SeesAsync("[data-empty]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task What_is_not_genuine_is_not_printed_and_what_is_not_known_becomes_a_sheet(string culture)
    {
        var window = await OpenLicenseAsync(culture, ChangedAfterSealing, SomeLicenses.RealEstateCertificate);
        await window.SeesAsync("[data-verdict=Fail]");
        await window.PressAsync("F8");
        Assert.Equal(0, await window.CountAsync("[data-action=copy]"));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-dialog=objection]");
        await window.LeaveDialogAsync();
        await window.PressAsync("Alt+Z");
        await window.SeesAsync("[data-action=wipe]");
        await window.EndVisitAsync();

        await window.OpenAnotherVisitAsync(WithoutFile, DeskWalk.ItemFor(SomeLicenses.HouseholdRegister));
        await window.OpenLicenseAsync(SomeLicenses.HouseholdRegister);
        await window.PressAsync("F8");
        await window.SeesAsync("iframe[data-preview]");
        await window.SeesAsync("[data-banner=Unknown]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("en-US")]
    public async Task What_is_wrong_with_a_license_is_reported_in_three_keystrokes_and_the_receipt_prints(
        string culture)
    {
        var window = await OpenLicenseAsync(culture, ChangedAfterSealing, SomeLicenses.RealEstateCertificate);

        await window.PressAsync("Alt+Y");
        await window.FocusIsOnAsync("[data-field=fault] input");
        await window.IsFitForAllAsync();
        await window.AnswerAsync("fault", "4", "file-objection");
        await window.SeesAsync("iframe[data-paper=receipt]");
        await window.FocusIsOnAsync("h1");
        await window.IsFitForAllAsync();

        var receipt = await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src");
        await window.PressAsync("F8");
        await window.SeesAsync("[data-proof]");
        await window.Page.WaitForFunctionAsync("() => window.printed?.length > 0");
        Assert.Equal(receipt, await window.PrintedAsync());
        Assert.Equal(200, (await window.FetchAsync(receipt)).Status);

        await window.PressAsync("Escape");
        await window.SeesAsync("[data-verdict=Fail]");
        await window.EndVisitAsync();
        Assert.Equal(404, (await window.FetchAsync(receipt)).Status);

        await SupervisorRecordsTheAnswerAsync(culture);
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task A_license_not_in_force_is_copied_only_where_the_service_item_takes_it(string culture)
    {
        var window = await OpenLicenseAsync(culture, ExpiredYesterday, SomeLicenses.ResidentIdCard);
        await window.PressAsync("F8");
        await window.SeesAsync("[data-banner=Fail]");
        await window.IsFitForAllAsync();
        await window.PressAsync("Escape");
        await window.SeesAsync("[data-verdict]");
        await window.EndVisitAsync();

        await window.OpenAnotherVisitAsync(ExpiredYesterday, TakesExpired);
        await window.OpenLicenseAsync(SomeLicenses.ResidentIdCard);
        await window.PressAsync("F8");
        await window.SeesAsync("iframe[data-preview]");
        await window.SeesAsync("[data-banner=Warn]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("en-US")]
    public async Task A_spoiled_sheet_is_printed_again_and_no_paper_is_left_without_an_answer(string culture)
    {
        var window = await OpenLicenseAsync(culture, Lin, SomeLicenses.ResidentIdCard);
        await window.PressAsync("F8");
        var spoiled = await window.SeesPreviewAsync();
        await window.PressAsync("F8");
        await window.AnswerAsync("outcome", "2", "answer");
        await window.SeesAsync("[data-action=reprint]");
        await window.IsFitForAllAsync();

        await window.PressAsync("Enter");
        await window.SeesAsync($"iframe[data-preview]:not([data-preview='{spoiled}'])");
        await window.PressAsync("F9");
        await window.SeesAsync("[data-action=wipe]");
        await window.PressAsync("F9");
        await window.SeesAsync("[data-dialog=unanswered]");
        await window.IsFitForAllAsync();
        await window.LeaveDialogAsync();
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task A_visit_left_open_waits_on_the_idle_page_with_its_paper(string culture)
    {
        var window = await OpenLicenseAsync(culture, Lin, SomeLicenses.ResidentIdCard);
        await window.PressAsync("F8");
        await window.SeesAsync("iframe[data-preview]");

        await window.Page.GotoAsync("/desk");
        await window.SeesAsync("[data-action=resume]");
        await window.IsFitForAllAsync();
        await window.PressAsync("F8");
        await window.SeesAsync("[data-dialog=answer]");
        await window.IsFitForAllAsync();
        await window.LeaveDialogAsync();

        await window.PressAsync("Enter");
        await window.SeesAsync("iframe[data-preview]");
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task Another_clerks_visit_cannot_be_opened_by_its_address()
    {
        var window = await OpenVisitAsync("zh-CN");
        var address = window.Page.Url;
        var colleague = await OpenAsync();
        await colleague.SignInAsync("2");
        await colleague.IsAtAsync("/desk");

        await colleague.Page.GotoAsync(address);
        await colleague.SeesAsync("[data-banner=Fail]");
        await colleague.IsFitForAllAsync();
        Assert.Equal(0, await colleague.CountAsync("[data-identity]"));

        await window.EndVisitAsync();
        await window.Page.GotoAsync(address);
        await window.SeesAsync("[data-banner=Void]");
        await window.IsFitForAllAsync();
    }

    private async Task SupervisorRecordsTheAnswerAsync(string culture)
    {
        var window = await OpenAsync(culture);
        await window.SignInAsync(Supervisor);
        await window.TabToAsync("nav a[href='/objections']");
        await window.PressAsync("Enter");
        await window.SeesAsync("tr[data-objection][data-pressure]");
        await window.IsFitForAllAsync();

        await window.TabToAsync("tr[data-objection] [data-row]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-drawer] h2");
        await window.IsFitForAllAsync();
        await window.TabToAsync("[data-field=answer] input");
        await window.AnswerAsync("answer", "1", "record-answer");
        await window.FocusIsOnAsync("[data-answered=Pass]");
        await window.IsFitForAllAsync();
    }

    private async Task<DeskWindow> OpenVisitAsync(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.OpenVisitAsync();
        return window;
    }

    private async Task<DeskWindow> OpenLicenseAsync(string culture, string holder, string kindCode)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.OpenLicenseAsync(holder, kindCode);
        return window;
    }
}
