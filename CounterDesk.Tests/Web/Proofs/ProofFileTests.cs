using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Proofs;

/// <summary>What stands in the database's own files, byte by byte.</summary>
public sealed class ProofFileTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;
    private readonly FakeTimeProvider _time = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));
    private FileDatabase _database = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = FileDatabase.Create(_folder);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Neither_picture_nor_letter_can_be_read_in_the_files_and_nothing_of_them_is_left_in_the_end()
    {
        var picture = SomeProofs.Picture.Bytes.AsSpan(^64..).ToArray();
        var clock = new DeskClock(_time);
        using var audit = SomeAudit.Log(_database);
        var contents = new VisitContents();
        var store = new ProofStore(
            _database, audit, SomeKeys.Ring, contents, Options.Create(new ProofOptions()), clock);
        var visits = new VisitDesk(_database, audit, contents, new VisitChanges(), clock);
        var visit = await visits.OpenAsync(SomeClerk.Value, Cancellation);
        await store.KeepAsync(
            visit.Id, SomeProofs.Party, ProofKind.MandateLetter, SomeProofs.Picture, SomeClerk.Value, Cancellation);
        var mandate = SomeMandates.Letter with { Matter = "planted-matter", AgentName = "planted-agent-of-mine" };
        await using (var db = _database.CreateDbContext())
        {
            db.Add(MandateRecord.Of(
                visit.Id, Guid.CreateVersion7(), SomeProofs.Party, mandate, SomeKeys.Ring, visit.OpenedAtUtc));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.False(await IsInFilesAsync(picture));
        Assert.False(await IsInFilesAsync(PhotoForge.Words("planted-matter")));
        Assert.False(await IsInFilesAsync(PhotoForge.Words("planted-agent")));
        var (proofCipher, letterCipher) = await ReadCiphersAsync();
        Assert.True(await IsInFilesAsync(proofCipher));
        Assert.True(await IsInFilesAsync(letterCipher));

        _time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await store.WipeEndedAsync(Cancellation));
        await using (var db = _database.CreateDbContext())
        {
            await db.WipeMandatesAsync(visit.Id, Cancellation);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.False(await IsInFilesAsync(proofCipher));
        Assert.False(await IsInFilesAsync(letterCipher));
    }

    private async Task<(byte[] Proof, byte[] Letter)> ReadCiphersAsync()
    {
        await using var db = _database.CreateDbContext();
        var proof = await db.Set<ProofContent>().AsNoTracking().SingleAsync(Cancellation);
        var letter = await db.Set<MandateRecord>().AsNoTracking().SingleAsync(Cancellation);
        return (proof.Content.Bytes[^40..], letter.Words!.Bytes[^40..]);
    }

    // As a backup finds them: the write-ahead log is folded into the database first.
    private async Task<bool> IsInFilesAsync(byte[] bytes)
    {
        await using var db = _database.CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync(Cancellation);
        Assert.NotEmpty(Directory.GetFiles(_folder));
        foreach (var file in Directory.GetFiles(_folder))
        {
            if ((await File.ReadAllBytesAsync(file, Cancellation)).AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
