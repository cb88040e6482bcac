using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;

namespace CounterDesk.Web.SignIn;

/// <summary>Somebody whom the provider has just told us, before she has a session here.</summary>
/// <param name="Clerk">Who, and in which of our roles.</param>
/// <param name="Told">What the provider calls the roles.</param>
/// <param name="PersonHash">The keyed hash of the own resident number, where the provider tells it.</param>
/// <param name="ProviderSession">The provider's name of its own session, where it tells it.</param>
/// <param name="RefreshToken">With what the provider is asked again, encrypted, where it gave something.</param>
internal sealed record Newcomer(
    Clerk Clerk, ImmutableArray<string> Told, byte[]? PersonHash, string? ProviderSession, byte[]? RefreshToken)
{
    private const string ToldClaim = "told";
    private const string PersonClaim = "person";
    private const string SessionClaim = "sid";
    private const string TokenClaim = "token";

    /// <summary>As the cookie of somebody who is asked something carries it, sealed.</summary>
    public ClaimsPrincipal Seal(string scheme)
    {
        List<Claim> claims = [.. ProviderEvents.ClaimsOf(Clerk), new(ToldClaim, JsonSerializer.Serialize(Told.ToArray()))];
        Add(PersonClaim, PersonHash is null ? null : Convert.ToBase64String(PersonHash));
        Add(SessionClaim, ProviderSession);
        Add(TokenClaim, RefreshToken is null ? null : Convert.ToBase64String(RefreshToken));
        return new(new ClaimsIdentity(claims, scheme, DeskClaims.Name, DeskClaims.Role));

        void Add(string type, string? value)
        {
            if (value is not null)
            {
                claims.Add(new(type, value));
            }
        }
    }

    public static Newcomer Unseal(ClaimsPrincipal principal)
    {
        return new(
            Clerk.Of(principal), [.. JsonSerializer.Deserialize<string[]>(Find(ToldClaim)!)!], Bytes(PersonClaim), Find(SessionClaim),
            Bytes(TokenClaim));

        string? Find(string type) => principal.FindFirst(type)?.Value;

        byte[]? Bytes(string type) => Find(type) is { } text ? Convert.FromBase64String(text) : null;
    }
}
