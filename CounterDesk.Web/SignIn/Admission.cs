using System.Security.Claims;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CounterDesk.Web.SignIn;

/// <summary>Lets somebody in whom the provider knows: who it is, whether she may, where else she is, and her session.</summary>
/// <remarks>Methods throw <see cref="AuditUnavailableException"/> when the log cannot be written: nobody is let in.</remarks>
internal sealed class Admission(
    IDbContextFactory<CounterDeskDb> databases, DeskSessions sessions, SessionKeeper keeper, AccountRules rules,
    SignInRecord record, RefreshTokens tokens, IDeskLock desk, IOptions<SignInOptions> options)
{
    /// <summary>Who it is, by the mapping that counts now.</summary>
    public async Task<Newcomer> ReadAsync(
        ClaimsPrincipal provided, AuthenticationProperties? properties, CancellationToken cancellationToken)
    {
        await rules.LoadAsync(cancellationToken);
        return new(
            SignedInClerk.Read(provided, options.Value, rules.Mapping),
            SignedInClerk.ReadTold(provided, options.Value, rules.Mapping),
            record.HashOf(SignedInClerk.ReadPerson(provided, options.Value)),
            provided.FindFirst("sid")?.Value is { Length: <= DeskSession.MaxProviderSessionLength } sid ? sid : null,
            tokens.Protect(properties?.GetTokenValue(OpenIdConnectParameterNames.RefreshToken)));
    }

    /// <summary>Why she may not come in; recorded. Null when she may.</summary>
    public async Task<SignInFault?> FindFaultAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        var fault = SignedInClerk.FindFault(clerk) ?? (rules.IsBlocked(clerk.Id) ? SignInFault.Blocked : null);
        if (fault is { } reason)
        {
            await record.RefusedAsync(clerk, reason, cancellationToken);
        }

        return fault;
    }

    /// <summary>Her sessions elsewhere, about which she must be asked.</summary>
    /// <param name="clerk">Who.</param>
    /// <param name="here">Whoever is signed in by this browser's cookie; her own session here is replaced without a word.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<DeskSession>> FindElsewhereAsync(
        Clerk clerk, ClaimsPrincipal? here, CancellationToken cancellationToken)
    {
        if (!options.Value.OneSession)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = here is null ? "" : DeskSessions.IdOf(here);
        return
        [
            .. (await keeper.FindOpenAsync(db, cancellationToken))
                .Where(session => session.Account == clerk.Id && session.Id != own),
        ];
    }

    /// <summary>Begins her session; where an account may have one alone, the others end.</summary>
    /// <returns>Who is signed in from now on, and where she goes on, or null.</returns>
    public async Task<(ClaimsPrincipal User, string? WayOn)> AdmitAsync(
        Newcomer newcomer, CancellationToken cancellationToken)
    {
        var (clerk, claims) = (newcomer.Clerk, sessions.Begin());
        var session = sessions.RowOf(clerk, claims, newcomer.ProviderSession)
            .As(clerk.Roles, newcomer.Told, newcomer.RefreshToken);
        await record.SignedInAsync(clerk, session, newcomer.PersonHash, cancellationToken);
        var user = new ClaimsPrincipal(new ClaimsIdentity(
            [.. ProviderEvents.ClaimsOf(clerk), .. claims], OpenIdConnectDefaults.AuthenticationScheme, DeskClaims.Name,
            DeskClaims.Role));

        // Before the others end: a visit at this very counter goes on and is not locked.
        sessions.Seen(user);
        if (options.Value.OneSession)
        {
            await keeper.EndAllAsync(clerk.Id, SessionEnd.Elsewhere, clerk, cancellationToken, except: session.Id);
        }

        return (user, await desk.UnlockAsync(clerk, cancellationToken));
    }
}
