using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.OpenVisits;

/// <summary>
/// What is open in the hall now, for a supervisor who closes what somebody forgot. Nobody's name stands on it, and no
/// license.
/// </summary>
public sealed partial class OpenVisitsPage(
    VisitDesk desk, CurrentClerk currentClerk, DeskClock clock, DeskBrowser browser, TimeProvider time,
    IStringLocalizer<OpenVisitsText> text) : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;
    private IReadOnlyList<Visit>? _open;
    private Visit? _chosen;
    private bool _isStopped;

    // Whether the last one was closed here; null before the first.
    private bool? _isClosed;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        _timer = time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, _period, _period);
    }

    private async Task LookAsync()
    {
        try
        {
            _open = await desk.ListOpenAsync(_leaving.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

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
            _isClosed = await desk.CloseForgottenAsync(id, await currentClerk.GetAsync(), reason, _leaving.Token);
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
