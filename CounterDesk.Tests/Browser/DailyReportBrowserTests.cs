using System.Globalization;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>A supervisor's day, by keys: the list, the day with its numbers, the entries behind one of them.</summary>
public sealed class DailyReportBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("en-US")]
    public async Task The_day_is_read_with_its_numbers_and_the_entries_behind_them(string culture)
    {
        await _program.DemoIsReadyAsync();
        var clerk = await OpenAsync(culture);
        await clerk.OpenLicenseAsync(DeskWalk.Lin, SomeLicenses.ResidentIdCard);
        await clerk.EndVisitAsync();
        var today = DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var window = await OpenAsync(culture);
        await window.SignInAsync("3");
        await window.Page.GotoAsync("/reports");
        await window.SeesAsync("[data-action=today], [data-report]");
        await window.IsFitForAllAsync();

        await window.Page.GotoAsync($"/reports/{today}");
        await window.SeesAsync("[data-own]");
        await window.SeesAsync("a[data-figure=Verifications]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"report-{culture}");
        await window.TabToAsync("a[data-figure=Verifications]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-entries], [data-empty]");
        await window.IsFitForAllAsync();
        Assert.DoesNotContain("林*", await window.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        await window.PressAsync("Escape");
        await window.IsAtAsync($"/reports/{today}");
    }
}
