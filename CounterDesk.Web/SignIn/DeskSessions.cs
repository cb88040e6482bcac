using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Which sessions are over: signed out, locked, idle for too long, too long in all, or ended by others. The cookie cannot
/// say so to a circuit, which lives on without it; and a cookie that was copied before signing out must not work after it.
/// Asked with every request and every key, so it is held in memory; <see cref="SessionKeeper"/> keeps it and hears of
/// other servers.
/// </summary>
public sealed class DeskSessions(TimeProvider time, IOptions<SignInOptions> options)
{
    /// <summary>So much later a server may know what is done at another.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromMinutes(1);

    private const string Session = "session";
    private const string Since = "signed_in_at";

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Some session was ended, not by time.</summary>
    public event Action? Ended;

    /// <summary>Who is at a desk now, and when she last did something.</summary>
    public IReadOnlyList<(Clerk Clerk, DateTimeOffset SeenAt)> Present =>
        [.. _known.Values.Where(known => !IsOver(known)).Select(known => (known.Clerk, known.SeenAt))];

    /// <summary>Whose sessions are over without the desk having been locked: see <see cref="Settle"/>.</summary>
    public IReadOnlyList<Clerk> Left =>
        [.. _known.Values.Where(known => !known.IsSettled && IsOver(known)).Select(known => known.Clerk)];

