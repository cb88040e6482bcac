using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>Design, "what must never happen" 4: no action without its entry, no entry without its action.</summary>
public sealed class AuditLogTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(SomeAudit.At);
    private FileDatabase _database = null!;
    private AuditLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = FileDatabase.Create();
        _log = SomeAudit.Log(_database, _time);
    }

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task An_announcement_is_committed_before_the_action_may_begin()
    {
        var receipt = await _log.AnnounceAsync(SomeAudit.Note(AuditAction.Search), Cancel);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(new AuditReceipt(1, SomeAudit.At), receipt);
        Assert.Equal(("Search", "Announced", 1L), (entry.Action, entry.Outcome, entry.Sequence));
    }

    [Fact]
    public async Task An_outcome_points_back_to_its_announcement()
    {
        var announcement = await _log.AnnounceAsync(SomeAudit.Note(), Cancel);
        await _log.RecordAsync(announcement, SomeAudit.Note(outcome: AuditOutcome.NothingFound), Cancel);

        var outcome = (await EntriesAsync())[1];
        Assert.Equal(("NothingFound", 1L), (outcome.Outcome, outcome.Announcement));
    }

    [Fact]
    public async Task Every_field_is_read_back_as_it_was_hashed()
    {
        _time.SetUtcNow(SomeAudit.At.AddTicks(1_234_567));
        var note = SomeAudit.Note() with { Purpose = "𠮷 \"'\\ é", Visit = Guid.CreateVersion7() };
        await _log.RecordAsync(null, note, Cancel);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(AuditChain.HashOf(entry), entry.Hash);
        Assert.Equal(SomeAudit.At.AddTicks(1_234_567), entry.AtUtc);
        Assert.Equal(DateTimeKind.Utc, entry.AtUtc.Kind);
    }

    [Fact]
    public async Task A_change_and_its_entry_are_saved_together()
    {
        await using var db = _database.CreateDbContext();
        var visit = new Visit("3", "clerk-7", SomeAudit.At);
        db.Add(visit);
        await _log.RecordAsync(db, null, SomeAudit.Note(AuditAction.VisitOpened), Cancel);

        await using var later = _database.CreateDbContext();
        Assert.Equal(visit.Id, (await later.Set<Visit>().SingleAsync(Cancel)).Id);
        Assert.Equal("VisitOpened", Assert.Single(await EntriesAsync()).Action);
    }

    [Fact]
    public async Task A_context_may_be_used_again_after_recording()
    {
        await using var db = _database.CreateDbContext();
        var visit = new Visit("3", "clerk-7", SomeAudit.At);
        db.Add(visit);
        await _log.RecordAsync(db, null, SomeAudit.Note(AuditAction.VisitOpened), Cancel);
        visit.Close(VisitEnd.Closed, SomeAudit.At);
        await _log.RecordAsync(db, null, SomeAudit.Note(AuditAction.VisitClosed), Cancel);

        Assert.Equal(["VisitOpened", "VisitClosed"], (await EntriesAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task Nothing_is_changed_when_the_entry_cannot_be_written()
    {
        await ExecuteAsync("CREATE TRIGGER full BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'full'); END");
        await using var db = _database.CreateDbContext();
        db.Add(new Visit("3", "clerk-7", SomeAudit.At));

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _log.RecordAsync(db, null, SomeAudit.Note(), Cancel));

        await using var later = _database.CreateDbContext();
        Assert.Empty(await later.Set<Visit>().ToListAsync(Cancel));
        Assert.Null(await later.Set<AuditHead>().SingleOrDefaultAsync(Cancel));
    }

    [Theory]
    [InlineData("DROP TABLE AuditHeads")]
    [InlineData("DROP TABLE AuditEntries")]
    public async Task A_log_that_cannot_be_reached_stops_the_announcement(string accident)
    {
        await ExecuteAsync(accident);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _log.AnnounceAsync(SomeAudit.Note(), Cancel));
    }

    [Fact]
    public async Task A_failure_is_logged_without_saying_whom_it_was_about()
    {
        await ExecuteAsync("DROP TABLE AuditEntries");
        var lines = new LinesLogged();
        using var log = SomeAudit.Log(_database, _time, lines);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => log.AnnounceAsync(SomeAudit.Note(), Cancel));

        Assert.Equal(
            "The audit log could not be written (Search, Announced): SqliteException. The desk stops.",
            Assert.Single(lines.Lines));
    }

    [Fact]
    public async Task A_change_that_its_table_refuses_leaves_no_entry_and_the_log_goes_on()
    {
        var visit = new Visit("3", "clerk-7", SomeAudit.At);
        await using (var first = _database.CreateDbContext())
        {
            first.Add(visit);
            await _log.RecordAsync(first, null, SomeAudit.Note(AuditAction.VisitOpened), Cancel);
        }

        await using var db = _database.CreateDbContext();
        db.Add(visit);
        await Assert.ThrowsAsync<DbUpdateException>(
            () => _log.RecordAsync(db, null, SomeAudit.Note(AuditAction.VisitOpened), Cancel));

        Assert.Equal(2, (await _log.RecordAsync(null, SomeAudit.Note(), Cancel)).Sequence);
    }

    [Fact]
    public async Task Who_saves_second_is_told_so_and_leaves_no_entry()
    {
        var id = await SavedVisitAsync();
        await using var slow = _database.CreateDbContext();
        var stale = await slow.Set<Visit>().SingleAsync(visit => visit.Id == id, Cancel);
        await using (var fast = _database.CreateDbContext())
        {
            (await fast.Set<Visit>().SingleAsync(Cancel)).Close(VisitEnd.Closed, SomeAudit.At);
            await fast.SaveChangesAsync(Cancel);
        }

        stale.Close(VisitEnd.TimedOut, SomeAudit.At);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => _log.RecordAsync(slow, null, SomeAudit.Note(AuditAction.VisitClosed), Cancel));

        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task A_transaction_of_the_callers_own_is_a_mistake_of_the_program()
    {
        await using var db = _database.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancel);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _log.RecordAsync(db, null, SomeAudit.Note(), Cancel));
    }

    [Fact]
    public async Task A_clerk_who_has_left_the_page_announces_nothing()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _log.AnnounceAsync(SomeAudit.Note(), left.Token));
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task Many_desks_in_two_processes_write_one_chain()
    {
        using var otherProcess = SomeAudit.Log(_database, _time);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(desk => Task.Run(
            async () =>
            {
                for (var number = 0; number < 20; number++)
                {
                    await (desk % 2 is 0 ? _log : otherProcess).RecordAsync(
                        null, SomeAudit.Note() with { Actor = $"clerk-{desk}", Counter = $"{number}" }, Cancel);
                }
            },
            Cancel)));

        Assert.Equal([(SomeAudit.Hall, 160, null)], SomeAudit.Prove(_database));
        Assert.Equal(160, (await EntriesAsync()).DistinctBy(entry => (entry.Actor, entry.Counter)).Count());
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8'")]
    [InlineData("DELETE FROM AuditEntries")]
    public async Task The_database_refuses_to_change_an_entry(string accident)
    {
        await _log.AnnounceAsync(SomeAudit.Note(), Cancel);

        await Assert.ThrowsAsync<SqliteException>(() => ExecuteAsync(accident));
        Assert.Equal("clerk-7", Assert.Single(await EntriesAsync()).Actor);
    }

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
    }

    private async Task<Guid> SavedVisitAsync()
    {
        await using var db = _database.CreateDbContext();
        var visit = new Visit("3", "clerk-7", SomeAudit.At);
        db.Add(visit);
        await db.SaveChangesAsync(Cancel);
        return visit.Id;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = _database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    private sealed class LinesLogged : ILogger<AuditLog>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception) + exception);
    }
}
