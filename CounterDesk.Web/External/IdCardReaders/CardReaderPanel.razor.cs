using System.Globalization;
using CounterDesk.Domain.IdCards;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>
/// Reads an ID card and shows it, or says what stood in the way, what to do and how to go on by hand. What was read is
/// wiped with the panel.
/// </summary>
public sealed partial class CardReaderPanel(
    IdCardReader reader, DeskClock clock, IStringLocalizer<IdCardReaderText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CardReading? _reading;
    private string _readAt = "";
    private bool _isReading;

    /// <summary>
    /// Commits the entry that a card is going to be read. False when it could not: then nothing is read.
    /// </summary>
    [Parameter]
    public Func<Task<bool>>? Announce { get; set; }

    /// <summary>
    /// Told what came of each reading, before it is shown: false when the outcome could not be recorded, and then it is
    /// wiped unseen. A card belongs to the panel, and its picture is gone once the panel is.
    /// </summary>
    [Parameter, EditorRequired]
    public required Func<CardReading, Task<bool>> OnRead { get; set; }

    /// <summary>From this age on people have priority; null where the hall has no such rule.</summary>
    [Parameter]
    public int? PriorityAge { get; set; }

    /// <summary>Whether name and number are shown whole.</summary>
    [Parameter]
    public bool Revealed { get; set; }

    /// <summary>Whether a reading begins with the panel, so that a card only has to be laid on the reader.</summary>
    [Parameter]
    public bool StartsAtOnce { get; set; } = true;

    /// <summary>Stands under what the card's data say.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private IdCard? Card => (_reading as CardReading.Read)?.Card;

    private CardTrouble? Trouble =>
        !reader.IsSetUp ? CardTrouble.NotSetUp : (_reading as CardReading.NotRead)?.Trouble;

    private string Why => _reading is CardReading.NotRead { Trouble: CardTrouble.NotACard, Fault: { } fault }
        ? text["Do_NotACard", text[$"Fault_{fault}"]]
        : text[$"Do_{Trouble}"];

    private bool IsStandIn => reader.IsStandIn || _reading is CardReading.Read { IsStandIn: true };

    private string State => _isReading ? "reading" : Card is not null ? "read" : Trouble?.ToString() ?? "idle";

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        Forget();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender && StartsAtOnce && reader.IsSetUp ? ReadAsync(mayPrompt: false) : Task.CompletedTask;

    private async Task ReadAsync(bool mayPrompt)
    {
        if (_isReading)
        {
            return;
        }

        Forget();
        _isReading = true;
        StateHasChanged();
        try
        {
            if (Announce is null || await Announce())
            {
                await RecordAsync(await reader.ReadAsync(mayPrompt, _leaving.Token));
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The clerk, or the browser, has gone.
        }
        finally
        {
            _isReading = false;
        }

        if (!_leaving.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task RecordAsync(CardReading reading)
    {
        var isRecorded = false;
        try
        {
            isRecorded = !_leaving.IsCancellationRequested && await OnRead(reading);
        }
        finally
        {
            if (isRecorded && !_leaving.IsCancellationRequested)
            {
                _reading = reading;
                _readAt = clock.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            }
            else
            {
                (reading as CardReading.Read)?.Card.Wipe();
            }
        }
    }

    // A card just laid on the stand-in is meant to be read, as on a reader that waits.
    private Task OnLaidAsync() => ReadAsync(mayPrompt: true);

    private void Forget()
    {
        Card?.Wipe();
        _reading = null;
    }
}
