using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Features.Desk;

/// <summary>The page of one step. When it begins, focus goes to its first field, or to its heading.</summary>
public abstract class StepPage(DeskBrowser browser) : ComponentBase
{
    private string? _focusNext = "[data-first-focus]";

    // Renderings are counted as they begin and as the browser has them. A rendering still under way when focus is asked
    // for does not show yet what is to have it, and must not use the wish up.
    private int _begun = 1;
    private int _shown;
    private int _focusAt = 1;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    protected DeskBrowser Browser => browser;

    protected Visit Visit =>
        State.Visit ?? throw new InvalidOperationException("A step is shown only while its visit is open.");

    /// <summary>Moves focus once what has just changed is on the page.</summary>
    protected void FocusAfterRender(string selector) => (_focusNext, _focusAt) = (selector, _begun + 1);

    protected override bool ShouldRender()
    {
        _begun++;
        return true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _shown++;
        if (_focusNext is not { } selector)
        {
            return;
        }

        if (_shown >= _focusAt)
        {
            _focusNext = null;
            await browser.FocusAsync(selector);
        }
        else if (_shown == _begun)
        {
            // With many renderings on their way to a slow browser, the one that was waited for became one with another
            // that had begun and waited: one more follows.
            StateHasChanged();
        }
    }
}
