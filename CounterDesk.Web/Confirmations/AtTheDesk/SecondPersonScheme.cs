using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Two schemes beside the desk's own: <see cref="Name"/> asks the desk's provider once more, <see cref="Proof"/> keeps
/// what it answered for a single answer. Neither touches the session of the clerk whose desk it is.
/// </summary>
public static class SecondPersonScheme
{
    public const string Name = "second-person";
    public const string Proof = "second-person-proof";

    private const string Confirmation = "confirmation";
    private const string DeskClerk = "desk-clerk";

    /// <summary>
    /// What the way to the provider and back carries along, sealed: which request, at whose desk, since when.
    /// </summary>
    public static AuthenticationProperties Begin(Guid confirmation, string deskClerk, DateTimeOffset now) => new()
    {
        RedirectUri = ConfirmationAddresses.AnswerOf(confirmation),
        IssuedUtc = now,
        Items = { [Confirmation] = confirmation.ToString(), [DeskClerk] = deskClerk },
    };

    /// <summary>Which request the second person was asked about; null when nobody can tell any more.</summary>
    public static Guid? ConfirmationOf(AuthenticationProperties? properties) =>
        Guid.TryParse(properties?.GetString(Confirmation), out var id) ? id : null;

    /// <summary>A proof is good at the desk at which it was given, for the request for which it was given.</summary>
    public static bool IsFor(AuthenticationProperties properties, Guid confirmation, string deskClerk) =>
        ConfirmationOf(properties) == confirmation && properties.GetString(DeskClerk) == deskClerk;
}
