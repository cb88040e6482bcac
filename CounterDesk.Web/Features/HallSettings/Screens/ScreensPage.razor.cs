using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Screens;

/// <summary>The hall's applicants' screens: which are there, and which of them do not speak names and numbers.</summary>
public sealed partial class ScreensPage(
    ScreenPairing pairing, ApplicantScreens.Screens screens, DeskClock clock, TimeProvider time,
    IStringLocalizer<ScreensText> text) : LivePage(time, TimeSpan.FromSeconds(5))
{
    private IReadOnlyList<PairedScreen>? _paired;

    private string MuteCounters => string.Join(
        text["Between"], _paired!.Where(screen => StateOf(screen).IsMute).Select(screen => screen.Counter));

    protected override async Task ReadAsync() => _paired = await pairing.ListAsync(Leaving);

    private ScreenState StateOf(PairedScreen screen) => screens.StateOf(screen.Counter);
}
