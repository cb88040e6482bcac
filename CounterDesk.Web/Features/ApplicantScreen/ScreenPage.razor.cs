using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>
/// One question a page. The page shows what <see cref="Screens"/> says for the counter whose screen the device is,
/// at once when told of a change and every two seconds besides; it knows nothing of its own that a reload would lose.
/// </summary>
public sealed partial class ScreenPage(
    Screens screens, ScreenPairing pairing, PairingCodes codes, ScreenSpeech speech, AskedWords asked,
    IJSRuntime browser, DeskClock clock, TimeProvider time, ILogger<ScreenPage> logger)
    : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _noteStays = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _leaving = new();
    private ScreenBrowser _browser = null!;
    private ScreenReader _reader = null!;
    private ITimer? _timer;
    private string? _counter;
    private ScreenVoice _voice;

    // Looks that were asked for at once may be answered in another order.
    private int _asked;
    private int _answered;

    // What focus and voice were last moved to.
    private ScreenLook? _arrived;

    private bool _isBusy;
    private bool _isSigning;
    private string? _note;
    private DateTimeOffset _noteEnds;

    /// <summary>The hash of the device's key.</summary>
    [Parameter, EditorRequired]
    public required string Device { get; set; }

    private ScreenLook? Look { get; set; }

    private string Counter => _counter ?? "";

    private ScreenComfort Comfort => Look?.Comfort ?? ScreenLook.Idle.Comfort;

    private bool IsMute => _voice is ScreenVoice.None;

    private ScreenWords Words => ScreenWords.Of(Comfort);

    public async ValueTask DisposeAsync()
    {
        screens.Changed -= OnChanged;
        pairing.Changed -= OnPaired;
        codes.Forget(Device);
        await _leaving.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        await _reader.DisposeAsync();
        await _browser.DisposeAsync();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _browser = new ScreenBrowser(browser);
        _reader = new ScreenReader(browser, () => InvokeAsync(OnReading));
        screens.Changed += OnChanged;
        pairing.Changed += OnPaired;
        await LookAsync();
        _timer = time.CreateTimer(_ => _ = InvokeAsync(BeatAsync), null, _period, _period);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Look is { } look && !ReferenceEquals(look, _arrived))
        {
            var before = _arrived;
            _arrived = look;
            await ArriveAsync(before, look);
        }

        if (firstRender)
        {
            await FindVoiceAsync();
        }
    }

    private void OnChanged(string counter)
    {
        if (counter == _counter)
        {
            _ = InvokeAsync(LookAsync);
        }
    }

    private void OnPaired() => _ = InvokeAsync(LookAsync);

    private async Task BeatAsync()
    {
        await LookAsync();
        if (await _browser.BeatAsync() && _counter is { } counter)
        {
            screens.Seen(counter);
        }
    }

    private async Task LookAsync()
    {
        var turn = ++_asked;
        var (counter, look) = await FetchAsync();
        if (turn < _answered || _leaving.IsCancellationRequested)
        {
            return;
        }

        _answered = turn;
        if (look.Page != Look?.Page)
        {
            _isSigning = false;
        }

        if (_note is not null && clock.Now >= _noteEnds)
        {
            _note = null;
        }

        var isOurs = counter is not null && counter != _counter;
        (_counter, Look) = (counter, look);
        if (isOurs)
        {
            TellVoice();
        }

        StateHasChanged();
    }

    private async Task<(string? Counter, ScreenLook Look)> FetchAsync()
    {
        try
        {
            return await pairing.CounterOfAsync(Device, _leaving.Token) is { } counter
                ? (counter, WipedInTime(await screens.LookAsync(counter, _leaving.Token)))
                : (null, new ScreenLook(default, new ScreenModel.Unpaired(codes.CodeOf(Device))));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return (null, ScreenLook.Idle);
        }
        catch (Exception exception)
        {
            // Whatever it was: nothing personal stays on a screen that cannot know whether it still may show it.
            LogNotRead(exception);
            return (_counter, new ScreenLook(Look?.Needs ?? default, new ScreenModel.Wait(WaitReason.Reconnecting)));
        }
    }

    // When time is over, what was shown goes, whether or not the visit has been closed by now.
    private ScreenLook WipedInTime(ScreenLook look) =>
        look.Model is ScreenModel.Goodbye goodbye && goodbye.WipesAt <= clock.Now ? ScreenLook.Idle : look;

    private Task AnswerOrSignAsync(ScreenAnswer answer)
    {
        _isSigning = answer is ScreenAnswer.Agreed && Look?.Model is ScreenModel.Consent { MaySign: true };
        return _isSigning ? _browser.FocusQuestionAsync() : AnswerAsync(answer);
    }

    private async Task AnswerAsync(ScreenAnswer answer)
    {
        if (_isBusy || _counter is null || Look is not { } look)
        {
            return;
        }

        _isBusy = true;
        try
        {
            // Its key may have been revoked since it last looked.
            var outcome = await pairing.CounterOfAsync(Device, _leaving.Token) == _counter
                ? await screens.AnswerAsync(_counter, look.Model.AskedAs, answer, _leaving.Token)
                : ScreenOutcome.TakenBack;
            Tell(outcome is ScreenOutcome.TakenBack ? "Note_TakenBack"
                : outcome is ScreenOutcome.SignatureNotKept ? "Note_SignatureNotKept"
                : answer is ScreenAnswer.Help ? "Note_Called"
                : answer is ScreenAnswer.Read && !look.Comfort.IsReading && IsMute ? "Note_Mute"
                : null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever it was, the person must not think that it counts.
            LogNotAnswered(exception);
            Tell(answer.IsComfort ? null : "Note_NotRecorded");
        }
        finally
        {
            _isBusy = false;
        }

        await LookAsync();
    }

    private void Tell(string? note) => (_note, _noteEnds) = (note, clock.Now + _noteStays);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An applicant's screen could not be told what to show.")]
    private partial void LogNotRead(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was pressed on an applicant's screen was not recorded.")]
    private partial void LogNotAnswered(Exception exception);
}
