using System.IO.Compression;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>
/// What inspectors get is proven by the script they get with it: another language, its own SM2, SM3 and CBOR, nothing of
/// this program.
/// </summary>
public sealed class LogExportTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-export-").FullName;
    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(7);
        await _log.Log.RecordAsync(
            null, new AuditNote { Action = AuditAction.Search, Subject = "𠮷 \"'\\ é\u2028", Details = [new("Name", "=\t<b>")] },
            Cancel);
        _log.Sleep();
        await _log.Keeper.GoRoundAsync(Cancel);
        await _log.WriteAsync(4);
        _log.Sleep();
        await _log.WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_exported_is_proven_without_this_program()
    {
        await ExportAsync();

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 0, output);
        Assert.Contains("Whole. Entries 1 to 17, 2 days closed and signed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_it_was_exported_is_announced_and_recorded()
    {
        var exported = await ExportAsync();

        var entries = (await _log.ReadAsync())[^2..];
        Assert.Equal(
            [("LogExported", "Announced"), ("LogExported", "Done")], entries.Select(entry => (entry.Action, entry.Outcome)));
        Assert.Equal(
            $"Account=root\nFrom=1\nTo=17\nDigest={Convert.ToHexStringLower(exported)}", entries[1].Details);
    }

    [Fact]
    public async Task Some_days_are_exported_as_the_log_closed_them()
    {
        await ExportAsync(new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 24));

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 0, output);
        Assert.Contains("Whole. Entries 9 to 14, 0 days closed and signed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_after_a_deletion_is_proven_too()
    {
        _log.Sleep(181);
        await _log.WriteAsync();
        await _log.Deletion.DeleteAsync("root", null, Cancel);
        await ExportAsync();

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 0, output);
        Assert.Contains("Entries up to 14, of days up to 2026-11-24, were kept for their time", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beginning_that_somebody_took_away_is_missing()
    {
        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence <= 8");
        await ExportAsync();

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("entry 1 is missing", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entries.jsonl", "clerk-7", "clerk-8", "entries.jsonl is not the file")]
    [InlineData("anchors.jsonl", "\"last\":8", "\"last\":9", "anchors.jsonl is not the file")]
    [InlineData("manifest.json", "\"last\":17", "\"last\":16", "manifest.json is not signed")]
    [InlineData("manifest.sig", "", "00", "manifest.json is not signed")]
    public async Task A_file_that_was_changed_afterwards_is_told(string file, string before, string after, string words)
    {
        await ExportAsync();
        await ChangeAsync(file, before, after);

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 5", "entry 5 was changed")]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 5", "entry 5 is missing")]
    public async Task A_log_that_was_tampered_with_before_is_told_with_the_entry(string sql, string words)
    {
        await _log.TamperAsync(sql);
        await ExportAsync();

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_hashed_anew_is_told_by_its_roots_and_anchors()
    {
        await _log.RewriteAsync(11, entry => AnchoredLog.NoteOf(entry) with { Counter = "9" });
        await ExportAsync();

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("up to entry 14 the log was written anew", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_knows_SM3_where_Python_does_not()
    {
        await ExportAsync();
        await ChangeAsync("verify.py", "sm3 = choose_sm3()", "sm3 = sm3_in_python");

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 0, output);
    }

    [Fact]
    public async Task Both_pages_that_say_how_to_verify_name_every_file()
    {
        await ExportAsync();

        foreach (var page in Directory.EnumerateFiles(_folder, "*.html"))
        {
            var text = await File.ReadAllTextAsync(page, Cancel);
            Assert.All(
                ["entries.jsonl", "anchors.jsonl", "keys.json", "manifest.json", "manifest.sig", "verify.py"],
                file => Assert.Contains(file, text, StringComparison.Ordinal));
        }

        Assert.Equal(2, Directory.EnumerateFiles(_folder, "*.html").Count());
    }

    private async Task<byte[]> ExportAsync(DateOnly? from = null, DateOnly? to = null)
    {
        using var archive = new MemoryStream();
        var note = new AuditNote { Action = AuditAction.LogExported, Details = [new("Account", "root")] };
        var exported = await _log.Export.WriteAsync(archive, (from, to), note, Cancel);
        await ZipFile.ExtractToDirectoryAsync(archive, _folder, Cancel);
        return exported.ManifestDigest;
    }

    private async Task ChangeAsync(string file, string before, string after)
    {
        var path = Path.Combine(_folder, file);
        var text = await File.ReadAllTextAsync(path, Cancel);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {before}");
        await File.WriteAllTextAsync(path, text.Remove(at, before.Length).Insert(at, after), Cancel);
    }

    private Task<(int ExitCode, string Output)> VerifyAsync() =>
        ExportedScript.RunAsync(Path.Combine(_folder, "verify.py"), Cancel);
}
