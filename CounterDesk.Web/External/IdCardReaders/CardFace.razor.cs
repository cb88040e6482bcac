using System.Globalization;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>A card that was read. Its picture is drawn by the browser from bytes, and goes with this.</summary>
public sealed partial class CardFace(IdCardReader reader, DeskClock clock, IStringLocalizer<IdCardReaderText> text)
    : ComponentBase, IAsyncDisposable
{
    // 999901 ******** 0021
    private const int RegionLength = 6;
    private const int TailLength = 4;

    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _canvas;
    private IJSObjectReference? _drawing;
    private PhotoState _photo;

    private enum PhotoState
    {
        Loading,
        Shown,

        /// <summary>The reader gave none, or none that a browser shows.</summary>
        NotGiven,
    }

    [Parameter, EditorRequired]
    public required IdCard Card { get; set; }

    [Parameter, EditorRequired]
    public required CardReading.Read Reading { get; set; }

    [Parameter]
    public int? MinimumAge { get; set; }

    [Parameter]
    public bool Revealed { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private DateOnly Today => clock.Today;

    private string Number
    {
        get
        {
            var number = Revealed ? Card.Number.Value : Mask.Number(Card.Number.Value);
            return $"{number[..RegionLength]} {number[RegionLength..^TailLength]} {number[^TailLength..]}";
        }
    }

    private string Validity => Card.ValidUntil is { } last
        ? text["Validity_Until", Iso(Card.ValidFrom), Iso(last)]
        : text["Validity_Open", Iso(Card.ValidFrom)];

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        await WipeAsync();
    }

    protected override void OnInitialized() =>
        _photo = Card.Photo.IsEmpty ? PhotoState.NotGiven : PhotoState.Loading;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || _photo is PhotoState.NotGiven)
        {
            return;
        }

        try
        {
            _drawing = await reader.ShowPhotoAsync(_canvas, Card, _leaving.Token);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }

        if (_leaving.IsCancellationRequested)
        {
            await WipeAsync();
            return;
        }

        _photo = _drawing is null ? PhotoState.NotGiven : PhotoState.Shown;
        StateHasChanged();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // That somebody is younger than priority asks for is no finding to tell.
    private static bool IsWorthSaying(CardFinding finding) => finding is not CardFinding.NotOldEnough;

    private static Outcome OutcomeOf(CardFinding finding) => finding switch
    {
        CardFinding.NumberPassed or CardFinding.InForce or CardFinding.OldEnough => Outcome.Pass,
        CardFinding.NotYetInForce or CardFinding.Expired => Outcome.Fail,
        CardFinding.NotOldEnough => Outcome.None,
    };

    private async Task WipeAsync()
    {
        if (_drawing is not { } drawing)
        {
            return;
        }

        try
        {
            _drawing = null;
            await drawing.InvokeVoidAsync("wipe", CancellationToken.None);
            await drawing.DisposeAsync();
        }
        catch (Exception exception)
            when (exception is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the picture with it.
        }
    }
}
