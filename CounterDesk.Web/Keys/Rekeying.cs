using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Keys;

/// <summary>
/// Brings what is stored under an older key under the current one: at once when this process made a new key, and
/// within the hour after a restart or when another one did. It may be stopped at any moment and goes on where it was.
/// </summary>
public sealed partial class Rekeying(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, IEnumerable<KeyedStore> stores,
    TimeProvider time, ILogger<Rekeying> logger) : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _asked = new(0);

    // How many could not be read the last time, by store: they are not tried again until something else is due.
    private ImmutableDictionary<string, int> _unreadable = ImmutableDictionary<string, int>.Empty;

    /// <summary>How far the job is in this process; null when it does nothing.</summary>
    public RekeyProgress? Progress { get; private set; }

    /// <summary>How many rows could not be brought under the current key, because no key of the ring reads them.</summary>
    public int Unreadable => _unreadable.Values.Sum();

    public override void Dispose()
    {
        base.Dispose();
        _asked.Dispose();
    }

    /// <summary>Begins soon.</summary>
    public void Ask() => _asked.Release();

    /// <summary>Re-keys all that is due. Nothing is announced when nothing is.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; what is left waits.</exception>
    public async Task RekeyAsync(CancellationToken cancellationToken)
    {
        var due = await CountDueAsync(cancellationToken);
        if (due.All(store => store.Value <= _unreadable.GetValueOrDefault(store.Key.Name)))
        {
            return;
        }

        var note = new AuditNote
        {
            Action = AuditAction.ContentRekeyed, Details = [new("Key", keys.CurrentKeyId), .. Details(due)],
        };
        await audit.AnnouncedAsync(note, async announcement =>
        {
            try
            {
                var unreadable = await RekeyAsync(due, cancellationToken);
                _unreadable = unreadable;
                var note = new AuditNote
                {
                    Action = AuditAction.ContentRekeyed,
                    Outcome = unreadable.IsEmpty ? AuditOutcome.Done : AuditOutcome.Failed,
                    Details =
                    [
                        new("Key", keys.CurrentKeyId), .. Details(due),
                        new("Unreadable", unreadable.Values.Sum().ToString(CultureInfo.InvariantCulture)),
                    ],
                };
                return await audit.RecordAsync(announcement, note, CancellationToken.None);
            }
            finally
            {
                Progress = null;
            }
        }, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RekeyAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                LogPutOff(exception.GetBaseException().GetType().Name);
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_asked.WaitAsync(waiting.Token), Task.Delay(_often, time, waiting.Token));
            await waiting.CancelAsync();
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<Dictionary<KeyedStore, int>> CountDueAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (due, current) = (new Dictionary<KeyedStore, int>(), keys.CurrentKeyId);
        foreach (var store in stores)
        {
            var counts = await store.CountAsync(db, cancellationToken);
            due[store] = counts.Where(count => count.Key != current).Sum(count => count.Value);
        }

        return due;
    }

    private async Task<ImmutableDictionary<string, int>> RekeyAsync(
        Dictionary<KeyedStore, int> due, CancellationToken cancellationToken)
    {
        var unreadable = ImmutableDictionary.CreateBuilder<string, int>();
        var (done, all) = (0, due.Values.Sum());
        foreach (var store in due.Where(store => store.Value > 0).Select(store => store.Key))
        {
            Progress = new(store.Name, done, all);
            await store.RekeyAsync(
                databases, keys,
                isDone =>
                {
                    Progress = new(store.Name, ++done, all);
                    if (!isDone)
                    {
                        unreadable[store.Name] = unreadable.GetValueOrDefault(store.Name) + 1;
                    }
                },
                cancellationToken);
        }

        return unreadable.ToImmutable();
    }

    private static IEnumerable<AuditDetail> Details(Dictionary<KeyedStore, int> due) =>
        from store in due
        where store.Value > 0
        select new AuditDetail(store.Key.Name, store.Value.ToString(CultureInfo.InvariantCulture));

    [LoggerMessage(
        1, LogLevel.Error, "What is stored under an older key could not be brought under the current one yet: {Failure}")]
    private partial void LogPutOff(string failure);
}

/// <summary>What the job is at, and how many rows it has done of how many.</summary>
public sealed record RekeyProgress(string Store, int Done, int All);
