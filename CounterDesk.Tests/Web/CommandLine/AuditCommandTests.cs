using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using Microsoft.Data.Sqlite;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class AuditCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    private string Database => Path.Combine(_folder, "counterdesk.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Where_there_is_no_database_nothing_can_be_told_and_none_is_made()
    {
        var ending = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);

        Assert.Equal((ExitCode.CouldNotBeTold, ""), (ending.ExitCode, ending.Output));
        Assert.Contains("There is no database", ending.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task A_desk_that_was_never_started_has_no_log_to_prove()
    {
        var migrated = await DeskProgram.RunAsync("migrate", "--DataFolder", _folder);
        Assert.Equal((ExitCode.Yes, "The database is up to date."), (migrated.ExitCode, migrated.Output.Trim()));

        var ending = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);

        Assert.Equal(ExitCode.CouldNotBeTold, ending.ExitCode);
        Assert.Contains("no audit log yet", ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_log_is_a_yes_and_one_that_was_touched_a_no_with_the_entry_named()
    {
        await using (var database = await FileDatabase.CreateAsync(_folder))
        {
            using var log = SomeAudit.Log(database);
            for (var number = 1; number <= 3; number++)
            {
                await log.RecordAsync(null, SomeAudit.Note(), TestContext.Current.CancellationToken);
            }
        }

        var whole = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);
        Assert.Equal(
            (ExitCode.Yes, "Hall 0007: whole. All 3 entries are proven."), (whole.ExitCode, whole.Output.Trim()));

        Execute("DROP TRIGGER AuditEntries_are_never_changed; UPDATE AuditEntries SET Actor = 'nobody' WHERE Sequence = 2");

        var touched = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);
        Assert.Equal(ExitCode.No, touched.ExitCode);
        Assert.Equal(
            "Hall 0007: NOT WHOLE. Entry 2: it was changed after it had been written. The 1 before it are proven.",
            touched.Output.Trim());
    }

    [Fact]
    public async Task A_file_that_is_no_database_can_not_be_told()
    {
        await File.WriteAllTextAsync(Database, new string('x', 5000), TestContext.Current.CancellationToken);

        var ending = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);

        Assert.Equal(ExitCode.CouldNotBeTold, ending.ExitCode);
        Assert.Contains("could not be read", ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_of_its_own_audit_is_used_wrongly() =>
        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync("audit", "--DataFolder", _folder)).ExitCode);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
