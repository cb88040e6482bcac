namespace CounterDesk.Tests.Browser;

/// <summary>Who somebody is, by keys only: a code on a phone, an expired card, a license administrator.</summary>
public sealed class IdentityWaysTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("en-US")]
    public async Task A_code_that_the_scanner_types_tells_whose_it_is_or_why_not(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        await window.BeginVisitAsync();
        await window.PressAsync("Alt+C");
        await window.FocusIsOnAsync("#code");
        await window.IsFitForAllAsync();

        // A scanner types without a pause and ends with Enter.
        await window.TypeAsync("DZZZM00112233445566778899");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-shown-code=Unknown]");
        await window.FocusIsOnAsync("#code");
        Assert.Equal("", await window.Page.InputValueAsync("#code"));
        await window.IsFitForAllAsync();

        await window.TabToAsync("[data-action=show-phone]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-shown-code=read]");
        await window.FocusIsOnAsync("[data-field=face] input");
        await window.IsFitForAllAsync();
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#item");
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task An_expired_card_waits_for_a_second_person(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        await window.BeginVisitAsync();
        await window.IdentifyOneAsync("99990219910908064X", "白露", reason: "4");
        await window.SeesAsync("#confirmation-reason");
        await window.IsFitForAllAsync();
        Assert.Equal(0, await window.CountAsync("[data-action=go-on]"));
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("en-US")]
    public async Task An_enterprise_s_license_administrator_shows_a_letter_before_anything_is_asked(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.PressAsync("5");
        await window.IsFitForAllAsync();
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-identity]");
        await window.IdentifyOneAsync("999901198804120032", "顾长河");
        await window.SeesAsync("[data-party=Enterprise][aria-current]");
        await window.FocusIsOnAsync("#number");
        await window.TypeAsync("91999900MA0TE60304");
        await window.PressAsync("Tab");
        await window.TypeAsync("云山清源水务有限公司");
        await window.SeesAsync("[data-action=identify]:not([aria-disabled])");
        await window.IsFitForAllAsync();
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#item");
        await window.TypeAsync("999900-SC-0201");
        await window.SeesAsync("[data-action=item]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-basis=Mandate]");
        await window.TabToAsync("#business-number");
        await window.TypeAsync("YS-2026-0318");
        await window.SeesAsync("[data-action=record]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-mandate=letter]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }
}
