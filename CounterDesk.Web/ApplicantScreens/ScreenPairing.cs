using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// Which screen belongs to which counter: one each. A clerk types the code that a screen shows; the screen that was
/// there before falls back to a code of its own.
/// </summary>
/// <remarks>Methods that act throw <see cref="AuditUnavailableException"/>; nothing was done then.</remarks>
public sealed class ScreenPairing(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, PairingCodes codes, Screens screens, DeskClock clock)
    : IDisposable
{
    // A glance a minute is enough to see that a screen has been out of use for days.
    private static readonly TimeSpan _seenEvery = TimeSpan.FromMinutes(1);

    // Two clerks of one counter would otherwise both find no screen there.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>A screen was paired or taken away. Raised on any thread.</summary>
    public event Action? Changed;

    private DateTime UtcNow => clock.Now.UtcDateTime;

    public void Dispose() => _turn.Dispose();

    /// <summary>The counter whose screen the device is; null when it is none's.</summary>
    public async Task<string?> CounterOfAsync(string device, CancellationToken cancellationToken)
    {
        var hash = Convert.FromHexString(device);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var screen = await db.Set<PairedScreen>().AsNoTracking()
            .Where(screen => screen.DeviceKeyHash == hash && screen.RevokedAtUtc == null)
            .OrderByDescending(screen => screen.PairedAtUtc)
            .FirstOrDefaultAsync(cancellationToken);
        if (screen is not null && UtcNow - screen.LastSeenAtUtc >= _seenEvery)
        {
            var now = UtcNow;
            await db.Set<PairedScreen>().Where(row => row.Id == screen.Id).ExecuteUpdateAsync(
                row => row.SetProperty(seen => seen.LastSeenAtUtc, now), cancellationToken);
        }

        return screen?.Counter;
    }

    /// <summary>The screen of a counter, or null.</summary>
    public async Task<PairedScreen?> ScreenOfAsync(string counter, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await Live(db, counter).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Every screen that belongs to a counter, in the order of the counters.</summary>
    public async Task<IReadOnlyList<PairedScreen>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<PairedScreen>().AsNoTracking().Where(screen => screen.RevokedAtUtc == null)
            .OrderBy(screen => screen.Counter).ToListAsync(cancellationToken);
    }

    /// <summary>Makes the screen that shows <paramref name="code"/> the one of the clerk's counter.</summary>
    public async Task<PairingAnswer> PairAsync(Clerk clerk, string code, CancellationToken cancellationToken)
    {
        if (!clerk.Roles.Contains(DeskRoles.Clerk))
        {
            return PairingAnswer.NotYours;
        }

        if (clerk.Counter.Length is 0)
        {
            return PairingAnswer.NoCounter;
        }

        var taken = codes.Take(clerk.Id, code, out var device);
        if (taken is not PairingAnswer.Done)
        {
            await audit.RecordAsync(null, Refusal(AuditAction.ScreenPaired, clerk, taken), cancellationToken);
            return taken;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await PlaceAsync(clerk, device, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }

        Changed?.Invoke();
        return PairingAnswer.Done;
    }

    /// <summary>Takes the screen from a counter: a clerk of that counter may, and a system administrator.</summary>
    public async Task<PairingAnswer> RevokeAsync(Clerk clerk, string counter, CancellationToken cancellationToken)
    {
        if (!MayRevoke(clerk, counter))
        {
            var refusal = Refusal(AuditAction.ScreenRevoked, clerk, PairingAnswer.NotYours);
            await audit.RecordAsync(null, refusal with { Counter = counter }, cancellationToken);
            return PairingAnswer.NotYours;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var live = await Live(db, counter).ToListAsync(cancellationToken);
        if (live.Count is 0)
        {
            return PairingAnswer.NoScreen;
        }

        live.ForEach(screen => screen.Revoke(UtcNow));
        var note = Note(AuditAction.ScreenRevoked, clerk) with
        {
            Counter = counter, Details = [new("Screen", $"{live[0].Id}")],
        };
        await audit.RecordAsync(db, null, note, cancellationToken);
        screens.Left(counter);
        Changed?.Invoke();
        return PairingAnswer.Done;
    }

    private async Task PlaceAsync(Clerk clerk, string device, CancellationToken cancellationToken)
    {
        var hash = Convert.FromHexString(device);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = await db.Set<PairedScreen>()
            .Where(screen => screen.RevokedAtUtc == null)
            .Where(screen => screen.Counter == clerk.Counter || screen.DeviceKeyHash == hash)
            .ToListAsync(cancellationToken);
        before.ForEach(screen => screen.Revoke(UtcNow));
        var paired = new PairedScreen(clerk.Counter, hash, clerk.Id, UtcNow);
        db.Add(paired);
        var note = Note(AuditAction.ScreenPaired, clerk) with
        {
            Details =
            [
                new("Screen", $"{paired.Id}"), .. before.Select(screen => new AuditDetail("InPlaceOf", $"{screen.Id}")),
            ],
        };
        await audit.RecordAsync(db, null, note, cancellationToken);
    }

    private static bool MayRevoke(Clerk clerk, string counter) =>
        clerk.Roles.Contains(DeskRoles.SystemAdministrator)
        || clerk.Roles.Contains(DeskRoles.Clerk) && clerk.Counter == counter;

    private static IQueryable<PairedScreen> Live(CounterDeskDb db, string counter) =>
        db.Set<PairedScreen>()
            .Where(screen => screen.Counter == counter && screen.RevokedAtUtc == null)
            .OrderByDescending(screen => screen.PairedAtUtc);

    private static AuditNote Note(AuditAction action, Clerk clerk) => new()
    {
        Action = action, Actor = clerk.Id, Role = clerk.Roles.FirstOrDefault(), Counter = clerk.Counter,
    };

    private static AuditNote Refusal(AuditAction action, Clerk clerk, PairingAnswer why) => Note(action, clerk) with
    {
        Outcome = AuditOutcome.Refused, Details = [new("Reason", why.ToString())],
    };
}
