using CounterDesk.Web.ApplicantScreens;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>
/// A signature by finger or pen, where the hall wants one. Nobody has to give it: agreeing without is one button away.
/// </summary>
public sealed partial class SignPart(IJSRuntime browser) : ComponentBase, IAsyncDisposable
{
    private ElementReference _pad;
    private DotNetObjectReference<SignPart>? _ourselves;
    private IJSObjectReference? _signature;
    private bool _hasInk;

    [CascadingParameter]
    public required ScreenWords Words { get; set; }

    [Parameter, EditorRequired]
    public required int KeptMonths { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public EventCallback<ScreenAnswer> OnAnswer { get; set; }

    [JSInvokable]
    public void Inked(bool hasInk)
    {
        _hasInk = hasInk;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _ourselves?.Dispose();
        try
        {
            if (_signature is not null)
            {
                await _signature.InvokeVoidAsync("wipe");
                await _signature.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the strokes with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _ourselves = DotNetObjectReference.Create(this);
            await using var script =
                await browser.InvokeAsync<IJSObjectReference>("import", "/scripts/signature-pad.js");
            _signature = await script.InvokeAsync<IJSObjectReference>("open", _pad, _ourselves);
        }
    }

    private async Task AgainAsync()
    {
        if (_signature is not null)
        {
            await _signature.InvokeVoidAsync("wipe");
        }
    }

    private async Task SignAsync()
    {
        if (_signature is not null && await _signature.InvokeAsync<string?>("ink") is { Length: > 0 } ink)
        {
            await OnAnswer.InvokeAsync(new ScreenAnswer.Agreed(ink));
        }
    }
}
