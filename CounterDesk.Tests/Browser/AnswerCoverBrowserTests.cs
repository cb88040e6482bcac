using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Browser;

/// <summary>A receiver's answer is covered when its minutes are over, unless the receiver keeps it.</summary>
public sealed class AnswerCoverBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("zh-CN")]
    public async Task An_answer_warns_is_kept_by_its_button_and_is_gone_five_minutes_later(string culture)
    {
        var phone = await ScanAsync(culture);

        await phone.Page.Clock.FastForwardAsync("03:50");
        Assert.False(await phone.Page.IsVisibleAsync("[data-cover=warning]"));
        await phone.Page.Clock.FastForwardAsync("00:15");
        await phone.SeesAsync("[data-cover=warning]");
        await phone.IsAccessibleAsync();
        await phone.KeepPictureAsync($"cover-warning-{culture}");
        await phone.TabToAsync("[data-action=keep]");
        await phone.PressAsync("Enter");
        await phone.FocusIsOnAsync("main h1");
        Assert.False(await phone.Page.IsVisibleAsync("[data-cover=warning]"));

        await phone.Page.Clock.FastForwardAsync("03:50");
        Assert.Equal(1, await phone.CountAsync("[data-field=Number]"));
        Assert.False(await phone.Page.IsVisibleAsync("[data-cover=warning]"));
        await phone.Page.Clock.FastForwardAsync("01:15");
        await phone.FocusIsOnAsync("[data-covered] h1");
        Assert.Equal(0, await phone.CountAsync("[data-answer], [data-field], [data-cover=warning]"));
        Assert.DoesNotContain(SomeCopies.Code.MaskedHolder, await phone.Page.ContentAsync(), StringComparison.Ordinal);
        await phone.IsAccessibleAsync();
        await phone.KeepPictureAsync($"cover-over-{culture}");
    }

    // The clock of the page jumps as that of a telephone that was in a pocket: nothing in it has counted meanwhile.
    [Fact]
    public async Task An_answer_on_a_telephone_that_slept_is_covered_when_it_is_looked_at_again()
    {
        var phone = await ScanAsync("zh-CN");

        await phone.Page.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddHours(2));
        await phone.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        Assert.Equal(1, await phone.CountAsync("[data-covered]"));
        Assert.Equal(0, await phone.CountAsync("[data-field]"));
    }

    // Signed by the hall and not in its register: an answer with something to compare, and nobody had to print.
    private async Task<DeskWindow> ScanAsync(string culture)
    {
        var ring = new FileKeyRing(KeyRingFile.Read(new DataFolder(_program.DataFolder).Keys)!);
        var phone = await OpenAsync(culture);
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.Page.Clock.InstallAsync();
        await phone.Page.GotoAsync($"/c/{SignedCopyCode.Sign(SomeCopies.Code, ring.SigningKey).ToText()}");
        await phone.SeesAsync("[data-field=Number]");
        return phone;
    }
}
