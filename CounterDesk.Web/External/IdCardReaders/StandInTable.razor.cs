using CounterDesk.Web.External.IdCardReaders.StandIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>
/// Says on screen that the reader is a stand-in, and lets whoever tries the desk out lay somebody's card on it.
/// </summary>
public sealed partial class StandInTable(IdCardReader reader, IStringLocalizer<IdCardReaderText> text)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private StandInState? _state;
    private string _chosen = "";
    private bool _isAsked;
    private bool _isToBeAsked;

    /// <summary>Told when another card lies on the stand-in.</summary>
    [Parameter]
    public EventCallback OnLaid { get; set; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    // Until it answers, it is asked after each reading: the browser may have let it meanwhile.
    protected override void OnParametersSet() => _isToBeAsked = _state is null;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isToBeAsked)
        {
            _isToBeAsked = false;
            await TellAsync(null);
        }
    }

    private async Task LayAsync()
    {
        await TellAsync(new StandInOrder(_chosen, Behavior: null));
        if (_state is { Card: not "" })
        {
            await OnLaid.InvokeAsync();
        }
    }

    private Task BehaveAsync(ChangeEventArgs change) =>
        TellAsync(new StandInOrder(Card: null, Enum.Parse<StandInBehavior>((string)change.Value!)));

    private async Task TellAsync(StandInOrder? order)
    {
        try
        {
            _state = await reader.TellStandInAsync(order, _leaving.Token);
            _chosen = _state?.Card ?? "";
            _isAsked = true;
            StateHasChanged();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The clerk, or the browser, has gone.
        }
    }
}
