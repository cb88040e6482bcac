using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Components.Shared;

/// <summary>What pages ask of the browser: focus, dialogs, printing. One for each circuit.</summary>
public sealed class DeskBrowser(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? _page;

    /// <summary>Moves focus to the first element that matches, usually the heading of the step just reached.</summary>
    public Task FocusAsync(string selector) => CallAsync("focusOn", selector);

    /// <summary>
    /// The same for what has just been asked to be drawn: a page asked for in the middle of an event is drawn after it.
    /// </summary>
    public async Task FocusOnceDrawnAsync(string selector)
    {
        await Task.Yield();
        await FocusAsync(selector);
    }

    public Task OpenDialogAsync(ElementReference dialog) => CallAsync("openDialog", dialog);

    /// <summary>Keeps in the middle what is there when the content of <paramref name="place"/> grows or shrinks.</summary>
    public Task HoldMiddleAsync(ElementReference place) => CallAsync("holdMiddle", place);

    public Task ScrollToTopAsync(ElementReference place) => CallAsync("scrollToTop", place);

    /// <summary>Replaces the address in the browser's history, so that going back finds nothing of a closed visit.</summary>
    public Task ForgetAsync(string address) => CallAsync("forget", address);

    /// <summary>Lets the browser ask for the session's cookie anew.</summary>
    public Task RenewAsync() => CallAsync("renew");

    /// <summary>Asks the browser to print what <paramref name="frame"/> shows. False when it could not be asked.</summary>
    public async Task<bool> PrintAsync(ElementReference frame) =>
        await (await PageAsync()).InvokeAsync<bool>("printFrame", frame);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_page is not null)
            {
                await _page.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the module with it.
        }
    }

    private async Task CallAsync(string function, params object[] arguments)
    {
        try
        {
            await (await PageAsync()).InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see the focus move.
        }
    }

    private async Task<IJSObjectReference> PageAsync() =>
        _page ??= await browser.InvokeAsync<IJSObjectReference>("import", "./scripts/page.js");
}
