using System.Collections.Immutable;
using System.Security.Claims;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Who is signed in, whatever the role. <c>Id</c> is the provider's own name for the account: it never changes and is
/// not shown.
/// <c>Number</c> is the staff number, which is what papers show. <c>Counter</c> is empty for those who sit at none.
/// </summary>
public sealed record Clerk(string Id, string Number, string Name, string Counter, ImmutableArray<string> Roles)
{
    /// <summary>All roles as an entry of the audit log names them; null for nobody's.</summary>
    public string? RoleNames => Roles.IsEmpty ? null : string.Join(' ', Roles);

    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static Clerk Of(ClaimsPrincipal user) => new(
        user.FindFirst(DeskClaims.Subject)?.Value
            ?? throw new InvalidOperationException("Nobody is signed in. Only what is behind sign-in may ask who the clerk is."),
        user.FindFirst(DeskClaims.Number)?.Value ?? "",
        user.FindFirst(DeskClaims.Name)?.Value ?? "",
        user.FindFirst(DeskClaims.Counter)?.Value ?? "",
        [.. user.FindAll(DeskClaims.Role).Select(claim => claim.Value)]);
}
