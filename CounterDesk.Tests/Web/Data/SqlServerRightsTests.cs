using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CounterDesk.Tests.Web.Data;

/// <summary>
/// What docs/sql-server-rights.sql lets each account do, read from the script by ScriptDom and bound to the migrated tables by
/// DacFx. On a server it was not run.
/// </summary>
public sealed class SqlServerRightsTests
{
    private const string Desk = "counterdesk_desk";
    private const string Migration = "counterdesk_migration";
    private const string LogDeletion = "counterdesk_log_deletion";

    private static readonly string[] _rows = ["DELETE", "INSERT", "SELECT", "UPDATE"];

    private readonly TSqlScript _script = SqlServerSchema.Parse(File.ReadAllText(Repository.File("docs/sql-server-rights.sql")));

    private static string[] Tables
    {
        get
        {
            using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
            return [.. db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct(), "__EFMigrationsHistory"];
        }
    }

    [Fact]
    public void Of_the_log_the_desk_reads_and_adds_and_changes_and_deletes_nothing()
    {
        Assert.Equal(["INSERT", "SELECT"], RightsOf(Desk, "AuditEntries"));
        Assert.Equal(["INSERT", "SELECT", "UPDATE"], RightsOf(Desk, "AuditHeads"));
        Assert.Equal(["SELECT"], RightsOf(Desk, "__EFMigrationsHistory"));
    }

    [Fact]
    public void Of_every_other_table_the_desk_has_the_rows()
    {
        string[] others = [.. Tables.Except(["AuditEntries", "AuditHeads", "__EFMigrationsHistory"])];

        Assert.NotEmpty(others);
        Assert.All(others, table => Assert.Equal(_rows, RightsOf(Desk, table)));
    }

    [Fact]
    public void Whoever_deletes_entries_after_their_time_writes_nothing_else()
    {
        Assert.Equal(["DELETE", "INSERT", "SELECT"], RightsOf(LogDeletion, "AuditEntries"));
        Assert.Equal(["INSERT", "SELECT", "UPDATE"], RightsOf(LogDeletion, "AuditHeads"));
        Assert.All(Tables.Except(["AuditEntries", "AuditHeads"]), table => Assert.Equal(["SELECT"], RightsOf(LogDeletion, table)));
    }

    [Fact]
    public void Whoever_migrates_writes_no_entry()
    {
        Assert.Equal(["SELECT"], RightsOf(Migration, "AuditEntries"));
        Assert.Equal(["SELECT"], RightsOf(Migration, "AuditHeads"));
        Assert.Equal(_rows, RightsOf(Migration, "Visits"));
    }

    // To alter a table, to own it or to hand rights on would be a way round all of it.
    [Fact]
    public void No_role_is_given_more_than_rows_and_none_is_given_it_to_pass_on()
    {
        var grants = Statements<GrantStatement>();

        Assert.Equal([Desk, LogDeletion, Migration], grants.Select(RoleOf).Distinct().Order(StringComparer.Ordinal));
        Assert.All(grants, grant => Assert.False(grant.WithGrantOption));
        Assert.All(grants.SelectMany(PermissionsOf), permission => Assert.Contains(permission, _rows));
    }

    [Fact]
    public void Every_table_that_it_names_is_there() =>
        Assert.Empty(SqlServerSchema.Migrated().FindFaults([], Bindable(_script)));

    [Fact]
    public void A_table_that_is_not_there_is_noticed() => Assert.NotEmpty(SqlServerSchema.Migrated().FindFaults(
        [], ["CREATE ROLE [r]", "DENY UPDATE ON OBJECT::[dbo].[AuditEntrys] TO [r]"]));

    private static IEnumerable<string> Bindable(TSqlScript script) =>
        from statement in script.Batches.SelectMany(batch => batch.Statements)
        select SqlServerSchema.Text(statement is IfStatement made ? made.ThenStatement : statement);

    // What is denied is denied, whatever else is granted.
    private string[] RightsOf(string role, string table) =>
    [
        .. Statements<GrantStatement>().Where(grant => IsAbout(grant, role, table)).SelectMany(PermissionsOf)
            .Except(Statements<DenyStatement>().Where(deny => IsAbout(deny, role, table)).SelectMany(PermissionsOf))
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsAbout(SecurityStatement statement, string role, string table)
    {
        var target = statement.SecurityTargetObject;
        return RoleOf(statement) == role && (target.ObjectKind is SecurityObjectKind.Schema
            ? target.ObjectName.MultiPartIdentifier[^1].Value is "dbo"
            : target.ObjectName.MultiPartIdentifier[^1].Value == table);
    }

    private List<TStatement> Statements<TStatement>() where TStatement : SecurityStatement =>
        [.. _script.Batches.SelectMany(batch => batch.Statements).OfType<TStatement>()];

    private static string RoleOf(SecurityStatement statement) => Assert.Single(statement.Principals).Identifier.Value;

    private static IEnumerable<string> PermissionsOf(SecurityStatement statement) =>
        statement.Permissions.SelectMany(permission => permission.Identifiers).Select(name => name.Value.ToUpperInvariant());
}
