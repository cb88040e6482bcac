using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Closing;

/// <summary>
/// What was done, read once more; then everything is wiped. A paper nobody has answered for holds the visit open.
/// </summary>
public sealed partial class ClosingStep(
    VisitDesk desk,
    Handovers handovers,
    CopyDesk copies,
    CopyRecall recall,
    VisitPaperDesk papers,
    WhoLookedDesk looked,
    DeskClock clock,
    Screens screens,
    DeskBrowser browser,
    NavigationManager navigation,
    IStringLocalizer<ClosingText> text,
    IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private const string Home = "/desk";

    // The paper that is asked about in the dialog.
    private RegisteredCopy? _unanswered;
    private PrintAnswer? _answer;
    private CopyNumber? _mayComeOut;

    private bool _hasPaperWay;
    private IReadOnlyList<Party> _about = [];

    private VisitSummary Summary => State.Summary;

    private IReadOnlyList<Party> Known => [.. Visit.Parties.Where(party => party.IsKnown)];

    private string Heading => Visit.HolderMasked is { } holder ? text["Title_Holder", holder] : text["Title"];

    private string AnswerLabel => deskText[PrintQuestion.LabelOf(_answer)];

    protected override async Task OnInitializedAsync()
    {
        _hasPaperWay = await papers.HasPaperWayAsync(Visit, CancellationToken.None);
        _about = await looked.FindAboutAsync(Visit, CancellationToken.None);
    }

    private Task<bool> ShowWhoLookedAsync(Party party) => State.DoAsync(cancellationToken =>
        papers.ShowWhoLookedAsync(Visit, party, State.Clerk, cancellationToken));

    private Task<bool> ShowWhoLookedBeforeAsync(Party party) => State.DoAsync(cancellationToken =>
        looked.ShowAsync(State.Id, party.Id, looked.Earliest, clock.Today, State.Clerk, cancellationToken));

    private Task<bool> ShowPaperWayAsync() => State.DoAsync(cancellationToken =>
        papers.ShowPaperWayAsync(Visit, State.Clerk, cancellationToken));

    private Task<bool> GoOnAsync() => State.GoToAsync(Visit.WayOn);

    private Task CloseAsync() =>
        LeaveAsync(cancellationToken => desk.CloseAsync(State.Id, State.Clerk, cancellationToken));

    private Task HandOverAsync() =>
        LeaveAsync(cancellationToken => handovers.OfferAsync(State.Id, State.Clerk, cancellationToken));

    private async Task LeaveAsync(Func<CancellationToken, Task> leave)
    {
        (_unanswered, _answer) = (Summary.Unanswered.FirstOrDefault(), null);
        if (_unanswered is null && await State.DoLastAsync(leave))
        {
            await Browser.ForgetAsync(Home);
            navigation.NavigateTo(Home, replace: true);
        }
    }

    private async Task AnswerAsync()
    {
        var number = _unanswered!.Number;
        var isRecorded = await State.AnswerAsync(copies, number, _answer!);
        if (isRecorded && await recall.MayComeOutAsync(number, CancellationToken.None))
        {
            _mayComeOut = number;
        }

        if (State.Taken is null)
        {
            (_unanswered, _answer) = (Summary.Unanswered.FirstOrDefault(), null);
        }

        FocusAfterRender("h1");
    }
}
