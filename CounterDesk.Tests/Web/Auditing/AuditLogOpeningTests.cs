using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Auditing;

public sealed class AuditLogOpeningTests : IAsyncLifetime
{
    private FileDatabase _database = null!;
    private AuditLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = FileDatabase.Create();
        _log = SomeAudit.Log(_database);
    }

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task The_first_start_is_the_first_entry()
    {
        await StartAsync();

        Assert.Equal([("Started", "Done", null)], await EntriesAsync());
    }

    [Fact]
    public async Task What_was_announced_and_never_answered_is_closed_as_outcome_unknown()
    {
        await StartAsync();
        await _log.AnnounceAsync(SomeAudit.Note(AuditAction.Search), Cancel);
        var answered = await _log.AnnounceAsync(SomeAudit.Note(AuditAction.LicenseOpened), Cancel);
        await _log.RecordAsync(answered, SomeAudit.Note(AuditAction.LicenseOpened), Cancel);
        await StartAsync();

        Assert.Equal(
            [
                ("Started", "Done", null), ("Search", "Announced", null), ("LicenseOpened", "Announced", null),
                ("LicenseOpened", "Done", 3L), ("Search", "Unknown", 2L), ("Started", "Done", null),
            ],
            await EntriesAsync());
    }

    [Fact]
    public async Task An_unknown_outcome_says_again_who_asked_for_whom()
    {
        await _log.AnnounceAsync(SomeAudit.Note(AuditAction.LicenseOpened), Cancel);
        await StartAsync();

        await using var db = _database.CreateDbContext();
        var entries = await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        Assert.Equal(
            (entries[0].Actor, entries[0].Visit, entries[0].Subject, entries[0].Purpose, entries[0].Basis),
            (entries[1].Actor, entries[1].Visit, entries[1].Subject, entries[1].Purpose, entries[1].Basis));
        Assert.Equal(entries[0].SubjectHash, entries[1].SubjectHash);
        Assert.Equal(entries[0].LicenseHash, entries[1].LicenseHash);
    }

    [Fact]
    public async Task It_is_closed_once()
    {
        await _log.AnnounceAsync(SomeAudit.Note(), Cancel);
        await StartAsync();
        await StartAsync();

        Assert.Single(await EntriesAsync(), entry => entry.Outcome is "Unknown");
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_stops_the_start()
    {
        await using (var db = _database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE AuditHeads", Cancel);
        }

        await Assert.ThrowsAsync<AuditUnavailableException>(StartAsync);
    }

    private Task StartAsync() =>
        new AuditLogOpening(_log, _database, Options.Create(new HallOptions { Code = SomeAudit.Hall }))
            .StartAsync(Cancel);

    private async Task<List<(string Action, string Outcome, long? Announcement)>> EntriesAsync()
    {
        await using var db = _database.CreateDbContext();
        var entries = await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        return [.. entries.Select(entry => (entry.Action, entry.Outcome, entry.Announcement))];
    }
}
