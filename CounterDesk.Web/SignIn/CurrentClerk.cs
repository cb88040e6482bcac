using Microsoft.AspNetCore.Components.Authorization;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// The clerk whose circuit this is. An endpoint outside Blazor asks <see cref="Clerk.Of"/> with its own user.
/// </summary>
public sealed class CurrentClerk(AuthenticationStateProvider states)
{
    public async Task<Clerk> GetAsync() => Clerk.Of((await states.GetAuthenticationStateAsync()).User);
}
