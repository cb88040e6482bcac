using System.Collections.Frozen;
using System.Collections.Immutable;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.ServiceItems;

/// <summary>
/// The service items of the hall, held in memory so that they are found while somebody types. What this process changes
/// counts at once, what another one changes within <see cref="LongestUnasked"/>.
/// </summary>
public sealed class ServiceItemList(
    IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall, TimeProvider time) : IDisposable
{
    /// <summary>How many a clerk is offered; more would not be read.</summary>
    public const int MostFound = 8;

    /// <summary>For how long the database is not asked whether something has changed.</summary>
    public static readonly TimeSpan LongestUnasked = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Loaded? _loaded;
    private int _changes;

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// What may be meant by a name, initials, pinyin or a code, likeliest first, at most <see cref="MostFound"/>.
    /// Retired
    /// items are not found.
    /// </summary>
    public async Task<ImmutableArray<ServiceItem>> FindAsync(string? typed, CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).Offered.Find(typed, MostFound);

    /// <summary>
    /// The item with this code, a retired one too; null when the hall has never had it, or none is named.
    /// </summary>
    public async Task<ServiceItem?> ReadAsync(string? code, CancellationToken cancellationToken) =>
        code is null ? null : (await LoadAsync(cancellationToken)).ByCode.GetValueOrDefault(code)?.Item;

    /// <summary>All items, retired ones too, by code.</summary>
    public async Task<ImmutableArray<ListedServiceItem>> ListAsync(CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).All;

    /// <summary>The next one to ask is told what the database has then.</summary>
    internal void Forget() => Interlocked.Increment(ref _changes);

    private async Task<Loaded> LoadAsync(CancellationToken cancellationToken)
    {
        if (_loaded is { } loaded && IsFresh(loaded))
        {
            return loaded;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited for another one is answered by what that one found.
            return _loaded is { } found && IsFresh(found)
                ? found
                : _loaded = await AskAsync(_loaded, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool IsFresh(Loaded loaded) =>
        loaded.Changes == Volatile.Read(ref _changes) && time.GetElapsedTime(loaded.AskedAt) < LongestUnasked;

    private async Task<Loaded> AskAsync(Loaded? before, CancellationToken cancellationToken)
    {
        // Before the question: what is changed while it is asked may not be in the answer.
        var (changes, now) = (Volatile.Read(ref _changes), time.GetTimestamp());
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = db.Set<KeptServiceItem>().AsNoTracking().Where(item => item.Hall == hall.Value.Code);
        if (before is not null
            && before.Versions.SetEquals(await kept.Select(item => item.Version).ToListAsync(cancellationToken)))
        {
            return before with { Changes = changes, AskedAt = now };
        }

        return Loaded.Of(await kept.ToListAsync(cancellationToken), changes, now);
    }

    private sealed record Loaded(
        ImmutableArray<ListedServiceItem> All, FrozenDictionary<string, ListedServiceItem> ByCode,
        FrozenSet<Guid> Versions, ServiceItemIndex Offered, int Changes, long AskedAt)
    {
        public static Loaded Of(IEnumerable<KeptServiceItem> kept, int changes, long now)
        {
            ImmutableArray<ListedServiceItem> all =
            [
                .. from item in kept
                   select new ListedServiceItem(
                       ServiceItemFile.ReadItem(item.Content), item.Version, item.ChangedAtUtc, item.ChangedByName),
            ];
            all = all.Sort((one, other) => string.CompareOrdinal(one.Item.Code, other.Item.Code));
            return new(
                all,
                all.ToFrozenDictionary(listed => listed.Item.Code),
                all.Select(listed => listed.Version).ToFrozenSet(),
                new ServiceItemIndex(all.Select(listed => listed.Item).Where(item => !item.IsRetired)),
                changes, now);
        }
    }
}
