using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Which sessions are over: signed out, locked, idle for too long, or too long in all. The cookie cannot say so to a
/// circuit, which lives on without it; and a cookie that was copied before signing out must not work after it.
/// </summary>
public sealed class DeskSessions(TimeProvider time, IOptions<SignInOptions> options)
{
    private const string Session = "session";
    private const string Since = "signed_in_at";

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Who is at a desk now, and when she last did something.</summary>
    public IReadOnlyList<(Clerk Clerk, DateTimeOffset SeenAt)> Present =>
        [.. _known.Values.Where(known => !IsOver(known)).Select(known => (known.Clerk, known.SeenAt))];

    /// <summary>Whose sessions are over without the desk having been locked: see <see cref="Settle"/>.</summary>
    public IReadOnlyList<Clerk> Left =>
        [.. _known.Values.Where(known => !known.IsSettled && IsOver(known)).Select(known => known.Clerk)];

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

    /// <summary>Notes that the user did something just now. A session that is over stays over.</summary>
    public void Seen(ClaimsPrincipal user) => Put(user, known => known with { SeenAt = time.GetUtcNow() });

    /// <summary>Ends the session in every window it is open in.</summary>
    public void End(ClaimsPrincipal user) => Put(user, known => known with { HasEnded = true });

    public bool IsOver(ClaimsPrincipal user) => SinceOf(user) is not { } since
        || (_known.TryGetValue(IdOf(user), out var known) ? IsOver(known) : LastsLongerThan(since));

    /// <summary>How long the session goes on when nobody does anything; zero when it is over.</summary>
    public TimeSpan TimeLeft(ClaimsPrincipal user) =>
        IsOver(user) ? TimeSpan.Zero
        : !_known.TryGetValue(IdOf(user), out var known) ? options.Value.Idle
        : Min(known.SeenAt + options.Value.Idle, EndOf(known)) - time.GetUtcNow();

    /// <summary>Whether a key or a click would make the session longer; false when it is about to be too long in all.</summary>
    public bool CanGoOn(ClaimsPrincipal user) =>
        SinceOf(user) is { } since && since + options.Value.Longest - time.GetUtcNow() > options.Value.Warning;

    /// <summary>Whether the clerk has a session that is not over, in whatever browser at her counter.</summary>
    public bool IsPresent(Clerk clerk) => Present.Any(present => IsSameDesk(present.Clerk, clerk));

    /// <summary>The desk that the clerk left has been locked.</summary>
    public void Settle(Clerk clerk)
    {
        foreach (var (id, known) in _known)
        {
            if (IsSameDesk(known.Clerk, clerk) && IsOver(known))
            {
                _known[id] = known with { IsSettled = true };
            }
        }
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

    private void Put(ClaimsPrincipal user, Func<Known, Known> change)
    {
        var now = time.GetUtcNow();
        _known.AddOrUpdate(
            IdOf(user),
            _ => change(new(Clerk.Of(user), SinceOf(user) ?? now, now, HasEnded: false, IsSettled: false)),
            (_, known) => IsOver(known) ? known : change(known));
    }

    private bool IsOver(Known known) => known.HasEnded || LastsLongerThan(known.Since)
        || time.GetUtcNow() - known.SeenAt > options.Value.Idle;

    private bool LastsLongerThan(DateTimeOffset since) => time.GetUtcNow() - since > options.Value.Longest;

    private DateTimeOffset EndOf(Known known) => known.Since + options.Value.Longest;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset? SinceOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst(Since)?.Value, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : null;

    private static bool IsSameDesk(Clerk one, Clerk other) => (one.Id, one.Counter) == (other.Id, other.Counter);

    private static string IdOf(ClaimsPrincipal user) => user.FindFirst(Session)?.Value ?? "";

    private sealed record Known(
        Clerk Clerk, DateTimeOffset Since, DateTimeOffset SeenAt, bool HasEnded, bool IsSettled);
}
