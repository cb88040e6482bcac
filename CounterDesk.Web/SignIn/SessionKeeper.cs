using System.Globalization;
using System.Security.Claims;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Keeps sessions in the database as well as in memory, so that what is ended here, blocked or mapped otherwise ends on
/// every server of the hall within the minute.
/// </summary>
public sealed class SessionKeeper(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, DeskSessions sessions, AccountRules rules,
    IOptions<SignInOptions> options, TimeProvider time)
{
    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    // After the longest time a session lasts, nobody asks about it.
    private DateTime Oldest => UtcNow - options.Value.Longest;

    /// <summary>The sessions that go on, on whatever server.</summary>
    public async Task<IReadOnlyList<DeskSession>> FindOpenAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        var (oldest, idle) = (Oldest, UtcNow - options.Value.Idle - DeskSessions.Lag);
        var found = await db.Set<DeskSession>().AsNoTracking()
            .Where(session => session.EndedAtUtc == null && session.SinceUtc > oldest && session.SeenAtUtc >= idle)
            .OrderBy(session => session.SinceUtc).ToListAsync(cancellationToken);

        // Of those that are open here, memory knows more than the row.
        return [.. found.Where(session => !sessions.IsKnownOver(session.Id))];
    }

    /// <summary>
    /// Ends the session of whoever just leaves, here at once. What she did is for the caller to record.
    /// </summary>
    public async Task EndAsync(ClaimsPrincipal user, SessionEnd end, CancellationToken cancellationToken)
    {
        sessions.End(user, end);
        var id = DeskSessions.IdOf(user);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = UtcNow;
        await db.Set<DeskSession>().Where(session => session.Id == id && session.EndedAtUtc == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(session => session.End, end).SetProperty(session => session.EndedAtUtc, now)
                    .SetProperty(session => session.RefreshToken, (byte[]?)null),
                cancellationToken);
    }

    /// <summary>Ends all sessions of an account, each with an entry. How many there were.</summary>
    /// <param name="account">At the identity provider.</param>
    /// <param name="end">How they end.</param>
    /// <param name="by">Who ends them; null for what the program does by itself.</param>
    /// <param name="cancellationToken">Stops before the first is ended.</param>
    /// <param name="except">The id of one that goes on.</param>
    /// <exception cref="AuditUnavailableException">It could not be recorded, and nothing was done.</exception>
    public async Task<int> EndAllAsync(
        string account, SessionEnd end, Clerk? by, CancellationToken cancellationToken, string? except = null)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = (await FindOpenAsync(db, cancellationToken))
            .Where(session => session.Account == account && session.Id != except).ToList();
        foreach (var session in open)
        {
            await EndAsync(session, end, by, cancellationToken);
        }

        return open.Count;
    }

    /// <summary>
    /// Tells the others what was done here and hears from them, and ends what blocks and mapping no longer allow.
    /// </summary>
    /// <exception cref="AuditUnavailableException">
    /// Something ended here could not be recorded. It has ended all the same; the next round tries again.
    /// </exception>
    public async Task RoundAsync(CancellationToken cancellationToken)
    {
        await rules.LoadAsync(cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        foreach (var (id, seenAt) in sessions.TakeSeen())
        {
            var at = seenAt.UtcDateTime;
            await db.Set<DeskSession>().Where(session => session.Id == id && session.SeenAtUtc < at)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAtUtc, at), cancellationToken);
        }

        var oldest = Oldest;
        await db.Set<DeskSession>().Where(session => session.SinceUtc <= oldest).ExecuteDeleteAsync(cancellationToken);
        var rows = await db.Set<DeskSession>().AsNoTracking().ToListAsync(cancellationToken);
        sessions.Learn(rows);

        AuditUnavailableException? failure = null;
        foreach (var session in rows)
        {
            if (session.EndedAtUtc is null && FindEnd(session) is { } end)
            {
                try
                {
                    await EndAsync(session, end, null, cancellationToken);
                }
                catch (AuditUnavailableException exception)
                {
                    failure = exception;
                    sessions.End(session.Id, end);
                }
            }
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    private SessionEnd? FindEnd(DeskSession session) =>
        rules.IsBlocked(session.Account) ? SessionEnd.Blocked
        : !RoleNames.AreSame(rules.Mapping.RolesOf(session.Told), session.Roles) ? SessionEnd.RolesChanged
        : session.RefreshToken is not null && options.Value.Refresh > TimeSpan.Zero
            && UtcNow - session.ConfirmedAtUtc > options.Value.Refresh + options.Value.SilentFor ? SessionEnd.ProviderSilent
        : null;

    /// <summary>Ends one session, with an entry.</summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded, and nothing was done.</exception>
    internal async Task EndAsync(DeskSession session, SessionEnd end, Clerk? by, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Attach(session).State = EntityState.Unchanged;
        session.EndAs(end, UtcNow);
        var note = new AuditNote
        {
            Action = AuditAction.SessionEnded,
            Actor = by?.Id,
            Role = by?.RoleNames,
            Counter = session.Counter.Length > 0 ? session.Counter : null,
            Subject = session.Account,
            Details =
            [
                new("End", end.ToString()),
                new("Since", DeskClock.At(session.SinceUtc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
            ],
        };
        try
        {
            await audit.RecordAsync(db, null, note, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another server was faster, or she left by herself.
        }

        sessions.End(session.Id, end);
    }
}
