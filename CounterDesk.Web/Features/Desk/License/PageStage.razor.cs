using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The desk a page lies on, as large as the clerk wants it, and the way to the next page.</summary>
public sealed partial class PageStage(DeskBrowser browser, IStringLocalizer<LicenseText> text) : ComponentBase
{
    private ElementReference _stage;
    private int _shown;

    [Parameter, EditorRequired]
    public required PageLook Look { get; set; }

    [Parameter, EditorRequired]
    public required VerificationReport Report { get; set; }

    [Parameter, EditorRequired]
    public required RenderFragment ChildContent { get; set; }

    private string Name => Look.Count > 1 ? text["Stage_Of", Look.Number, Look.Count] : text["Stage"];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await browser.HoldMiddleAsync(_stage);
        }

        if (_shown != Look.Number)
        {
            _shown = Look.Number;
            await browser.ScrollToTopAsync(_stage);
        }
    }

    private static string? Off(bool can) => can ? null : "true";
}
