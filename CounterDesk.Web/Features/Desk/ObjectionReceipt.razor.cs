using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>An objection that was filed: its number, when it is due, what to say, and the receipt that prints.</summary>
public sealed partial class ObjectionReceipt(
    ObjectionDesk desk, DeskBrowser browser, IStringLocalizer<ObjectionText> text, IStringLocalizer<DeskText> deskText)
    : ComponentBase
{
    private ElementReference _frame;
    private bool _isPrintRefused;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required ObjectionOnScreen Shown { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    private Objection Objection => Shown.Objection;

    // The browser's own viewer without its bars: the page is all there is to see.
    private string Address => $"/desk/visits/{State.Id}/receipt.pdf#toolbar=0&navpanes=0&view=FitH";

    private string Missing => string.Join(
        text["Separator"], Shown.Missing.Select(glyph => text["Receipt_Glyph_Item", glyph.TextElement, glyph].Value).Distinct());

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? browser.FocusAsync("h1") : Task.CompletedTask;

    private Task LeaveAsync()
    {
        State.Content.LeaveObjection();
        return OnLeave.InvokeAsync();
    }

    private Task<bool> GoOnWithPaperAsync()
    {
        State.Content.LeaveObjection();
        return State.GoToAsync(VisitStep.Closing);
    }

    private async Task PrintAsync()
    {
        var isRecorded = await State.DoAsync(
            cancellationToken => desk.RecordSendingAsync(State.Id, State.Clerk, cancellationToken));
        if (isRecorded)
        {
            _isPrintRefused = !await browser.PrintAsync(_frame);
        }
    }
}
