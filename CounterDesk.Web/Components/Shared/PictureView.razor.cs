using CounterDesk.Domain.Drawing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Components.Shared;

/// <summary>A photograph of a paper, upright, drawn by the browser and wiped when the clerk leaves.</summary>
public sealed partial class PictureView(IJSRuntime browser) : ComponentBase, IAsyncDisposable
{
    // Twice what the desk shows, for screens with small pixels.
    private const int Longest = 1200;

    private ElementReference _canvas;
    private IJSObjectReference? _drawing;
    private PlainImage? _shown;

    [Parameter, EditorRequired]
    public required PlainImage Image { get; set; }

    /// <summary>What it is, for those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Told when the browser cannot decode it.</summary>
    [Parameter]
    public EventCallback OnUnreadable { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_drawing is { } drawing)
            {
                _drawing = null;
                await drawing.InvokeVoidAsync("wipe", _canvas);
                await drawing.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSException || HasGone(exception))
        {
            // The browser has gone, and the canvas with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(_shown, Image))
        {
            return;
        }

        _shown = Image;
        try
        {
            _drawing ??= await browser.InvokeAsync<IJSObjectReference>("import", "./scripts/picture.js");
            using var bytes = new DotNetStreamReference(new MemoryStream(Image.Bytes, writable: false));
            await _drawing.InvokeVoidAsync("show", _canvas, bytes, Image.MediaType, Image.Orientation, Longest);
        }
        catch (JSException)
        {
            await OnUnreadable.InvokeAsync();
        }
        catch (Exception exception) when (HasGone(exception))
        {
            // Nobody sees it any more.
        }
    }

    private static bool HasGone(Exception exception) =>
        exception is JSDisconnectedException or OperationCanceledException;
}
