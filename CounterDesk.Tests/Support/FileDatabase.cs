using CounterDesk.Web;
using CounterDesk.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CounterDesk.Tests.Support;

/// <summary>A SQLite database in a file, as the desk has it: every context has a connection of its own.</summary>
internal sealed class FileDatabase : IDbContextFactory<CounterDeskDb>, IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isFolderOurs;

    private FileDatabase(string folder, bool isFolderOurs) => (_folder, _isFolderOurs) = (folder, isFolderOurs);

    private string ConnectionString => $"Data Source={new DataFolder(_folder).Database}";

    /// <summary>A database that is deleted with this object.</summary>
    public static Task<FileDatabase> CreateAsync() =>
        CreateAsync(new FileDatabase(Directory.CreateTempSubdirectory("counterdesk-").FullName, isFolderOurs: true));

    /// <summary>A database in a data folder, which stays.</summary>
    public static Task<FileDatabase> CreateAsync(string folder) =>
        CreateAsync(new FileDatabase(folder, isFolderOurs: false));

    private static async Task<FileDatabase> CreateAsync(FileDatabase database)
    {
        await using var db = database.CreateDbContext();
        await db.MigrateAsync(CancellationToken.None);
        return database;
    }

    public CounterDeskDb CreateDbContext() => CreateDbContext([]);

    public CounterDeskDb CreateDbContext(params IInterceptor[] interceptors) => new SqliteCounterDeskDb(
        new DbContextOptionsBuilder<SqliteCounterDeskDb>()
            .UseSqlite(ConnectionString)
            .AddInterceptors([new SqliteDurability(), SqlServerTwin.Instance, .. interceptors])
            .Options);

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
        if (_isFolderOurs)
        {
            Directory.Delete(_folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
