using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CounterDesk.Web.Data;

/// <summary>The desk's database. Each table's mapping lies beside the service that owns it.</summary>
public abstract class CounterDeskDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CounterDeskDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    // Every time we keep is UTC. Neither database remembers that, so it is said again of what comes back.
    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(time => time, stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}

public sealed class SqlServerCounterDeskDb(DbContextOptions<SqlServerCounterDeskDb> options) : CounterDeskDb(options);

public sealed class SqliteCounterDeskDb(DbContextOptions<SqliteCounterDeskDb> options) : CounterDeskDb(options);
