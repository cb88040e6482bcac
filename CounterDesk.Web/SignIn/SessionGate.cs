using System.Security.Claims;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Nothing that is pressed at a desk is done once its session is over: a circuit asks nobody again by itself whose it
/// is. The page says so and is left; until then keys lead nowhere.
/// </summary>
public sealed class SessionGate(DeskSessions sessions) : CircuitHandler
{
    private ClaimsPrincipal? _user;

    /// <summary>
    /// From now on this circuit is the desk's of <paramref name="user"/>. One that nobody guards is an applicant's screen,
    /// even in a browser where a clerk is signed in.
    /// </summary>
    public void Guard(ClaimsPrincipal user) => _user = user;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_user is { } user && sessions.IsOver(user))
        {
            sessions.Tell();
            return;
        }

        await next(context);
    };
}
