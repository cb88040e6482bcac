using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>An objection that was filed: its number, when it is due, what to say, and its receipt.</summary>
public sealed partial class ObjectionReceipt(
    ObjectionDesk desk, ObjectionSending sending, IStringLocalizer<ObjectionText> text, IStringLocalizer<DeskText> deskText) : ComponentBase
{
    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required ObjectionOnScreen Shown { get; set; }

    [Parameter]
    public EventCallback OnLeave { get; set; }

    private Objection Objection => Shown.Objection;

    private Task BeforePrintAsync(CancellationToken cancellationToken) =>
        desk.RecordSendingAsync(State.Id, State.Clerk, cancellationToken);

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
}