    /// <summary>The claims that make a session of whoever just signed in.</summary>
    public IReadOnlyList<Claim> Begin()
    {
        Forget();
        return
        [
            new Claim(Session, Guid.NewGuid().ToString("N")),
            new Claim(Since, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>A session with these claims as it is kept for all servers.</summary>
    public DeskSession RowOf(Clerk clerk, IReadOnlyList<Claim> session, string? providerSession = null) =>
        new(session[0].Value, clerk.Id, clerk.Counter, time.GetUtcNow().UtcDateTime) { ProviderSession = providerSession };

    /// <summary>Notes that the user did something just now. A session that is over stays over.</summary>
    public void Seen(ClaimsPrincipal user) => Put(user, known => known with
    {
        SeenAt = time.GetUtcNow(), IsHere = true, IsTold = false,
    });

    /// <summary>
    /// Ends the session in every window it is open in. Circuits find that by themselves and are not told: the window that
    /// asked is on its way out, and would be led away from it before the desk is locked and the provider has heard.
    /// </summary>
    public void End(ClaimsPrincipal user, SessionEnd end) => Put(user, known => known with { End = end });

    /// <summary>The same, by its id. One that is not known here is for its server to end.</summary>
    public void End(string id, SessionEnd end)
    {
        if (_known.TryGetValue(id, out var known) && !IsOver(known))
        {
            _known[id] = known with { End = end };
            Tell();
        }
    }

    /// <summary>Asks all circuits to look whether theirs is over.</summary>
    public void Tell() => Ended?.Invoke();

    /// <summary>How the session that is over ended.</summary>
    public SessionEnd WhyOver(ClaimsPrincipal user) =>
        _known.TryGetValue(IdOf(user), out var known) && known.End is { } end ? end : SessionEnd.Over;

    /// <summary>
    /// Until when the session goes on although the provider, asked again, says nothing; null while it does say something,
    /// or need not.
    /// </summary>
    public DateTimeOffset? SilentUntil(ClaimsPrincipal user) =>
        options.Value.Refresh > TimeSpan.Zero && _known.TryGetValue(IdOf(user), out var known)
        && known.ConfirmedAt is { } confirmed && time.GetUtcNow() - confirmed > options.Value.Refresh + Lag
            ? confirmed + options.Value.Refresh + options.Value.SilentFor
            : null;

    /// <summary>Whether this server is the one that the session's browser talks to.</summary>
    public bool IsHere(string id) => _known.TryGetValue(id, out var known) && known.IsHere;

    public bool IsKnownOver(string id) => _known.TryGetValue(id, out var known) && IsOver(known);

    /// <summary>When sessions were last seen here that has not been told to the others, each once.</summary>
    public IReadOnlyList<(string Id, DateTimeOffset SeenAt)> TakeSeen()
    {
        List<(string, DateTimeOffset)> taken = [];
        foreach (var (id, known) in _known)
        {
            if (!known.IsTold && _known.TryUpdate(id, known with { IsTold = true }, known))
            {
                taken.Add((id, known.SeenAt));
            }
        }

        return taken;
    }

    /// <summary>Takes in what all servers know of sessions.</summary>
    public void Learn(IEnumerable<DeskSession> rows)
    {
        var isEnded = false;
        foreach (var row in rows)
        {
            var (seenAt, since) = (Utc(row.SeenAtUtc), Utc(row.SinceUtc));
            _known.AddOrUpdate(
                row.Id,
                _ => new(new(row.Account, "", "", row.Counter, row.Roles), since, seenAt, row.End, IsHere: false, IsTold: true, IsSettled: false)
                {
                    ConfirmedAt = ConfirmedAtOf(row),
                },
                (_, known) =>
                {
                    isEnded |= known.End is null && row.End is not null;
                    return known with
                    {
                        SeenAt = seenAt > known.SeenAt ? seenAt : known.SeenAt,
                        IsHere = known.IsHere && seenAt <= known.SeenAt,
                        End = known.End ?? row.End,
                        ConfirmedAt = ConfirmedAtOf(row),
                    };
                });
        }

        if (isEnded)
        {
            Tell();
        }

        static DateTimeOffset Utc(DateTime utc) => new(utc, TimeSpan.Zero);

        static DateTimeOffset? ConfirmedAtOf(DeskSession row) => row.RefreshToken is null ? null : Utc(row.ConfirmedAtUtc);
    }

    public bool IsOver(ClaimsPrincipal user) => SinceOf(user) is not { } since
        || (_known.TryGetValue(IdOf(user), out var known) ? IsOver(known) : LastsLongerThan(since));

    /// <summary>How long the session goes on when nobody does anything; zero when it is over.</summary>
    public TimeSpan TimeLeft(ClaimsPrincipal user) =>
        IsOver(user) ? TimeSpan.Zero
        : !_known.TryGetValue(IdOf(user), out var known) ? options.Value.Idle
        : Min(known.SeenAt + options.Value.Idle, LatestEndOf(known)) - time.GetUtcNow();

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
            _ => change(new(Clerk.Of(user), SinceOf(user) ?? now, now, End: null, IsHere: true, IsTold: false, IsSettled: false)),
            (_, known) => IsOver(known) ? known : change(known));
    }

    // What is done at another server is known here a little later.
    private bool IsOver(Known known) => known.End is not null || LastsLongerThan(known.Since)
        || time.GetUtcNow() - known.SeenAt > options.Value.Idle + (known.IsHere ? TimeSpan.Zero : Lag);

    private bool LastsLongerThan(DateTimeOffset since) => time.GetUtcNow() - since > options.Value.Longest;

    private DateTimeOffset LatestEndOf(Known known) => known.Since + options.Value.Longest;

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset? SinceOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirst(Since)?.Value, CultureInfo.InvariantCulture, out var since)
            ? DateTimeOffset.FromUnixTimeSeconds(since)
            : null;

    private static bool IsSameDesk(Clerk one, Clerk other) => (one.Id, one.Counter) == (other.Id, other.Counter);

    public static string IdOf(ClaimsPrincipal user) => user.FindFirst(Session)?.Value ?? "";

    private sealed record Known(
        Clerk Clerk, DateTimeOffset Since, DateTimeOffset SeenAt, SessionEnd? End, bool IsHere, bool IsTold,
        bool IsSettled)
    {
        /// <summary>When the provider last said who it is; null where it cannot be asked again.</summary>
        public DateTimeOffset? ConfirmedAt { get; init; }
    }
}
