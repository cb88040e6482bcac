using System.Security.Claims;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.SignIn;

/// <summary>Turns what a provider says about somebody into a clerk, or into the reason why it is none.</summary>
internal static class SignedInClerk
{
    // The administrators and the auditor keep each other in check (三员分立, GB/T 22239 8.1.5), and may not read licenses.
    private static readonly string[] _apart =
        [DeskRoles.Auditor, DeskRoles.SystemAdministrator, DeskRoles.SecurityAdministrator];

    public static SignInFault? FindFault(Clerk clerk) =>
        clerk.Id.Length is 0 || clerk.Name.Length is 0 ? SignInFault.NoName
        : clerk.Roles.IsEmpty ? SignInFault.NoRole
        : clerk.Roles.Length > 1 && clerk.Roles.Intersect(_apart).Any() ? SignInFault.RolesMustBeApart
        : null;

    public static Clerk Read(ClaimsPrincipal provided, SignInOptions options)
    {
        var theirs = provided.FindAll(options.RoleClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return new Clerk(
            First(DeskClaims.Subject), First(options.NumberClaim), First(options.NameClaim),
            First(options.CounterClaim),
            [.. DeskRoles.All.Where(role => NamesOf(role, options).Any(theirs.Contains))]);

        string First(string claim) => provided.FindFirst(claim)?.Value.Trim() ?? "";
    }

    /// <summary>The own resident number, where the hall asks for it and the provider tells one that can be.</summary>
    public static ResidentIdNumber? ReadPerson(ClaimsPrincipal provided, SignInOptions options) =>
        options.PersonClaim.Length > 0
        && ResidentIdNumber.TryParse(provided.FindFirst(options.PersonClaim)?.Value.Trim(), out var number)
            ? number
            : null;

    private static string[] NamesOf(string role, SignInOptions options) =>
        options.Roles.TryGetValue(role, out var names) ? names : [role];
}
