using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Browser;

/// <summary>Every page of the applicant's screen, both ways round, read by axe and measured.</summary>
public sealed class ScreenStatesTests(ScreensInBrowser program) : ScreenTest(program)
{
    // 1280 × 800 at 200 % of the browser's own zoom.
    private const int ZoomedWidth = 640;
    private const int ZoomedHeight = 400;

    public static TheoryData<string, VisitNeeds> Ways => new()
    {
        { "portrait", VisitNeeds.None }, { "portrait", VisitNeeds.HighContrast },
        { "landscape", VisitNeeds.None }, { "landscape", VisitNeeds.HighContrast },
    };

    // The pages that differ by more than their words.
    private static IEnumerable<(string Name, ScreenModel Model)> Pages => SomeScreens.All(DateTimeOffset.UtcNow)
        .Where(page => page.Model
            is not ScreenModel.Wait { Reason: not (WaitReason.ShowCard or WaitReason.TypedByHand) });

    // Colors do not depend on the way round: they are read in one.
    [Theory]
    [InlineData("portrait", VisitNeeds.None)]
    [InlineData("landscape", VisitNeeds.None)]
    [InlineData("landscape", VisitNeeds.HighContrast)]
    public async Task Every_page_is_fit_for_all_at_100_and_at_200_percent(string way, VisitNeeds needs)
    {
        var window = await OpenPairedAsync(ScreenSize.Of(way));
        foreach (var (name, model) in Pages)
        {
            await SeesAsync(window, model, needs);
            await window.IsFitForAllAsync(name);
            await window.KeepPictureAsync($"{name}-{way}-{needs}");

            if (needs is not VisitNeeds.None)
            {
                continue; // Nor on the size.
            }

            Show(model, VisitNeeds.LargePrint);
            await window.SeesAsync("[data-size='150']");
            await window.TouchAsync("bigger");
            await window.SeesAsync("[data-size='200']");
            await window.IsFitForAllAsync($"{name} at 200 %");
            await window.KeepPictureAsync($"{name}-{way}-200");
            Program.Screens.Forget(Clerk.Counter);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task That_the_desk_is_about_to_lock_is_said_beside_the_question_and_can_be_put_off(
        string way, VisitNeeds needs)
    {
        var window = await OpenPairedAsync(ScreenSize.Of(way));
        await SeesAsync(window, SomeScreens.Consent(), needs);
        var pressed = new TaskCompletionSource<string>();
        void Take(string counter) => pressed.TrySetResult(counter);
        Program.Screens.Pressed += Take;

        Program.Screens.Warn(Clerk.Counter, DateTimeOffset.UtcNow.AddMinutes(1));
        await window.SeesAsync("[data-more-time]");
        await window.IsFitForAllAsync("locks");
        await window.KeepPictureAsync($"locks-{way}-{needs}");
        await window.TouchAsync("more-time");

        // It is on its way: a warning that is taken back first takes its button along.
        Assert.Equal(Clerk.Counter, await pressed.Task.WaitAsync(TimeSpan.FromSeconds(15), Cancellation));
        Program.Screens.Pressed -= Take;
        Program.Screens.Warn(Clerk.Counter, null);

        await window.Page.WaitForFunctionAsync("() => !document.querySelector('[data-more-time]')");
        Assert.Empty(Program.AnswersOf(Clerk.Counter));
    }

    [Theory]
    [InlineData("portrait")]
    [InlineData("landscape")]
    public async Task Every_page_is_fit_for_all_in_English(string way)
    {
        var window = await OpenPairedAsync(ScreenSize.Of(way));
        foreach (var (name, model) in Pages.Where(page => page.Model is not ScreenModel.Idle))
        {
            await SeesAsync(window, model, VisitNeeds.OtherLanguage);
            if (await window.Page.GetAttributeAsync("html", "lang") is not "en-US")
            {
                await window.TouchAsync("language");
                await window.SeesAsync("html[lang='en-US']");
            }

            await window.IsFitForAllAsync($"{name} in English");
            await window.KeepPictureAsync($"{name}-{way}-English");
        }
    }

    [Fact]
    public async Task Every_page_reflows_when_the_browser_itself_is_zoomed()
    {
        var window = await OpenPairedAsync(new ScreenSize("zoomed", ZoomedWidth, ZoomedHeight));
        foreach (var (name, model) in Pages)
        {
            await SeesAsync(window, model, VisitNeeds.None);
            await window.IsFitForAllAsync($"{name}, zoomed");
            await window.KeepPictureAsync($"{name}-zoomed");
        }
    }

    [Theory]
    [InlineData("portrait")]
    [InlineData("landscape")]
    public async Task A_screen_without_a_counter_is_fit_for_all(string way)
    {
        var window = await OpenAsync(ScreenSize.Of(way));
        await window.CodeAsync();

        await window.IsFitForAllAsync("unpaired");
        await window.KeepPictureAsync($"unpaired-{way}");
    }

    private async Task SeesAsync(ScreenWindow window, ScreenModel model, VisitNeeds needs)
    {
        Show(model, needs);
        await window.SeesAsync($"[data-page='{SomeScreens.Look(model).Page}'][data-size='100']");
    }
}
