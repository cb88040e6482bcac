using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>
/// Keeps the hall's open day folded while its log is written, whoever writes it, so that the report of a large hall is there
/// at once. What it has is held against the log's hashes; where those do not follow each other, it has nothing, and the
/// report is read from the log itself. Closing and signing always read the log itself.
/// </summary>
public sealed class DayFolds(
    IDbContextFactory<CounterDeskDb> databases, DayRecords records, IOptions<HallOptions> hall, DeskClock clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    // Null while there is none that could be used: nobody waits for one to be made.
    private volatile DayFold? _fold;

    // The entry at which a day could not be folded any further.
    private long? _broken;

    private string Hall => hall.Value.Code;

    public void Dispose() => _turn.Dispose();

    /// <summary>Folds what was written since, or the whole open day where there is no fold of it yet.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var fold = _fold ?? await BeginAsync(db, cancellationToken);
            if (fold is not null)
            {
                _fold = await CatchUpAsync(db, fold, before: null, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes something of the fold of a day, up to date and unchanged meanwhile.</summary>
    /// <param name="day">Which day.</param>
    /// <param name="before">It need not be up to date beyond this entry: that somebody reads is no work of the day.</param>
    /// <param name="readAsync">Given the fold, and what brings it up to date once more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where there is no fold of the day that could be used.</returns>
    internal async Task<T?> ReadAsync<T>(
        DateOnly day, long? before, Func<DayFold, Func<Task>, Task<T?>> readAsync, CancellationToken cancellationToken)
        where T : class
    {
        if (_fold?.Day != day)
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            await UpdateAsync(before);
            if (_fold is not { } fold || fold.Day != day)
            {
                return null;
            }

            var read = await readAsync(fold, () => UpdateAsync(null));

            // It did not fit, and is made anew the next time.
            _fold = read is null ? null : _fold;
            return read;
        }
        finally
        {
            _turn.Release();
        }

        async Task UpdateAsync(long? upTo)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            _fold = _fold is { } fold ? await CatchUpAsync(db, fold, upTo, cancellationToken) : null;
        }
    }

    private IQueryable<AuditEntry> OfHall(CounterDeskDb db) =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);

    private async Task<DayFold?> BeginAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        if ((await LogDays.ReadClosedAsync(OfHall(db), cancellationToken)) is [.., var closed])
        {
            return closed.Last + 1 == _broken ? null : await BeginAsync(db, closed, cancellationToken);
        }

        var began = await OfHall(db).OrderBy(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);
        return began is null || _broken is not null
            ? null
            : new(Hall, DeskClock.DayOf(began.AtUtc), 1, await DayRecords.ClerksAsync(db, cancellationToken));
    }

    // The entry that closes a day is the first of the next one.
    private async Task<DayFold> BeginAsync(CounterDeskDb db, AuditAnchor closed, CancellationToken cancellationToken) =>
        new(Hall, DeskClock.DayOf(closed.AtUtc), closed.Last + 1, await DayRecords.ClerksAsync(db, cancellationToken));

    private async Task<DayFold?> CatchUpAsync(
        CounterDeskDb db, DayFold fold, long? before, CancellationToken cancellationToken)
    {
        // A backup that was put back, or a chain that was written anew.
        if (fold.Hash is { } hash && (await OfHall(db).Where(entry => entry.Sequence == fold.Last)
            .Select(entry => entry.Hash).SingleOrDefaultAsync(cancellationToken))?.AsSpan().SequenceEqual(hash) is not true)
        {
            return null;
        }

        var head = await db.Set<AuditHead>().Where(head => head.Hall == Hall)
            .Select(head => head.Sequence).SingleOrDefaultAsync(cancellationToken);
        var last = Math.Min(head, (before ?? long.MaxValue) - 1);
        try
        {
            while (await AddAsync(db, fold, last, cancellationToken) is { } closed)
            {
                fold = await BeginAsync(db, closed, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException || AuditProver.IsUnreadableRow(exception))
        {
            _broken = fold.First;
            return null;
        }

        await SettleAsync(db, fold, cancellationToken);
        return fold;
    }

    /// <returns>What closed the day, where the next entry is the first of another one.</returns>
    /// <exception cref="InvalidDataException">An entry does not follow the one before, or is not as it was written.</exception>
    private async Task<AuditAnchor?> AddAsync(
        CounterDeskDb db, DayFold fold, long last, CancellationToken cancellationToken)
    {
        var from = fold.Last;
        var unread = OfHall(db).Where(entry => entry.Sequence > from && entry.Sequence <= last)
            .OrderBy(entry => entry.Sequence).AsAsyncEnumerable();
        await foreach (var entry in unread.WithCancellation(cancellationToken))
        {
            if (entry.Action is nameof(AuditAction.DayClosed) && entry.Sequence > fold.First
                && AuditAnchor.Of(entry) is { } closed)
            {
                return closed;
            }

            if (!fold.TryAdd(entry))
            {
                throw new InvalidDataException("The log is not as it was written.");
            }
        }

        return null;
    }

    private async Task SettleAsync(CounterDeskDb db, DayFold fold, CancellationToken cancellationToken)
    {
        await fold.Visits.SettleAsync(db, clock.Now.UtcDateTime, cancellationToken);
        fold.EarlierLooks.UnionWith(await records.EarlierLooksAsync(
            OfHall(db), fold.Day, (fold.LookedUpTo + 1, fold.Last), fold.First, cancellationToken));
        fold.LookedUpTo = fold.Last;
    }
}
