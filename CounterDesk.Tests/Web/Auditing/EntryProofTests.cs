using System.IO.Compression;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>
/// The proof of one entry is checked by the script that comes with it: another language, its own SM2, SM3 and CBOR, nothing
/// of this program. Two days: entries 1 to 11 and 12 to 15; 12 and 16 close them.
/// </summary>
public sealed class EntryProofTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-proof-").FullName;
    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(10);
        await _log.Log.RecordAsync(
            null, new AuditNote { Action = AuditAction.Search, Subject = "𠮷 \"'\\ é\u2028", Details = [new("Name", "=\t<b>")] }, Cancel);
        _log.Sleep();
        await _log.WriteAsync(3);
        _log.Sleep();
        await _log.WriteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(1, "2026-11-23", 11)]
    [InlineData(7, "2026-11-23", 11)]
    [InlineData(11, "2026-11-23", 11)]
    [InlineData(12, "2026-11-24", 4)]
    [InlineData(15, "2026-11-24", 4)]
    public async Task An_entry_is_proven_without_this_program_and_the_rest_of_the_log(long sequence, string day, int leaves)
    {
        await MakeAsync(sequence);

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 0, output);
        Assert.Contains($"Proven. Entry {sequence} stood in the log of hall 0007, one of {leaves} of {day}.", output, StringComparison.Ordinal);
        Assert.Contains(
            (await _log.ReadAsync()).Single(entry => AuditAnchor.Of(entry)?.Day == DateOnly.ParseExact(day, "O", null)).Details!.Split("Root=")[1][..64],
            output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"actor\": \"clerk-7\"", "\"actor\": \"clerk-8\"", "the entry was changed")]
    [InlineData("\"leaf\": 6", "\"leaf\": 5", "not that of this entry")]
    [InlineData("\"leaves\": 11", "\"leaves\": 12", "not that of this entry")]
    [InlineData("\"beside\": [", "\"beside\": [\"0000000000000000000000000000000000000000000000000000000000000000\",", "the path")]
    [InlineData("\"root\": \"", "\"root\": \"00", "does not lead to the day's root")]
    [InlineData("\"signature\": \"", "\"signature\": \"00", "not signed")]
    [InlineData("\"day\": \"2026-11-23\"", "\"day\": \"2026-11-24\"", "not signed")]
    [InlineData("\"kind\": \"Day\"", "\"kind\": \"Proven\"", "not signed")]
    public async Task A_proof_that_was_tampered_with_is_refused(string before, string after, string words)
    {
        await MakeAsync(7);
        var path = Path.Combine(_folder, "proof.json");
        var text = await File.ReadAllTextAsync(path, Cancel);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(before, after, StringComparison.Ordinal), Cancel);

        var (exitCode, output) = await VerifyAsync();

        Assert.True(exitCode is 1, output);
        Assert.Contains(words, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hash_of_the_path_that_was_exchanged_is_refused()
    {
        await MakeAsync(7);
        var path = Path.Combine(_folder, "proof.json");
        var text = await File.ReadAllTextAsync(path, Cancel);
        var at = text.IndexOf('"', text.IndexOf("\"beside\": [", StringComparison.Ordinal) + 10) + 1;
        await File.WriteAllTextAsync(path, text.Remove(at, 1).Insert(at, text[at] is '0' ? "1" : "0"), Cancel);

        var (exitCode, output) = await VerifyAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("does not lead to the day's root", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    public async Task An_entry_of_a_day_that_is_not_closed_is_said_to_be(long sequence)
    {
        Assert.IsType<EntryProofAnswer.NotClosed>(await _log.Proofs.MakeAsync(sequence, SomeProofs.Auditor, Cancel));
        Assert.Null(await _log.Proofs.FindDayAsync(sequence, SomeProofs.Auditor, Cancel));
        Assert.Equal(("LogExported", "CouldNotBeTold"), Last(await _log.ReadAsync()));

        Assert.Equal(new(2026, 11, 23), (await _log.Proofs.FindDayAsync(11, SomeProofs.Auditor, Cancel))?.Day);
    }

    [Fact]
    public async Task An_entry_that_there_is_not_has_no_proof()
    {
        Assert.IsType<EntryProofAnswer.Unknown>(await _log.Proofs.MakeAsync(99, SomeProofs.Auditor, Cancel));
        Assert.Equal(("LogExported", "NothingFound"), Last(await _log.ReadAsync()));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 5", 5, EntryProofFault.EntryChanged)]
    [InlineData("UPDATE AuditEntries SET Hash = randomblob(32) WHERE Sequence = 6", 5, EntryProofFault.PathWrong)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 6", 5, EntryProofFault.EntryChanged)]
    [InlineData("UPDATE AuditEntries SET Details = replace(Details, 'Root=', 'Root=0') WHERE Sequence = 12", 5, EntryProofFault.PathWrong)]
    [InlineData("UPDATE AuditEntries SET Details = replace(Details, 'Signature=', 'Signature=0') WHERE Sequence = 12", 5, EntryProofFault.RootNotSigned)]
    public async Task Of_a_log_that_was_tampered_with_nothing_is_given_out_as_proof(string sql, long sequence, EntryProofFault fault)
    {
        await _log.TamperAsync(sql);

        Assert.Equal(
            new EntryProofAnswer.NotProven(fault), await _log.Proofs.MakeAsync(sequence, SomeProofs.Auditor, Cancel));
        Assert.Equal(("LogExported", "Refused"), Last(await _log.ReadAsync()));
    }

    // Who hashes everything anew still cannot sign the root.
    [Fact]
    public async Task Of_a_log_hashed_anew_nothing_is_given_out_as_proof()
    {
        await _log.RewriteAsync(5, entry => AnchoredLog.NoteOf(entry) with { Counter = "9" });

        Assert.Equal(
            new EntryProofAnswer.NotProven(EntryProofFault.PathWrong), await _log.Proofs.MakeAsync(5, SomeProofs.Auditor, Cancel));
    }

    [Fact]
    public async Task That_it_left_the_program_is_announced_and_recorded_and_without_that_nothing_leaves()
    {
        await MakeAsync(7);

        var entries = (await _log.ReadAsync())[^2..];
        Assert.Equal([("LogExported", "Announced"), ("LogExported", "Done")], entries.Select(entry => (entry.Action, entry.Outcome)));
        Assert.StartsWith("Entry=7\nDigest=", entries[1].Details, StringComparison.Ordinal);
        Assert.Equal((SomeProofs.Auditor.Id, "auditor"), (entries[1].Actor, entries[1].Role));

        await using (var db = _log.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE AuditHeads RENAME TO Lost", Cancel);
        }

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _log.Proofs.MakeAsync(7, SomeProofs.Auditor, Cancel));
    }

    [Fact]
    public async Task Nobody_but_an_auditor_gets_one()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _log.Proofs.MakeAsync(7, SomeClerk.Value, Cancel));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _log.Proofs.FindDayAsync(7, SomeClerk.Value, Cancel));
    }

    [Fact]
    public async Task Both_pages_that_say_how_to_verify_name_the_files_and_their_fields()
    {
        await MakeAsync(7);

        foreach (var page in Directory.EnumerateFiles(_folder, "*.html"))
        {
            var text = await File.ReadAllTextAsync(page, Cancel);
            Assert.All(
                ["proof.json", "verify_entry.py", "leaf", "leaves", "beside", "first", "last", "root", "signature", "auditKey"],
                word => Assert.Contains(word, text, StringComparison.Ordinal));
        }

        Assert.Equal(2, Directory.EnumerateFiles(_folder, "*.html").Count());
    }

    private static (string, string) Last(List<AuditEntry> entries) => (entries[^1].Action, entries[^1].Outcome);

    private async Task MakeAsync(long sequence)
    {
        var made = Assert.IsType<EntryProofAnswer.Made>(await _log.Proofs.MakeAsync(sequence, SomeProofs.Auditor, Cancel));
        using var archive = new MemoryStream(made.Archive);
        await ZipFile.ExtractToDirectoryAsync(archive, _folder, Cancel);
    }

    private Task<(int ExitCode, string Output)> VerifyAsync() =>
        ExportedScript.RunAsync(Path.Combine(_folder, "verify_entry.py"), Cancel);
}
