using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A print that stops at a character without a shape, and its ways out: the hall's font, and the code point with a
/// supervisor; by keys only, in both languages, and nothing on the way that axe objects to.
/// </summary>
public sealed class GlyphGateBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Supervisor = "3";
    private const string WithoutGlyph = "999901200112120488";
    private const string OtherFont = "999921195808080172";

    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("zh-CN")]
    public async Task A_shape_of_the_halls_font_is_looked_at_before_it_is_printed(string culture)
    {
        var window = await OpenLicenseAsync(culture, OtherFont);

        await window.PressAsync("F8");
        await window.SeesAsync("[data-missing='U+20BB7'] [data-shape]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"gate-shape-{culture}");
        await window.FocusIsOnAsync("h1");
        await window.TabToAsync("[data-field=way] input");
        await window.PressAsync("1");
        await window.SeesAsync("[data-action=go-on]:not([aria-disabled])");
        await window.PressAsync("Enter");

        await window.SeesAsync("iframe[data-preview]");
        await window.EndVisitAsync();
    }

    [Theory]
    [InlineData("en-US")]
    public async Task The_code_point_is_printed_when_a_supervisor_agrees(string culture)
    {
        var supervisor = await OpenAsync(culture);
        var window = await OpenLicenseAsync(culture, WithoutGlyph);
        await supervisor.SignInAsync(Supervisor);

        await window.PressAsync("F8");
        await window.SeesAsync("[data-missing='U+2EC2F']");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"gate-{culture}");
        await window.FocusIsOnAsync("h1");
        await window.TabToAsync("[data-field=way] input");
        await window.PressAsync("1");
        await window.IsFitForAllAsync();
        await window.PressAsync("2");
        await window.SeesAsync("[data-coded]");
        await window.IsFitForAllAsync();
        await window.TabToAsync("[data-field=confirmation-reason]");
        await window.TypeAsync("证件上看得清");
        await window.SeesAsync("[data-action=ask-second]:not([aria-disabled])");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-confirmation=Asked]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"gate-code-{culture}");

        await supervisor.SeesAsync("[data-action=calls]");
        await supervisor.TabToAsync("[data-action=calls]");
        await supervisor.PressAsync("Enter");
        await supervisor.SeesAsync("[data-action=look]");
        await supervisor.TabToAsync("[data-action=look]");
        await supervisor.PressAsync("Enter");
        await supervisor.SeesAsync("[data-field=characters]");
        await supervisor.IsFitForAllAsync();
        await supervisor.KeepPictureAsync($"gate-supervisor-{culture}");
        await supervisor.TabToAsync("[data-field=answer] input");
        await supervisor.AnswerAsync("answer", "1", "record-answer");
        await supervisor.SeesAsync("[data-banner=Pass]");

        await window.SeesAsync("[data-action=go-on]:not([aria-disabled])");
        await window.IsFitForAllAsync();
        await window.PressAsync("Alt+R");
        await window.SeesAsync("iframe[data-preview]");
        await window.EndVisitAsync();
    }

    private async Task<DeskWindow> OpenLicenseAsync(string culture, string holder)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.OpenLicenseAsync(holder, SomeLicenses.ResidentIdCard);
        return window;
    }
}
