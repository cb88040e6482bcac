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
    public static FileDatabase Create() => Create(Directory.CreateTempSubdirectory("counterdesk-").FullName, isFolderOurs: true);

    /// <summary>A database in a data folder, which stays.</summary>
    public static FileDatabase Create(string folder) => Create(folder, isFolderOurs: false);

    private static FileDatabase Create(string folder, bool isFolderOurs)
    {
        MigratedDatabase.CopyTo(new DataFolder(folder));
        return new FileDatabase(folder, isFolderOurs);
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
