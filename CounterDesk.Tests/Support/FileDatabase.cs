using CounterDesk.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Support;

/// <summary>A SQLite database in a file, as the desk has it: every context has a connection of its own. Deleted with this object.</summary>
internal sealed class FileDatabase : IDbContextFactory<CounterDeskDb>, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    private FileDatabase()
    {
    }

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "counterdesk.db")}";

    public static async Task<FileDatabase> CreateAsync()
    {
        var database = new FileDatabase();
        await using var db = database.CreateDbContext();
        await db.MigrateAsync(CancellationToken.None);
        return database;
    }

    public CounterDeskDb CreateDbContext() => new SqliteCounterDeskDb(
        new DbContextOptionsBuilder<SqliteCounterDeskDb>()
            .UseSqlite(ConnectionString)
            .AddInterceptors(new SqliteDurability())
            .Options);

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
