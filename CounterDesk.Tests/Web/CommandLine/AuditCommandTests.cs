using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Keys;
using Microsoft.Data.Sqlite;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class AuditCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    private string Keys => Path.Combine(_folder, "keys");

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
        await WriteAsync(3);

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
    public async Task Without_the_key_ring_nothing_can_be_told_of_what_it_signed()
    {
        await WriteAsync(1);
        Directory.Delete(Path.Combine(_folder, "keys"), recursive: true);

        var ending = await DeskProgram.RunAsync("audit", "verify", "--whole", "--DataFolder", _folder);

        Assert.Equal(ExitCode.CouldNotBeTold, ending.ExitCode);
        Assert.Contains("keyring.json is missing", ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_was_brought_back_is_told_explained_and_exported()
    {
        await WriteAsync(3);
        var backup = Path.Combine(_folder, "backup.db");
        Execute($"VACUUM INTO '{backup}'");
        await WriteAsync(2);
        await ProveAsync();
        File.Delete(Database);
        File.Delete(Database + "-wal");
        File.Delete(Database + "-shm");
        File.Move(backup, Database);

        var cut = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);
        Assert.Equal(ExitCode.No, cut.ExitCode);
        Assert.Contains("Entry 4: it is missing at the end", cut.Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync("audit", "resume", "--DataFolder", _folder)).ExitCode);
        var resumed = await DeskProgram.RunAsync(
            "audit", "resume", "--reason", "disk failed, backup brought back", "--DataFolder", _folder);
        Assert.Equal(
            (ExitCode.Yes, "Said in entry 4: entries 4 to 5 of before are gone. The log goes on."),
            (resumed.ExitCode, resumed.Output.Trim()));

        var whole = await DeskProgram.RunAsync("audit", "verify", "--whole", "--DataFolder", _folder);
        Assert.Equal(ExitCode.Yes, whole.ExitCode);
        Assert.Contains("one explained gap. Entries 4 to 5 of before are gone", whole.Output, StringComparison.Ordinal);

        var archive = Path.Combine(_folder, "log.zip");
        var exported = await DeskProgram.RunAsync("audit", "export", archive, "--DataFolder", _folder);
        Assert.True(exported.ExitCode is ExitCode.Yes, exported.Errors);
        Assert.True(File.Exists(archive));
        Assert.Equal(
            ExitCode.CouldNotBeTold,
            (await DeskProgram.RunAsync("audit", "export", archive, "--DataFolder", _folder)).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_no_database_can_not_be_told()
    {
        WriteKeys();
        await File.WriteAllTextAsync(Database, new string('x', 5000), TestContext.Current.CancellationToken);

        var ending = await DeskProgram.RunAsync("audit", "verify", "--DataFolder", _folder);

        Assert.Equal(ExitCode.CouldNotBeTold, ending.ExitCode);
        Assert.Contains("could not be read", ending.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_verb_of_its_own_audit_is_used_wrongly() =>
        Assert.Equal(ExitCode.WrongUsage, (await DeskProgram.RunAsync("audit", "--DataFolder", _folder)).ExitCode);

    // A log and the key ring that belongs to it, as a desk that was started has them.
    private async Task WriteAsync(int entries)
    {
        WriteKeys();
        await using var database = FileDatabase.Create(_folder);
        using var log = SomeAudit.Log(database);
        for (var number = 1; number <= entries; number++)
        {
            await log.RecordAsync(null, SomeAudit.Note(), TestContext.Current.CancellationToken);
        }
    }

    private void WriteKeys()
    {
        Directory.CreateDirectory(Keys);
        if (KeyRingFile.Read(Keys) is null)
        {
            KeyRingFile.Write(Keys, KeyRingContent.Generate(SomeAudit.At));
        }
    }

    private async Task ProveAsync()
    {
        await using var database = FileDatabase.Create(_folder);
        await using var log = AnchoredLog.In(_folder, database, new FileKeyRing(KeyRingFile.Read(Keys)!));
        await log.Keeper.GoRoundAsync(TestContext.Current.CancellationToken);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
