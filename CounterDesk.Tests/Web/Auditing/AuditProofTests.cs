using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>What somebody with a database tool can do, and how it is told.</summary>
public sealed class AuditProofTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        using var log = SomeAudit.Log(_database);
        for (var number = 1; number <= 5; number++)
        {
            await log.RecordAsync(null, SomeAudit.Note(), Cancel);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public void A_log_as_the_desk_wrote_it_is_whole() =>
        Assert.Equal([(SomeAudit.Hall, 5, null)], SomeAudit.Prove(_database));

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 3", 3, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET SubjectHash = NULL WHERE Sequence = 3", 3, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET Details = 'hits=0' WHERE Sequence = 1", 1, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET Hash = zeroblob(32) WHERE Sequence = 5", 5, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET AtUtc = 'yesterday' WHERE Sequence = 4", 4, AuditFaultKind.Unreadable)]
    [InlineData("UPDATE AuditEntries SET Visit = 'nobody' WHERE Sequence = 4", 4, AuditFaultKind.Unreadable)]
    [InlineData("UPDATE AuditEntries SET Format = 2 WHERE Sequence = 2", 2, AuditFaultKind.UnknownFormat)]
    [InlineData("UPDATE AuditEntries SET Hall = '0008' WHERE Sequence = 2", 2, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 1", 1, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 3", 3, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence > 3", 4, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditEntries", 1, AuditFaultKind.Missing)]
    [InlineData(
        "DELETE FROM AuditEntries; UPDATE AuditHeads SET Sequence = 0, Hash = zeroblob(32)", 1, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditHeads", 5, AuditFaultKind.NoHead)]
    [InlineData("UPDATE AuditHeads SET Sequence = 4", 4, AuditFaultKind.Replaced)]
    [InlineData(
        "UPDATE AuditHeads SET Sequence = 4, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 4)", 5,
        AuditFaultKind.AddedBehindTheHead)]
    [InlineData("UPDATE AuditEntries SET Sequence = 0 WHERE Sequence = 5", 0, AuditFaultKind.OutOfOrder)]
    public async Task Tampering_is_found_and_the_first_bad_entry_named(
        string tampering, long sequence, AuditFaultKind kind)
    {
        await using var db = _database.CreateDbContext();
        await TamperAsync(db, tampering);

        var proof = SomeAudit.Prove(_database).Single(proof => proof.Hall == SomeAudit.Hall);

        Assert.Equal(new AuditFault(sequence, kind), proof.Fault);
        Assert.Equal(Math.Max(0, sequence - 1), proof.Proven);
    }

    [Fact]
    public async Task An_entry_moved_to_another_hall_is_a_fault_there_as_well()
    {
        await using var db = _database.CreateDbContext();
        await TamperAsync(db, "UPDATE AuditEntries SET Hall = '0008' WHERE Sequence = 1");

        Assert.Equal(
            [
                (SomeAudit.Hall, 0, new AuditFault(1, AuditFaultKind.Missing)),
                ("0008", 0, new AuditFault(1, AuditFaultKind.Changed)),
            ],
            SomeAudit.Prove(_database));
    }

    [Fact]
    public async Task A_database_without_a_log_proves_nothing()
    {
        await using var empty = await TestDatabase.CreateAsync();

        Assert.Empty(SomeAudit.Prove(empty));
    }

    // A tamperer has no use for triggers.
    private static async Task TamperAsync(CounterDeskDb db, string sql)
    {
        await db.Database.ExecuteSqlRawAsync(
            "DROP TRIGGER AuditEntries_are_never_changed; DROP TRIGGER AuditEntries_are_never_deleted", Cancel);
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, Cancel));
    }
}
