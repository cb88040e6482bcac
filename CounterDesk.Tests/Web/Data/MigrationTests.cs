using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Data;

/// <summary>Every change of the model is two migrations of the same name.</summary>
public sealed class MigrationTests
{
    // A migration's id is a time and a name. The times differ by as much as the two commands took.
    private const int TimeLength = 15;

    public static TheoryData<string, CounterDeskDb> Databases => new()
    {
        { "Sqlite", new SqliteDesignTimeFactory().CreateDbContext([]) },
        { "SqlServer", new SqlServerDesignTimeFactory().CreateDbContext([]) },
    };

    [Theory]
    [MemberData(nameof(Databases))]
    public void The_migrations_cover_the_model(string database, CounterDeskDb db)
    {
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), $"Add a migration for {database}CounterDeskDb.");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations_in_the_same_order()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

        Assert.NotEmpty(Names(sqlite));
        Assert.Equal(Names(sqlite), Names(sqlServer));
    }

    private static List<string> Names(CounterDeskDb db) =>
        [.. db.Database.GetMigrations().Select(id => id[TimeLength..])];
}
