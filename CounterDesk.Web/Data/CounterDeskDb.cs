using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Data;

/// <summary>The desk's database. Each table's mapping lies beside the service that owns it.</summary>
public abstract class CounterDeskDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CounterDeskDb).Assembly);
}

public sealed class SqlServerCounterDeskDb(DbContextOptions<SqlServerCounterDeskDb> options) : CounterDeskDb(options);

public sealed class SqliteCounterDeskDb(DbContextOptions<SqliteCounterDeskDb> options) : CounterDeskDb(options);
