using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Reports.SigningOff;

public sealed class SigningOffTablesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await using var db = _database.CreateDbContext();
        db.Add(SomeSignOffs.Decided(SomeSignOffs.Found()));
        db.Add(ReportSignOff.Of(SomeSignOffs.Statement(), SomeKeys.Ring));
        db.Add(ReportAddendum.Of("0007", SomeSignOffs.Day, "补", SomeSignOffs.Signer, SomeSignOffs.At));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("UPDATE ExceptionDecisions SET Hall = 'x'", "never changed")]
    [InlineData("UPDATE ReportSignOffs SET SignedByName = 'x'", "never changed")]
    [InlineData("UPDATE ReportAddenda SET Text = 'x'", "never changed")]
    [InlineData("DELETE FROM ExceptionDecisions", "never deleted")]
    [InlineData("DELETE FROM ReportSignOffs", "never deleted")]
    [InlineData("DELETE FROM ReportAddenda", "never deleted")]
    public async Task What_was_decided_and_signed_is_neither_changed_nor_deleted(string sql, string said)
    {
        await using var db = _database.CreateDbContext();

        var refused = await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancel));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_signed_once()
    {
        await using var db = _database.CreateDbContext();
        db.Add(ReportSignOff.Of(SomeSignOffs.Statement(), SomeKeys.Ring));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
    }

    [Fact]
    public async Task What_was_signed_comes_back_from_the_database_as_it_was()
    {
        await using var db = _database.CreateDbContext();
        var signOff = await db.Set<ReportSignOff>().SingleAsync(Cancel);

        Assert.Equal(
            SignOffFinding.CannotBeCompared,
            SignOffCheck.Find(signOff, null, null, null, SomeKeys.Ring.AuditKey));
    }
}
