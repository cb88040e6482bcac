using CounterDesk.Web;
using CounterDesk.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Support;

/// <summary>
/// What the real migrations make of an empty database. They are run once: thousands of tests begin with a copy of it, which
/// takes a hundredth of the time.
/// </summary>
internal static class MigratedDatabase
{
    private static readonly Lazy<SqliteConnection> _migrated = new(Migrate);
    private static readonly Lock _turn = new();

    /// <summary>Fills a database that has nothing yet.</summary>
    public static void CopyTo(SqliteConnection empty)
    {
        lock (_turn)
        {
            _migrated.Value.BackupDatabase(empty);
        }
    }

    /// <summary>Makes the database of a data folder, with the journal that the desk's has; one that is there stays.</summary>
    public static void CopyTo(DataFolder folder)
    {
        if (File.Exists(folder.Database))
        {
            return;
        }

        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        CopyTo(connection);
        using var journal = connection.CreateCommand();
        journal.CommandText = "PRAGMA journal_mode = 'wal'";
        journal.ExecuteNonQuery();
    }

    private static SqliteConnection Migrate()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var db = new SqliteCounterDeskDb(new DbContextOptionsBuilder<SqliteCounterDeskDb>()
            .UseSqlite(connection).AddInterceptors(SqlServerTwin.Instance).Options);
        db.MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        return connection;
    }
}
