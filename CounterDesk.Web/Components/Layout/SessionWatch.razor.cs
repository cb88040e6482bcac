using System.Security.Claims;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Components.Layout;

/// <summary>
/// Says, here and to an applicant who is being asked something, that the desk is about to lock, and locks it. Whoever
/// presses a key or, there, more time, goes on.
/// </summary>
public sealed partial class SessionWatch(
    DeskSessions sessions, SessionGate gate, IDeskLock desk, Screens screens, AuthenticationStateProvider states, DeskBrowser browser,
    NavigationManager navigation, IOptions<SignInOptions> options, TimeProvider time,
    IStringLocalizer<SignInText> text) : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private ClaimsPrincipal _user = new();
    private string _counter = "";
    private TimeSpan? _left;
    private DateTimeOffset? _silentUntil;
    private bool _isLeaving;

    private int SecondsLeft => Math.Max(0, (int)Math.Ceiling(_left!.Value.TotalSeconds));

    private bool CanGoOn => sessions.CanGoOn(_user);

    public async ValueTask DisposeAsync()
    {
        screens.Pressed -= OnPressed;
        sessions.Ended -= OnEnded;
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _user = (await states.GetAuthenticationStateAsync()).User;
        _counter = Clerk.Of(_user).Counter;
        gate.Guard(_user);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            screens.Pressed += OnPressed;
            sessions.Ended += OnEnded;
            _timer = time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, _period, _period);
        }
    }

    private async Task LookAsync()
    {
        if (_isLeaving)
        {
            return;
        }

        if (sessions.IsOver(_user))
        {
            _isLeaving = true;
            await LeaveAsync();
            return;
        }

        if (sessions.SilentUntil(_user) is var silent && silent != _silentUntil)
        {
            _silentUntil = silent;
            StateHasChanged();
        }

        var left = sessions.TimeLeft(_user);
        Show(left <= options.Value.Warning ? left : null);
    }

    private void Show(TimeSpan? left)
    {
        if (left is null && _left is null)
        {
            return;
        }

        if (left is null != _left is null)
        {
            var period = left is null ? _period : _second;
            _timer?.Change(period, period);
            screens.Warn(_counter, left is null ? null : time.GetUtcNow() + left);
        }

        _left = left;
        StateHasChanged();
    }

    private async Task LeaveAsync()
    {
        screens.Warn(_counter, null);
        var end = sessions.WhyOver(_user);
        try
        {
            // Whoever signed out or locked in another window has done there what belongs to it.
            await desk.LockAsync(
                Clerk.Of(_user), end is SessionEnd.Asked or SessionEnd.Locked ? SessionEnd.Over : end, CancellationToken.None);
        }
        catch (AuditUnavailableException)
        {
            // What was fetched is gone; the background job locks as soon as that can be recorded.
        }

        navigation.NavigateTo($"{SignInEndpoints.SignedOutAddress}/{end}", forceLoad: true);
    }

    private void OnEnded() => _ = InvokeAsync(LookAsync);

    // Somebody reads there, so somebody is served here.
    private void OnPressed(string counter)
    {
        if (counter == _counter)
        {
            _ = InvokeAsync(GoOnAsync);
        }
    }

    private async Task GoOnAsync()
    {
        if (_isLeaving || sessions.IsOver(_user))
        {
            return;
        }

        sessions.Seen(_user);
        Show(null);

        // The cookie can be renewed only by a request of the browser's.
        await browser.RenewAsync();
    }
}
