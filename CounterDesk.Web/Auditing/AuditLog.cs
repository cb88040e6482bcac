using System.Data.Common;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Writes the hall's audit log. What the desk does is announced before it happens and recorded with its outcome before
/// it is shown; both return only when the entry is committed.
/// </summary>
/// <remarks>
/// All desks of a hall write one chain. Those of this process wait for each other here; another process is noticed by
/// the head row, whose update finds its old number gone, and the entry is made again from the new head.
/// </remarks>
/// <param name="databases">Where the log is.</param>
/// <param name="time">The clock that entries are told by.</param>
/// <param name="hall">Whose chain it is.</param>
/// <param name="logger">Told when the log cannot be written.</param>
/// <param name="days">Closes days; null where a log is written whose days nobody closes.</param>
public sealed partial class AuditLog(
    IDbContextFactory<CounterDeskDb> databases, TimeProvider time, IOptions<HallOptions> hall, ILogger<AuditLog> logger,
    DayClosing? days = null)
    : IDisposable
{
    // Each lost attempt means that another process got an entry in.
    private const int MostAttempts = 50;

    private const int SqliteConstraint = 19;
    private static readonly int[] _sqlServerConstraints = [547, 2601, 2627];

    private readonly SemaphoreSlim _turn = new(1, 1);

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// Closes the day that is over, when nothing has been written since that would have closed it.
    /// </summary>
    /// <exception cref="AuditUnavailableException">The log could not be written.</exception>
    public async Task CloseDayAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await WriteAsync(db, null, [], AuditAction.DayClosed, AuditOutcome.Done, cancellationToken);
    }

    /// <summary>Commits an entry that says what is about to happen. Only then may it happen.</summary>
    /// <exception cref="AuditUnavailableException">It could not be written: do not begin.</exception>
    public Task<AuditReceipt> AnnounceAsync(AuditNote note, CancellationToken cancellationToken) =>
        RecordAsync(null, note with { Outcome = AuditOutcome.Announced }, cancellationToken);

    /// <summary>
    /// Commits the outcome of something that changes nothing in the database. Only then may it be shown.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It could not be written: do not show.</exception>
    public async Task<AuditReceipt> RecordAsync(
        AuditReceipt? announcement, AuditNote note, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await RecordAsync(db, announcement, note, cancellationToken);
    }

    /// <summary>
    /// Saves what <paramref name="db"/>, a context without a transaction of its own, tracks as changed, and the
    /// outcome, in one transaction. What only changes our own database needs no <paramref name="announcement"/>.
    /// </summary>
    /// <exception cref="AuditUnavailableException">Neither was written: do not show.</exception>
    /// <exception cref="DbUpdateException">
    /// The change, not the entry, was refused: it broke a rule of its tables or somebody else was faster. Neither was
    /// written.
    /// </exception>
    public Task<AuditReceipt> RecordAsync(
        CounterDeskDb db, AuditReceipt? announcement, AuditNote note, CancellationToken cancellationToken) =>
        RecordAsync(db, announcement, [note], cancellationToken);

    /// <summary>
    /// As with one note: the changes and an entry for each of <paramref name="notes"/> in one transaction.
    /// </summary>
    /// <inheritdoc cref="RecordAsync(CounterDeskDb, AuditReceipt?, AuditNote, CancellationToken)" path="/exception"/>
    /// <returns>The receipt of the last entry.</returns>
    public async Task<AuditReceipt> RecordAsync(
        CounterDeskDb db, AuditReceipt? announcement, IReadOnlyList<AuditNote> notes,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(notes.Count);
        if (db.Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException(
                "Recording is the transaction: track the changes in the context and begin none.");
        }

        var last = notes[^1];
        var entry = await WriteAsync(db, announcement, notes, last.Action, last.Outcome, cancellationToken);
        return new AuditReceipt(entry!.Sequence, entry.AtUtc);
    }

    private async Task<AuditEntry?> WriteAsync(
        CounterDeskDb db, AuditReceipt? announcement, IReadOnlyList<AuditNote> notes, AuditAction action,
        AuditOutcome outcome, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // An entry once begun is written, even when the clerk has left the page.
            return await AppendAsync(db, announcement, notes);
        }
        catch (Exception exception) when (IsFailure(exception) && !IsRefusalOfTheChange(exception))
        {
            LogUnavailable(action, outcome, exception.GetBaseException().GetType().Name);
            throw new AuditUnavailableException(exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <returns>The last entry; null when there was nothing to write.</returns>
    private async Task<AuditEntry?> AppendAsync(
        CounterDeskDb db, AuditReceipt? announcement, IReadOnlyList<AuditNote> notes)
    {
        for (var attempt = 1; ; attempt++)
        {
            var found = await ReadHeadAsync(db);
            var head = found ?? AuditHead.BeforeTheFirst(hall.Value.Code);
            var before = head.Sequence;
            var now = time.GetUtcNow().UtcDateTime;
            var due = days is null ? null : await days.FindDueAsync(db, head, now);
            if (due is null && notes.Count is 0)
            {
                return null;
            }

            db.Entry(head).State = found is null ? EntityState.Added : EntityState.Unchanged;
            var entries = new List<AuditEntry>(notes.Count + 1);
            if (due is not null)
            {
                Add(due.ToNote(), null);
            }

            foreach (var note in notes)
            {
                Add(note, announcement?.Sequence);
            }

            db.AddRange(entries);
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                var moved = await ReadHeadAsync(db);
                if ((moved?.Sequence ?? 0) == before)
                {
                    throw;
                }

                continue;
            }
            finally
            {
                // The context is the caller's and may be used again.
                entries.ForEach(entry => db.Entry(entry).State = EntityState.Detached);
                db.Entry(head).State = EntityState.Detached;
            }

            if (due is not null)
            {
                days!.Publish(due);
            }

            return entries[^1];

            void Add(AuditNote note, long? answered)
            {
                var entry = new AuditEntry(head, note, answered, now);
                head.MoveTo(entry);
                entries.Add(entry);
            }
        }
    }

    private Task<AuditHead?> ReadHeadAsync(CounterDeskDb db) =>
        db.Set<AuditHead>().AsNoTracking()
            .SingleOrDefaultAsync(head => head.Hall == hall.Value.Code, CancellationToken.None);

    // A lost connection to SQL Server comes wrapped in an InvalidOperationException.
    private static bool IsFailure(Exception exception) =>
        exception is DbException or DbUpdateException or KeyRingException
        || exception is InvalidOperationException { InnerException: DbException or DbUpdateException };

    private static bool IsRefusalOfTheChange(Exception exception) =>
        exception is DbUpdateException refused
        && refused.Entries.Count > 0
        && refused.Entries.All(entry => entry.Entity is not (AuditEntry or AuditHead))
        && (refused is DbUpdateConcurrencyException || refused.InnerException switch
        {
            SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
            SqlException server => _sqlServerConstraints.Contains(server.Number),
            _ => false,
        });

    [LoggerMessage(
        1, LogLevel.Critical, "The audit log could not be written ({Action}, {Outcome}): {Failure}. The desk stops.")]
    private partial void LogUnavailable(AuditAction action, AuditOutcome outcome, string failure);
}
