using System.Diagnostics;
using System.Globalization;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The commonest visit, one person, one license, one copy: how many keys it takes the clerk besides the number, which
/// the person's card or code brings along, and how long by the keystroke-level model.
/// </summary>
public sealed class KeystrokeTests(DeskInBrowser desk, ITestOutputHelper output) : TwoScreenTest(desk)
{
    private const int Most = 25;
    private const double SecondsPerKey = 0.28;
    private const double SecondsPerDecision = 1.35;

    // Who is here, the face, the matter, for whom, which license, to print, how it came out, to close.
    private const int Decisions = 8;

    private readonly Stopwatch _waits = new();
    private int _keys;

    [Fact]
    public async Task The_commonest_visit_takes_the_clerk_few_keys()
    {
        var (window, screen) = await OpenBothAsync();
        await window.FocusIsOnAsync("[data-field=who] input");
        await window.KeepPictureAsync("visit-1-reception");
        await PressAsync(window, "Enter");
        await WaitAsync(() => window.SeesAsync("[data-identity]"));

        await PressAsync(window, "Alt+C");
        await WaitAsync(() => window.FocusIsOnAsync("#code"));
        await window.TabToAsync("[data-action=show-phone]");
        await window.PressAsync("Enter");
        await WaitAsync(() => window.FocusIsOnAsync("[data-field=face] input"));
        await window.KeepPictureAsync("visit-2-identity");
        await PressAsync(window, "1");
        await WaitAsync(() => window.SeesAsync("[data-action=identify]:not([aria-disabled])"));
        await PressAsync(window, "Enter");

        await WaitAsync(() => window.FocusIsOnAsync("#item"));
        await PressAsync(window, "g", "l", "j", "t");
        await WaitAsync(() => window.SeesAsync("[data-action=item]"));
        await PressAsync(window, "Enter");
        await WaitAsync(() => window.SeesAsync("[data-action=record]:not([aria-disabled])"));
        await window.KeepPictureAsync("visit-3-item");
        await PressAsync(window, "Enter");
        await WaitAsync(() => screen.SeesAsync("[data-screen=Consent]"));
        await screen.KeepPictureAsync("visit-4-screen");
        await window.KeepPictureAsync("visit-4-asking");
        await PressOnAsync(screen, "agree");

        await WaitAsync(() => window.FocusIsOnAsync("tr[data-hit] [data-row]"));
        await window.KeepPictureAsync("visit-5-found");
        await PressAsync(window, "Enter");
        await WaitAsync(() => window.SeesAsync("[data-verdict=Pass]"));
        await window.KeepPictureAsync("visit-6-license");
        await PressAsync(window, "F8");
        await WaitAsync(() => window.SeesAsync("iframe[data-preview]"));
        await PressAsync(window, "F8");
        await WaitAsync(() => window.FocusIsOnAsync("[data-field=outcome] input"));
        await window.KeepPictureAsync("visit-7-copy");
        await PressAsync(window, "1");
        await WaitAsync(() => window.SeesAsync("[data-action=answer]:not([aria-disabled])"));
        await PressAsync(window, "Enter");
        await WaitAsync(() => window.SeesAsync("[data-action=wipe]"));
        await window.KeepPictureAsync("visit-8-closing");
        await PressAsync(window, "F9");
        await WaitAsync(() => window.SeesAsync("[data-action=start]"));

        Assert.InRange(_keys, 1, Most);
        var seconds = _keys * SecondsPerKey + Decisions * SecondsPerDecision + _waits.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_keys} keys, {Decisions} decisions, {_waits.Elapsed.TotalSeconds:F1} s of waiting: {seconds:F1} s"));
    }

    private async Task PressAsync(DeskWindow window, params string[] keys)
    {
        // Alt and the letter are two.
        _keys += keys.Sum(key => key.Split('+').Length);
        await window.PressAsync(keys);
    }

    private async Task WaitAsync(Func<Task> wait)
    {
        _waits.Start();
        await wait();
        _waits.Stop();
    }
}
