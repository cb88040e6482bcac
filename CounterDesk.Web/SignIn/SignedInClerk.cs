using System.Collections.Immutable;
using System.Security.Claims;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.SignIn.Accounts;

namespace CounterDesk.Web.SignIn;

/// <summary>Turns what a provider says about somebody into a clerk, or into the reason why it is none.</summary>
internal static class SignedInClerk
{
    public static SignInFault? FindFault(Clerk clerk) =>
        clerk.Id.Length is 0 || clerk.Name.Length is 0 ? SignInFault.NoName
        : clerk.Roles.IsEmpty ? SignInFault.NoRole
        : clerk.Roles.Length > 1 && clerk.Roles.Intersect(DeskRoles.Apart).Any() ? SignInFault.RolesMustBeApart
        : null;

    public static Clerk Read(ClaimsPrincipal provided, SignInOptions options, RoleMapping mapping)
    {
        return new Clerk(
            First(DeskClaims.Subject), First(options.NumberClaim), First(options.NameClaim),
            First(options.CounterClaim), mapping.RolesOf(ReadTold(provided, options, mapping)));

        string First(string claim) => provided.FindFirst(claim)?.Value.Trim() ?? "";
    }

    /// <summary>What the provider calls the roles, each once, as it is kept: those that mean something here first.</summary>
    public static ImmutableArray<string> ReadTold(ClaimsPrincipal provided, SignInOptions options, RoleMapping mapping) =>
        RoleNames.Fit(
            provided.FindAll(options.RoleClaim).Select(claim => claim.Value).Distinct(StringComparer.Ordinal)
                .OrderBy(name => mapping.RolesOf([name]).IsEmpty));

    /// <summary>The own resident number, where the hall asks for it and the provider tells one that can be.</summary>
    public static ResidentIdNumber? ReadPerson(ClaimsPrincipal provided, SignInOptions options) =>
        options.PersonClaim.Length > 0
        && ResidentIdNumber.TryParse(provided.FindFirst(options.PersonClaim)?.Value.Trim(), out var number)
            ? number
            : null;
}
