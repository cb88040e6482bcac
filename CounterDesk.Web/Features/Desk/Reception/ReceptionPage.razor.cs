using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.Desk.Reception;

/// <summary>Nobody is at the counter. A visit begins here, and papers nobody has answered for wait here.</summary>
public sealed partial class ReceptionPage(
    VisitDesk desk,
    CopyDesk copies,
    CopyRecall recall,
    RequestDesk requests,
    CurrentClerk currentClerk,
    DeskClock clock,
    DeskBrowser browser,
    NavigationManager navigation,
    IOptions<HallOptions> hall,
    IStringLocalizer<ReceptionText> text,
    IStringLocalizer<DeskText> deskText) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private IdleDesk? _idle;
    private bool _hasFocus;
    private Visitor _visitor;
    private IReadOnlyCollection<VisitNeeds> _needs = [];
    private ImmutableArray<OpenCopy> _unanswered = [];

    // The paper that is asked about in the dialog.
    private OpenCopy? _asked;
    private UsedSheet? _taken;
    private CopyNumber? _mayComeOut;

    // What could not be recorded, and since when.
    private Func<Task>? _notDone;
    private DateTimeOffset? _stoppedSince;

    private Visit? OpenVisit => _idle?.Open is [var latest, ..] ? latest : null;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        await LookAsync();
    }

    // Once what is asked is on the page.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_idle is not null && !_hasFocus)
        {
            _hasFocus = true;
            await browser.FocusAsync(OpenVisit is null ? "[data-first-focus]" : "h1");
        }
    }

    private async Task LookAsync()
    {
        _unanswered = await copies.UnansweredAsync(_clerk.Counter, _leaving.Token);
        _idle = await desk.LookAtIdleDeskAsync(_clerk, _leaving.Token);
    }

    // One visit at a time: another applicant's case is not opened beside one that is still open.
    private Task StartAsync() => StartAsync(_visitor);

    // Nobody is here: what the person needs was chosen as for somebody who is.
    private Task StartInWritingAsync() => StartAsync(Visitor.InWriting);

    private Task StartAsync(Visitor visitor) => DoAsync(async () =>
    {
        var visit = OpenVisit ?? await desk.OpenAsync(
            _clerk, visitor, _needs.Aggregate(VisitNeeds.None, (all, need) => all | need), _leaving.Token);
        navigation.NavigateTo($"/desk/visits/{visit.Id}");
    });

    private Task AnswerAsync(PrintAnswer answer)
    {
        var asked = _asked!;
        var number = asked.Number;
        (_asked, _taken) = (null, null);
        return DoAsync(async () =>
        {
            _taken = (await copies.RecordOutcomeAsync(number, answer, _clerk, _leaving.Token)).Taken;
            if (_taken is not null)
            {
                _asked = asked;
                return;
            }

            _mayComeOut = await recall.MayComeOutAsync(number, _leaving.Token) ? number : null;
            await LookAsync();
        });
    }

    private Task TryAgainAsync() => DoAsync(_notDone!);

    private async Task DoAsync(Func<Task> action)
    {
        try
        {
            await action();
            (_notDone, _stoppedSince) = (null, null);
        }
        catch (AuditUnavailableException)
        {
            (_notDone, _stoppedSince) = (action, _stoppedSince ?? clock.Now);
        }
    }
}
