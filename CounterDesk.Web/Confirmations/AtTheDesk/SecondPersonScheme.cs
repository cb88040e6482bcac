using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Two schemes beside the desk's own: <see cref="Name"/> asks the desk's provider once more, <see cref="Proof"/> keeps
/// what it answered for a single answer. Neither touches the session of whoever's desk it is.
/// </summary>
public static class SecondPersonScheme
{
    public const string Name = "second-person";
    public const string Proof = "second-person-proof";

    private const string Matter = "confirmation";
    private const string DeskClerk = "desk-clerk";
    private const string Area = "area";
    private const string AskedAt = "asked-at";

    /// <summary>
    /// What the way to the provider and back carries along, sealed: which request, at whose desk, since when.
    /// </summary>
    public static AuthenticationProperties Begin(Guid confirmation, string deskClerk, DateTimeOffset now) =>
        Begin(confirmation, ConfirmationAddresses.List, ConfirmationAddresses.AnswerOf(confirmation), deskClerk, now);

    /// <summary>The same for anything else that somebody proves herself for.</summary>
    /// <param name="matter">What it is for.</param>
    /// <param name="area">
    /// The path below which the proof is good, and below which it is said why there is none:
    /// <c>AREA/MATTER/refused/FAULT</c>.
    /// </param>
    /// <param name="goOnAt">Where the browser goes on with the proof.</param>
    /// <param name="deskClerk">At whose desk.</param>
    /// <param name="now">When the question begins.</param>
    public static AuthenticationProperties Begin(
        Guid matter, string area, string goOnAt, string deskClerk, DateTimeOffset now) => new()
    {
        RedirectUri = goOnAt,
        IssuedUtc = now,
        Items = { [Matter] = matter.ToString(), [DeskClerk] = deskClerk, [Area] = area },
    };

    /// <summary>What the second person was asked about; null when nobody can tell any more.</summary>
    public static Guid? MatterOf(AuthenticationProperties? properties) =>
        Guid.TryParse(properties?.GetString(Matter), out var id) ? id : null;

    /// <summary>The path below which the proof is good.</summary>
    public static string AreaOf(AuthenticationProperties? properties) =>
        properties?.GetString(Area) ?? ConfirmationAddresses.List;

    /// <summary>Where it is said why there is no proof.</summary>
    public static string RefusedOf(AuthenticationProperties? properties, SecondPersonFault fault) =>
        $"{AreaOf(properties)}/{MatterOf(properties) ?? Guid.Empty}/refused/{fault}";

    /// <summary>A proof is good at the desk at which it was given, for the matter for which it was given.</summary>
    public static bool IsFor(AuthenticationProperties properties, Guid matter, string deskClerk) =>
        MatterOf(properties) == matter && properties.GetString(DeskClerk) == deskClerk;

    /// <summary>When the provider asked who it is.</summary>
    /// <exception cref="InvalidOperationException">These are not the properties of a proof.</exception>
    public static DateTime AskedAtUtc(AuthenticationProperties properties) =>
        long.TryParse(properties.GetString(AskedAt), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : throw new InvalidOperationException("Only a proof says when somebody was asked.");

    internal static void KeepAskedAt(AuthenticationProperties properties, long seconds) =>
        properties.SetString(AskedAt, seconds.ToString(CultureInfo.InvariantCulture));
}
