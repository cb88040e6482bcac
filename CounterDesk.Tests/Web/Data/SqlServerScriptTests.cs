using System.Text.RegularExpressions;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Data;

/// <summary>Without a server, its T-SQL is parsed by ScriptDom and bound by DacFx.</summary>
public sealed partial class SqlServerScriptTests
{
    // What these say, they say to SQLite only.
    private static readonly string[] _filesWithStatements =
    [
        "CounterDesk.Web/Auditing/AppendOnly.cs",
        "CounterDesk.Web/Auditing/AuditStatistics.cs",
        "CounterDesk.Web/CommandLine/Bench/BulkDay.cs",
        "CounterDesk.Web/CommandLine/Bench/BulkLibrary.cs",
        "CounterDesk.Web/CommandLine/Bench/BulkLog.cs",
        "CounterDesk.Web/CommandLine/Bench/EntryInsert.cs",
        "CounterDesk.Web/Data/SqliteDurability.cs",
    ];

    [Fact]
    public void The_migrations_are_sound() => Assert.Empty(SqlServerSchema.Migrated().FindFaults([]));

    [Theory]
    [InlineData("", "SELECT [h].[Wrong] FROM [AuditHeads] AS [h]")]
    [InlineData("", "SELECT [h].[Hall] FROM [Wrong] AS [h]")]
    [InlineData("", "SELECT [h].[Hall] FROM [AuditHeads] AS [h] WHERE [h].[Hall] = @undeclared")]
    [InlineData("@hall nvarchar(max)", "UPDATE [AuditHeads] SET [Wrong] = 1 WHERE [Hall] = @hall")]
    public void A_statement_that_does_not_fit_the_tables_is_noticed(string parameters, string sql) =>
        Assert.NotEmpty(SqlServerSchema.Migrated().FindFaults([(parameters, sql)]));

    [Fact]
    public async Task A_query_on_SQLite_is_put_into_the_words_of_SQL_Server_with_its_parameters()
    {
        var twin = new SqlServerTwin();
        await using var db = await SqliteWithAsync(twin);
        var hall = SomeAudit.Hall;

        Assert.Empty(await db.Set<AuditHead>()
            .Where(head => head.Hall == hall)
            .ToListAsync(TestContext.Current.CancellationToken));

        var (parameters, sql) = Assert.Single(twin.Queries);
        Assert.Equal("@hall nvarchar(max)", parameters);
        Assert.Contains("FROM [AuditHeads] AS [a]", sql, StringComparison.Ordinal);
        Assert.Empty(twin.Untranslatable);
    }

    [Fact]
    public async Task A_query_that_only_SQLite_understands_is_noticed()
    {
        var twin = new SqlServerTwin();
        await using var db = await SqliteWithAsync(twin);

        Assert.Empty(await db.Set<AuditHead>()
            .Where(head => EF.Functions.Glob(head.Hall, "0*"))
            .ToListAsync(TestContext.Current.CancellationToken));

        Assert.Empty(twin.Queries);
        Assert.Single(twin.Untranslatable);
    }

    // docs/decisions/0012: checked by its number, not locked before.
    [Fact]
    public void An_entry_and_the_head_are_saved_in_one_batch_that_checks_the_head()
    {
        var (parameters, sql) = SqlServerTwin.SaveOf(db =>
        {
            var head = SomeAudit.Chain(3).Head;
            db.Attach(head);
            var entry = new AuditEntry(head, SomeAudit.Note(), null, SomeAudit.At);
            head.MoveTo(entry);
            db.Add(entry);
        });

        Assert.Matches(
            @"INSERT INTO \[AuditEntries\][^;]*;\s+UPDATE \[AuditHeads\][^;]*OUTPUT 1\s+" +
            @"WHERE \[Hall\] = @p\d+ AND \[Sequence\] = @p\d+;",
            sql);
        Assert.Empty(SqlServerSchema.Migrated().FindFaults([(parameters, sql)]));
    }

    [Fact]
    public void No_other_statement_is_written_by_hand() => Assert.Equal(
        _filesWithStatements,
        from file in Repository.SourceFiles("CounterDesk.Web", "*.cs")
        where StatementWord().IsMatch(File.ReadAllText(file))
        select Repository.Name(file));

    private static async Task<SqliteCounterDeskDb> SqliteWithAsync(SqlServerTwin twin)
    {
        var db = new SqliteCounterDeskDb(new DbContextOptionsBuilder<SqliteCounterDeskDb>()
            .UseSqlite("Data Source=:memory:").AddInterceptors(twin).Options);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        return db;
    }

    [GeneratedRegex("ExecuteSql|FromSql|SqlQuery|CommandText")]
    private static partial Regex StatementWord();
}
