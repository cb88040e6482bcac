using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace CounterDesk.Web.SignIn;

/// <summary>Shows nothing. Leaves the desk, in this window too, once the session is over.</summary>
public sealed class SessionWatch(
    DeskSessions sessions, AuthenticationStateProvider states, NavigationManager navigation, TimeProvider time)
    : ComponentBase, IDisposable
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(10);

    private ITimer? _timer;

    public void Dispose() => _timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = time.CreateTimer(_ => _ = InvokeAsync(LeaveIfOverAsync), null, _period, _period);
        }
    }

    private async Task LeaveIfOverAsync()
    {
        if (sessions.IsOver((await states.GetAuthenticationStateAsync()).User))
        {
            navigation.NavigateTo($"{SignInEndpoints.SignedOutAddress}/{SessionEnd.Over}", forceLoad: true);
        }
    }
}
