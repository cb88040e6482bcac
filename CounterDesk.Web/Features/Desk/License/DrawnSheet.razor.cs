using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>A page as it was drawn, with what is covered, open, different and sealed marked where it is.</summary>
public sealed partial class DrawnSheet(IJSRuntime browser, IStringLocalizer<LicenseText> text)
    : ComponentBase, IAsyncDisposable
{
    private ElementReference _host;
    private IJSObjectReference? _drawing;
    private SheetState _state;
    private bool _isLeft;

    private enum SheetState
    {
        Loading,
        Shown,
        NotFetched,
    }

    [Parameter, EditorRequired]
    public required LicensePage Page { get; set; }

    /// <summary>Where the browser fetches the drawing.</summary>
    [Parameter, EditorRequired]
    public required string Address { get; set; }

    /// <summary>What the license is called.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required VerificationReport Report { get; set; }

    [Parameter, EditorRequired]
    public required PageLook Look { get; set; }

    private string Why => text[Page.IsTooLarge ? "Page_TooLarge" : "Page_NotFetched"];

    private string Ratio => string.Create(CultureInfo.InvariantCulture, $"{Page.Width:0.###} / {Page.Height:0.###}");

    private IEnumerable<PagePart> OpenParts =>
        Page.Unprotected.Where(part => part.IsOpen || Look.PickedSeal is { } seal && part.LeftOpenBy.Contains(seal));

    public async ValueTask DisposeAsync()
    {
        _isLeft = true;
        await WipeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Page.IsTooLarge)
        {
            return;
        }

        try
        {
            await using var script =
                await browser.InvokeAsync<IJSObjectReference>("import", "./scripts/drawn-sheet.js");
            _drawing = await script.InvokeAsync<IJSObjectReference>("show", _host, Address);
            _state = SheetState.Shown;
        }
        catch (JSDisconnectedException)
        {
            return;
        }
        catch (Exception exception) when (exception is JSException or OperationCanceledException)
        {
            _state = SheetState.NotFetched;
        }

        if (_isLeft)
        {
            await WipeAsync();
        }
        else
        {
            StateHasChanged();
        }
    }

    private async Task WipeAsync()
    {
        if (_drawing is not { } drawing)
        {
            return;
        }

        try
        {
            _drawing = null;
            await drawing.InvokeVoidAsync("wipe");
            await drawing.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone, and the page with it.
        }
    }

    private bool IsPicked(PlacedSeal seal) => Look.PickedSeal == seal.SignatureId;

    private string WordOf(PagePart part) => part.IsOpen ? PageMarks.WordOfOpen(Report) : "Mark_LeftOpen";

    private string NameOf(PlacedSeal seal) =>
        Report.File?.Signatures.FirstOrDefault(signature => signature.Id == seal.SignatureId) is { } signature
            ? text[
                "Page_Seal", signature.SealName ?? text["Seal_Unnamed"], text[$"Seal_Verdict_{signature.Verdict}"]]
            : text["Page_Seal", text["Seal_Unnamed"], text["Seal_Verdict_Rejected"]];

    // In percent of the page, so that it stays where it is at every size.
    private string PlaceOf(Box box) => string.Create(
        CultureInfo.InvariantCulture,
        $"left: {100 * box.X / Page.Width:0.##}%; top: {100 * box.Y / Page.Height:0.##}%; "
        + $"width: {100 * box.Width / Page.Width:0.##}%; height: {100 * box.Height / Page.Height:0.##}%");
}
