using System.Collections.Concurrent;
using System.Data.Common;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.LicenseLibrary;

/// <summary>A library grows to millions. No search may go through a table row by row.</summary>
public sealed class SearchPlanTests
{
    [Theory]
    [InlineData("999901194006120021")]
    [InlineData("J999901-2019-000386")]
    [InlineData("林秀兰 1940-06-12")]
    [InlineData("1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0")]
    public async Task A_search_uses_the_indexes(string typed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var explained = new ExplainedDatabase(database);
        var library = new HallLibrary(explained, new LibraryKeys(SomeKeys.Ring), NullLogger<HallLibrary>.Instance);
        var query = Assert.IsType<SearchReading.Query>(SearchText.Read(typed)).Asked;

        Assert.IsType<LicenseLookup.None>(await library.FindAsync(query, Xunit.TestContext.Current.CancellationToken));

        Assert.Contains(explained.Steps, step => step.Contains("USING INDEX", StringComparison.Ordinal));
        Assert.DoesNotContain(explained.Steps, step => step.StartsWith("SCAN l", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class ExplainedDatabase(TestDatabase database) : DbCommandInterceptor, IDbContextFactory<CounterDeskDb>
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
}
