using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Features.Desk;

/// <summary>The page of one step. When it begins, focus goes to its first field, or to its heading.</summary>
public abstract class StepPage(DeskBrowser browser) : ComponentBase
{
    private string? _focusNext = "[data-first-focus]";

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    protected DeskBrowser Browser => browser;

    protected Visit Visit => State.Visit ?? throw new InvalidOperationException("A step is shown only while its visit is open.");

    /// <summary>Moves focus once what has just changed is on the page.</summary>
    protected void FocusAfterRender(string selector) => _focusNext = selector;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is { } selector)
        {
            _focusNext = null;
            await browser.FocusAsync(selector);
        }
    }
}
