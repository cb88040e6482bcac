using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The clerk pairs the screen on the other side of the counter, parts with it, and sees whether it is there.
/// </summary>
public sealed partial class ScreenCard(
    ScreenPairing pairing, Screens screens, CurrentClerk currentClerk, DeskClock clock, TimeProvider time,
    NavigationManager navigation, IStringLocalizer<PairingText> text) : ComponentBase, IDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(4);

    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private PairedScreen? _screen;
    private ITimer? _timer;
    private bool _isRead;
    private string _code = "";
    private string? _fault;

    private ScreenState State => screens.StateOf(_clerk.Counter);

    private bool IsThere => State.IsThere(clock.Now);

    private bool CanPair => PairingCodes.Tidy(_code).Length is PairingCodes.Length;

    private string Address => navigation.ToAbsoluteUri("/screen").ToString();

    private string? Fault => _fault is null ? null : text[_fault].Value;

    private string PairedAt => DeskClock.DayAndMinuteOf(_screen!.PairedAtUtc);

    private string? Remark => !IsThere ? "Card_NotThere_More" : State.Voice switch
    {
        ScreenVoice.SoundFiles => "Card_SoundFiles",
        ScreenVoice.None => "Card_NoVoice",
        ScreenVoice.Unknown or ScreenVoice.Machine => null,
    };

    public void Dispose()
    {
        pairing.Changed -= OnPaired;
        screens.StateChanged -= OnState;
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        pairing.Changed += OnPaired;
        screens.StateChanged += OnState;

        // A screen that has gone says nothing of it.
        _timer = time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, _period, _period);
        await LookAsync();
    }

    private void OnPaired() => _ = InvokeAsync(async () =>
    {
        await LookAsync();
        StateHasChanged();
    });

    private void OnState(string counter)
    {
        if (counter == _clerk.Counter)
        {
            _ = InvokeAsync(StateHasChanged);
        }
    }

    private async Task LookAsync()
    {
        _screen = await pairing.ScreenOfAsync(_clerk.Counter, _leaving.Token);
        _isRead = true;
    }

    private Task PairAsync() => DoAsync(() => pairing.PairAsync(_clerk, _code, _leaving.Token));

    private Task RevokeAsync() => DoAsync(() => pairing.RevokeAsync(_clerk, _clerk.Counter, _leaving.Token));

    private async Task DoAsync(Func<Task<PairingAnswer>> action)
    {
        try
        {
            var answer = await action();
            _fault = answer is PairingAnswer.Done ? null : $"Answer_{answer}";
        }
        catch (AuditUnavailableException)
        {
            _fault = "Answer_NotRecorded";
        }

        _code = _fault is null ? "" : _code;
        await LookAsync();
    }
}
