using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>A paper of the visit that is no copy, in place of the step that asked for it.</summary>
public sealed partial class VisitPaperPage(VisitPapers papers, IStringLocalizer<PaperText> text) : ComponentBase
{
    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required PaperOnScreen Shown { get; set; }

    /// <summary>Told once the paper is gone.</summary>
    [Parameter]
    public EventCallback OnLeave { get; set; }

    private Task BeforePrintAsync(CancellationToken cancellationToken) =>
        papers.RecordSendingAsync(State.Id, State.Clerk, cancellationToken);

    private Task LeaveAsync()
    {
        State.Content.LeavePaper();
        return OnLeave.InvokeAsync();
    }
}
