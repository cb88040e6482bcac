using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
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
    VisitDesk desk, BreakGlassDesk breakGlass, OpenBreakGlass rules, CurrentClerk currentClerk, DeskClock clock,
    DeskBrowser browser, TimeProvider time, IStringLocalizer<OpenVisitsText> text, IStringLocalizer<BreakGlassText> words)
    : LivePage(time, TimeSpan.FromSeconds(15))
{
    private IReadOnlyList<Visit>? _open;
    private Visit? _chosen;
    private bool _isStopped;

    // Whether the last one was closed here; null before the first.
    private bool? _isClosed;

    // Whether the last rule was closed here; null before the first.
    private bool? _isEnded;

    public override ValueTask DisposeAsync()
    {
        rules.Changed -= OnRuleChanged;
        return base.DisposeAsync();
    }

    protected override Task OnInitializedAsync()
    {
        rules.Changed += OnRuleChanged;
        return base.OnInitializedAsync();
    }

    protected override async Task ReadAsync() => _open = await desk.ListOpenAsync(Leaving);

    // Told on whatever thread opened or ended it.
    private void OnRuleChanged(Guid visit) => _ = InvokeAsync(StateHasChanged);

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
        await DoAsync(async supervisor => _isClosed = await desk.CloseForgottenAsync(id, supervisor, reason, Leaving));
    }

    private Task EndAsync(BreakGlassOpening opening) =>
        DoAsync(async supervisor => _isEnded = await breakGlass.EndAsync(opening.Id, supervisor, Leaving));

    private async Task DoAsync(Func<Clerk, Task> what)
    {
        (_isClosed, _isEnded) = (null, null);
        try
        {
            await what(await currentClerk.GetAsync());
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
