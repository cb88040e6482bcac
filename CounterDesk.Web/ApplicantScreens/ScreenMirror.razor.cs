using System.Globalization;
using CounterDesk.Domain.Visits;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The applicant's screen as the clerk sees it: drawn from the same model, not from the other page. It cannot be
/// pressed, and nothing on it can be answered.
/// </summary>
public sealed partial class ScreenMirror(
    Screens screens, ScreenPairing pairing, ScreenSpeech speech, DeskClock clock, TimeProvider time)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;

    // Null while the counter has no screen.
    private ScreenLook? _look;

    private string? _line;

    [Parameter, EditorRequired]
    public required string Counter { get; set; }

    // Chinese is what everything falls back to.
    private static ScreenWords Words =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? ScreenWords.English : ScreenWords.Chinese;

    private ScreenState State => screens.StateOf(Counter);

    private bool IsThere => State.IsThere(clock.Now);

    private string? Caption => IsThere ? State.Caption : null;

    private string StateKey => !IsThere ? "Card_NotThere"
        : Caption is not null ? "Mirror_Reading"
        : _look!.Model.AskedAs != Guid.Empty ? "Mirror_Asking"
        : "Mirror_Showing";

    private IReadOnlyList<(string Icon, string Name, string Line)> Rows => _look?.Model switch
    {
        ScreenModel.Consent consent => Listed(consent.Asked),
        ScreenModel.Notice notice => Listed(notice.Asked),
        ScreenModel.Goodbye goodbye =>
        [
            .. goodbye.Things.Select((thing, at) => (
                Icons.Material.Outlined.PanTool, ThingWords.NameOf(thing, Words), Sentence.LicenseLine(at))),
        ],
        _ => [],
    };

    // The ways out that stand on the page, by the keys of their words.
    private IReadOnlyList<(string Key, bool IsSolid)> Buttons => _look?.Model switch
    {
        ScreenModel.Consent => [("Consent_Agree", true), ("Consent_Refuse", true), ("Consent_Ask", false)],
        ScreenModel.Notice => [("Notice_Seen", true), ("Consent_Ask", false)],
        ScreenModel.Rating =>
        [
            .. Enum.GetValues<RatingGrade>().Reverse().Select(grade => ($"Grade_{grade}", false)), ("Rating_None", false),
        ],
        ScreenModel.Goodbye => [("Goodbye_Wait", false), ("Goodbye_Taken", false)],
        _ => [],
    };

    public void Dispose()
    {
        screens.Changed -= OnChanged;
        screens.StateChanged -= OnChanged;
        pairing.Changed -= OnPaired;
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        screens.Changed += OnChanged;
        screens.StateChanged += OnChanged;
        pairing.Changed += OnPaired;
        _timer = time.CreateTimer(_ => OnPaired(), null, _period, _period);
        await LookAsync();
    }

    private void OnChanged(string counter)
    {
        if (counter == Counter)
        {
            OnPaired();
        }
    }

    private void OnPaired() => _ = InvokeAsync(LookAsync);

    private async Task LookAsync()
    {
        try
        {
            _look = await pairing.ScreenOfAsync(Counter, _leaving.Token) is null
                ? null
                : await screens.LookAsync(Counter, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return;
        }

        _line = LineBeingRead();
        StateHasChanged();
    }

    // The screen tells only what it says; the line follows from the sentence.
    private string? LineBeingRead() => _look is { } look && Caption is { } caption
        ? speech.All(look.Model, Counter, ScreenWords.Of(look.Comfort))
            .FirstOrDefault(said => said.Text == caption)?.Line
        : null;

    private IReadOnlyList<(string Icon, string Name, string Line)> Listed(ConsentAsked what) =>
    [
        .. what.Licenses.Select((license, at) => (
            KindIcon.Of(license.KindCode), Asked.NameOf(license, Words), Sentence.LicenseLine(at))),
    ];
}
