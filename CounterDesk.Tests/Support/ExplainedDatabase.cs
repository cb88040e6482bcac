using System.Collections.Concurrent;
using System.Data.Common;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CounterDesk.Tests.Support;

/// <summary>Says of every query how SQLite means to answer it.</summary>
internal sealed class ExplainedDatabase(TestDatabase database) : DbCommandInterceptor, IDbContextFactory<CounterDeskDb>
{
    private readonly ConcurrentQueue<string> _steps = [];

    public IEnumerable<string> Steps => _steps;

    public CounterDeskDb CreateDbContext()
    {
        using var db = database.CreateDbContext();
        return new SqliteCounterDeskDb(
            new DbContextOptionsBuilder<SqliteCounterDeskDb>().UseSqlite(db.Database.GetDbConnection()).AddInterceptors(this).Options);
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken)
    {
        var sql = command.CommandText;
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        await using (var steps = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await steps.ReadAsync(cancellationToken))
            {
                _steps.Enqueue(steps.GetString(3));
            }
        }

        command.CommandText = sql;
        return result;
    }
}
