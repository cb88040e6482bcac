using CounterDesk.Web.ApplicantScreens;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Screens;

/// <summary>The hall's applicants' screens: which are there, and which of them do not speak names and numbers.</summary>
public sealed partial class ScreensPage(
    ScreenPairing pairing, ApplicantScreens.Screens screens, DeskClock clock, TimeProvider time,
    IStringLocalizer<ScreensText> text) : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;
    private IReadOnlyList<PairedScreen>? _paired;

    private string MuteCounters => string.Join(
        text["Between"], _paired!.Where(screen => StateOf(screen).IsMute).Select(screen => screen.Counter));

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        _timer = time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, _period, _period);
    }

    private ScreenState StateOf(PairedScreen screen) => screens.StateOf(screen.Counter);

    private async Task LookAsync()
    {
        try
        {
            _paired = await pairing.ListAsync(_leaving.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
