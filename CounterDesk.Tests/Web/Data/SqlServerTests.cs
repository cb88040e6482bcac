using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Data;

/// <summary>
/// What only a server can tell, asked of the one whose connection string COUNTERDESK_SQLSERVER holds, in a database
/// that is made for this test and dropped after it.
/// </summary>
public sealed class SqlServerTests : IAsyncLifetime
{
    private static readonly string? _server = Environment.GetEnvironmentVariable("COUNTERDESK_SQLSERVER");

    private readonly ServerDatabase? _database = _server is null ? null : new ServerDatabase(_server);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ServerDatabase Database
    {
        get
        {
            Assert.SkipWhen(_database is null, "COUNTERDESK_SQLSERVER names no server.");
            return _database;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (_database is not null)
        {
            await using var db = _database.CreateDbContext();
            await db.MigrateAsync(Cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await using var db = _database.CreateDbContext();
            await db.Database.EnsureDeletedAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_server_takes_every_migration()
    {
        await using var db = Database.CreateDbContext();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task Many_desks_of_two_processes_write_one_chain_on_the_server()
    {
        using var one = SomeAudit.Log(Database);
        using var other = SomeAudit.Log(Database);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async desk =>
        {
            for (var number = 0; number < 20; number++)
            {
                var log = desk % 2 is 0 ? one : other;
                await log.RecordAsync(null, SomeAudit.Note() with { Purpose = $"𠮷 {desk} {number}" }, Cancel);
            }
        }));

        Assert.Equal([(SomeAudit.Hall, 160, null)], SomeAudit.Prove(Database));
    }

    private sealed class ServerDatabase(string server) : IDbContextFactory<CounterDeskDb>
    {
        private readonly string _connectionString = new SqlConnectionStringBuilder(server)
        {
            InitialCatalog = $"CounterDesk_{Guid.NewGuid():N}",
        }.ConnectionString;

        public CounterDeskDb CreateDbContext() =>
            new SqlServerCounterDeskDb(
                new DbContextOptionsBuilder<SqlServerCounterDeskDb>().UseSqlServer(_connectionString).Options);
    }
}
