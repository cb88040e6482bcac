using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>Every page of the applicant's screen, both ways round, read by axe and measured.</summary>
public sealed class ScreenStatesTests(ScreensInBrowser program) : ScreenTest(program)
{
    public static TheoryData<string, VisitNeeds> Ways => new()
    {
        { "portrait", VisitNeeds.None }, { "portrait", VisitNeeds.HighContrast },
        { "landscape", VisitNeeds.None }, { "landscape", VisitNeeds.HighContrast },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_page_is_fit_for_all_at_100_and_at_200_percent(string way, VisitNeeds needs)
    {
        var window = await OpenPairedAsync(ScreenSize.Of(way));
        foreach (var (name, model) in SomeScreens.All(DateTimeOffset.UtcNow))
        {
            Show(model, needs | VisitNeeds.OtherLanguage);
            await window.SeesAsync($"[data-page='{SomeScreens.Look(model).Page}']");
            await window.IsFitForAllAsync(name);
            await window.KeepPictureAsync($"{name}-{way}-{needs}");

            Program.Show(Clerk.Counter, SomeScreens.Look(model, needs | VisitNeeds.LargePrint));
            await window.TouchAsync("bigger");
            await window.SeesAsync("[data-size='200']");
            await window.IsFitForAllAsync($"{name} at 200 %");
            await window.KeepPictureAsync($"{name}-{way}-{needs}-200");
            await window.TouchAsync("smaller");
            await window.SeesAsync("[data-size='150']");
            Program.Screens.Forget(Clerk.Counter);
        }
    }
}
