using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>What the screen asks of its browser, which may be gone at any moment.</summary>
internal sealed class ScreenBrowser(IJSRuntime browser) : IAsyncDisposable
{
    private IJSObjectReference? _script;
    private bool _isBeating;

    /// <summary>Names the document, and moves focus to the question: never to an answer.</summary>
    public Task ArriveAsync(string language, string title, bool movesFocus) =>
        CallAsync("arrive", language, title, movesFocus);

    public Task FocusQuestionAsync() => CallAsync("focusQuestion");

    /// <summary>Whether the browser answered. It covers the page when it hears nothing for some seconds.</summary>
    public async Task<bool> BeatAsync()
    {
        if (_isBeating)
        {
            return false;
        }

        _isBeating = true;
        try
        {
            return await CallAsync("beat");
        }
        finally
        {
            _isBeating = false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the module with it.
        }
    }

    private async Task<bool> CallAsync(string function, params object[] arguments)
    {
        try
        {
            _script ??= await browser.InvokeAsync<IJSObjectReference>("import", "/scripts/screen.js");
            await _script.InvokeVoidAsync(function, arguments);
            return true;
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return false;
        }
    }
}
