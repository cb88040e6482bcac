using CounterDesk.Tests.Support;
using CounterDesk.Web;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Data;

/// <summary>Design, figures: killed at any moment, no entry is lost.</summary>
public sealed class SqliteDurabilityTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("synchronous", "2")]
    [InlineData("journal_mode", "wal")]
    [InlineData("busy_timeout", "10000")]
    [InlineData("secure_delete", "1")]
    public async Task Every_connection_waits_for_the_disk_and_overwrites_what_it_deletes(string setting, string value)
    {
        await using var database = FileDatabase.Create();
        await using var first = database.CreateDbContext();
        await using var second = database.CreateDbContext();

        foreach (var db in (DbContext[])[first, second])
        {
            await db.Database.OpenConnectionAsync(Cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {setting}";
            Assert.Equal(value, $"{await command.ExecuteScalarAsync(Cancel)}");
        }
    }

    [Fact]
    public async Task What_the_log_acknowledged_is_in_the_files_before_anything_is_closed()
    {
        var original = Directory.CreateTempSubdirectory("counterdesk-").FullName;
        var left = Directory.CreateTempSubdirectory("counterdesk-").FullName;
        try
        {
            await using var database = FileDatabase.Create(original);
            using var log = SomeAudit.Log(database);
            await log.AnnounceAsync(SomeAudit.Note(), Cancel);
            await log.RecordAsync(null, SomeAudit.Note(), Cancel);
            // What a killed program leaves: the database, and a write-ahead log that nobody has folded into it.
            foreach (var file in Directory.GetFiles(original))
            {
                File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
            }

            Assert.True(new FileInfo(new DataFolder(left).Database + "-wal").Length > 0);
            await using var survivor = FileDatabase.Create(left);
            Assert.Equal([(SomeAudit.Hall, 2, null)], SomeAudit.Prove(survivor));
        }
        finally
        {
            Directory.Delete(original, recursive: true);
            Directory.Delete(left, recursive: true);
        }
    }
}
