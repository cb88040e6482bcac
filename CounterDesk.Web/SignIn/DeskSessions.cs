using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Which sessions are over: signed out, idle for too long, or too long in all. The cookie cannot say so to a circuit,
/// which lives on
/// without it; and a cookie that was copied before signing out must not work after it.
/// </summary>
public sealed class DeskSessions(TimeProvider time, IOptions<SignInOptions> options)
{
    private const string Session = "session";
    private const string Since = "signed_in_at";

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The claims that make a session of whoever just signed in.</summary>
    public IEnumerable<Claim> Begin()
    {
        Forget();
        return
        [
            new Claim(Session, Guid.NewGuid().ToString("N")),
            new Claim(Since, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Notes that the user did something just now.</summary>
    public void Seen(ClaimsPrincipal user) =>
        _known.AddOrUpdate(
            IdOf(user),
            _ => new Known(time.GetUtcNow(), Ended: false),
            (_, known) => known with { SeenAt = time.GetUtcNow() });

    /// <summary>Ends the session in every window it is open in.</summary>
    public void End(ClaimsPrincipal user) => _known[IdOf(user)] = new Known(time.GetUtcNow(), Ended: true);

    public bool IsOver(ClaimsPrincipal user)
    {
        var now = time.GetUtcNow();
        return !long.TryParse(user.FindFirst(Since)?.Value, CultureInfo.InvariantCulture, out var since)
            || now - DateTimeOffset.FromUnixTimeSeconds(since) > options.Value.Longest
            || _known.TryGetValue(IdOf(user), out var known)
                && (known.Ended || now - known.SeenAt > options.Value.Idle);
    }

    // After the longest time a session lasts, nobody asks about it.
    private void Forget()
    {
        var oldest = time.GetUtcNow() - options.Value.Longest;
        foreach (var (id, known) in _known)
        {
            if (known.SeenAt < oldest)
            {
                _known.TryRemove(id, out _);
            }
        }
    }

    private static string IdOf(ClaimsPrincipal user) => user.FindFirst(Session)?.Value ?? "";

    private sealed record Known(DateTimeOffset SeenAt, bool Ended);
}
