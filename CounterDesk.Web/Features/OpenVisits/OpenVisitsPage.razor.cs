using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.OpenVisits;

/// <summary>
/// What is open in the hall now, for a supervisor who closes what somebody forgot. Nobody's name stands on it, and no
/// license.
/// </summary>
public sealed partial class OpenVisitsPage(
    VisitDesk desk, CurrentClerk currentClerk, DeskClock clock, DeskBrowser browser, TimeProvider time,
    IStringLocalizer<OpenVisitsText> text) : LivePage(time, TimeSpan.FromSeconds(15))
{
    private IReadOnlyList<Visit>? _open;
    private Visit? _chosen;
    private bool _isStopped;

    // Whether the last one was closed here; null before the first.
    private bool? _isClosed;

    protected override async Task ReadAsync() => _open = await desk.ListOpenAsync(Leaving);

    private void Choose(Visit visit) => (_chosen, _isClosed) = (visit, null);

    private Task LeaveAsync()
    {
        var left = _chosen!.Id;
        _chosen = null;
        return FocusAsync($"[data-visit='{left}'] button");
    }

    private async Task CloseAsync(string reason)
    {
        var id = _chosen!.Id;
        _chosen = null;
        try
        {
            _isClosed = await desk.CloseForgottenAsync(id, await currentClerk.GetAsync(), reason, Leaving);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }

        await LookAsync();
        await FocusAsync(_isStopped ? "[data-stop] h1" : "h1");
    }

    // What had focus may be gone.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(selector);
    }
}
