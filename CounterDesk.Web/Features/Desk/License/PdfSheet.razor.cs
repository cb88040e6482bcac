using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>A page of a license that is a PDF. The browser draws it, and lets go of it when the clerk leaves.</summary>
public sealed partial class PdfSheet(IJSRuntime browser, IStringLocalizer<LicenseText> text)
    : ComponentBase, IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _drawing;
    private IJSObjectReference? _file;
    private PdfState _state;
    private int _shown;
    private bool _isLeft;

    private enum PdfState
    {
        Loading,
        Shown,

        /// <summary>Not to the end: a part of a page is no page.</summary>
        Unreadable,
    }

    /// <summary>Where the browser fetches the file.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter, EditorRequired]
    public required PageLook Look { get; set; }

    public async ValueTask DisposeAsync()
    {
        _isLeft = true;
        await CloseAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                await OpenAsync();
            }
            else if (_file is not null && _shown != Look.Number)
            {
                await ShowAsync(_file);
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the page with it.
        }
        catch (Exception exception) when (exception is JSException or OperationCanceledException)
        {
            if (!_isLeft)
            {
                Become(PdfState.Unreadable);
            }
        }
    }

    private async Task OpenAsync()
    {
        _drawing = await browser.InvokeAsync<IJSObjectReference>("import", "./scripts/pdf-sheet.js");
        var file = await _drawing.InvokeAsync<IJSObjectReference>("open", Address);
        var pages = await file.InvokeAsync<int>("pageCount");
        if (_isLeft)
        {
            _file = file;
            await CloseAsync();
            return;
        }

        Look.HasPages(pages);
        _file = file;
        await ShowAsync(file);
    }

    private async Task ShowAsync(IJSObjectReference file)
    {
        _shown = Look.Number;
        await file.InvokeVoidAsync("show", _host, _shown);
        Become(PdfState.Shown);
    }

    private void Become(PdfState state)
    {
        _state = state;
        StateHasChanged();
    }

    private async Task CloseAsync()
    {
        try
        {
            if (_file is { } file)
            {
                _file = null;
                await file.InvokeVoidAsync("close");
                await file.DisposeAsync();
            }

            if (_drawing is { } drawing)
            {
                _drawing = null;
                await drawing.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the page with it.
        }
    }
}
