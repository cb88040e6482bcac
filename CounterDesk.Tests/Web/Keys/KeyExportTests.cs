using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Keys;

/// <summary>A ring leaves the hall sealed, and comes back when the hall has lost its own.</summary>
public sealed class KeyExportTests : IAsyncLifetime
{
    private const string Words = "白纸 青天 木桌 铁锁 三号";

    // What seals in the hall takes a million; here it only has to be right.
    private const int FewRounds = 10;

    private TestKeys _hall = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private DateTime Now => _hall.Desk.Time.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync() => _hall = await TestKeys.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task What_was_sealed_leaves_once_to_whoever_sealed_it_and_is_recorded()
    {
        var token = _hall.Exporting.Offer(_hall.Exporting.Seal(Words), TestKeys.Administrator);
        Assert.Equal(KeyExportState.NotYet, (await _hall.Keys.ListAsync(Cancellation)).Export.State);

        Assert.Null(await _hall.Exporting.TakeAsync(token, TestKeys.Administrator with { Id = "demo-other" }, Cancellation));
        var taken = await _hall.Exporting.TakeAsync(token, TestKeys.Administrator, Cancellation);
        Assert.Null(await _hall.Exporting.TakeAsync(token, TestKeys.Administrator, Cancellation));

        Assert.Equal("counterdesk-keys-0007-20260318-1028.json", taken!.FileName);
        var export = (await _hall.Keys.ListAsync(Cancellation)).Export;
        Assert.Equal((KeyExportState.Done, Now, "唐宁"), (export.State, export.AtUtc, export.By));
        var entry = Assert.Single(await _hall.Desk.ReadLogAsync());
        Assert.Equal(
            (nameof(AuditAction.KeysExported), nameof(AuditOutcome.Done), TestKeys.Administrator.Id),
            (entry.Action, entry.Outcome, entry.Actor));
    }

    [Fact]
    public async Task Without_the_log_nothing_leaves()
    {
        var token = _hall.Exporting.Offer(
            new("keys.json", Seal(_hall.Content), Now), TestKeys.Administrator);
        await _hall.Desk.BreakAuditAsync();
        var file = Path.Combine(_hall.Data.Path, "keys.json");

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Exporting.TakeAsync(token, TestKeys.Administrator, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Exporting.WriteAsync(new("keys.json", Seal(_hall.Content), Now), file, Cancellation));

        Assert.False(File.Exists(file));
        Assert.Null((await _hall.ReadMarkAsync()).ExportedAtUtc);
    }

    [Theory]
    [InlineData("signing")]
    [InlineData("encryption")]
    [InlineData("withdrawal")]
    public async Task After_each_change_it_is_asked_for_again(string change)
    {
        await ExportAsync();
        _hall.Desk.Time.Advance(TimeSpan.FromMinutes(1));
        await (change switch
        {
            "signing" => _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation),
            "encryption" => _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation),
            _ => _hall.WithdrawAsync(_hall.Content.Copies[0].Id, KeyWithdrawal.Create(KeyWithdrawalReason.Lost, "")),
        });

        Assert.Equal(KeyExportState.Outdated, (await _hall.Keys.ListAsync(Cancellation)).Export.State);

        await ExportAsync();

        Assert.Equal(KeyExportState.Done, (await _hall.Keys.ListAsync(Cancellation)).Export.State);
    }

    [Fact]
    public void A_poor_passphrase_seals_nothing() => Assert.Throws<ArgumentException>(() => _hall.Exporting.Seal("12345678"));

    [Fact]
    public void An_export_shows_no_secret()
    {
        var text = Encoding.UTF8.GetString(Seal(_hall.Content));

        Assert.Contains("\"kdf\": \"PBKDF2-HMAC-SM3\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(_hall.Content.Hashing), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(_hall.Content.Copies[0].Number), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_ring_comes_back_as_it_was()
    {
        var before = _hall.Content;
        var (file, hash) = (Seal(before), _hall.Ring.KeyedHash(KeyUse.HolderNumber, [1]));
        File.Delete(_hall.RingFile);

        Assert.IsType<RestoredKeys.Done>(await RestoreAsync(file));

        Assert.Equal(before.Copies[0].Id, _hall.Content.Copies[0].Id);
        Assert.Equal(hash, _hall.OpenRing().KeyedHash(KeyUse.HolderNumber, [1]));
        var entry = (await _hall.Desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.KeysRestored), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal($"ExportedAt={Now:O}", entry.Details);
    }

    [Fact]
    public async Task A_damaged_ring_is_replaced_and_stays_beside_the_new_one()
    {
        var file = Seal(_hall.Content);
        await File.WriteAllTextAsync(_hall.RingFile, "keys", Cancellation);

        Assert.IsType<RestoredKeys.Done>(await RestoreAsync(file));

        Assert.NotNull(KeyRingFile.Read(_hall.Data.Keys));
        Assert.Equal("keys", await File.ReadAllTextAsync(KeyRingFile.FormerIn(_hall.Data.Keys), Cancellation));
    }

    [Fact]
    public async Task A_sound_ring_is_left_alone()
    {
        var before = await File.ReadAllBytesAsync(_hall.RingFile, Cancellation);

        await IsRefusedAsync(RestoreFault.NotNeeded, Seal(_hall.Content));

        Assert.Equal(before, await File.ReadAllBytesAsync(_hall.RingFile, Cancellation));
    }

    [Fact]
    public async Task Another_passphrase_opens_nothing()
    {
        var file = Seal(_hall.Content);
        File.Delete(_hall.RingFile);

        await IsRefusedAsync(RestoreFault.WrongPassphrase, file, "白纸 青天 木桌 铁锁 三号?");

        Assert.False(File.Exists(_hall.RingFile));
        Assert.Empty(await _hall.Desk.ReadLogAsync());
    }

    [Fact]
    public async Task Another_halls_ring_and_another_databases_are_refused()
    {
        var (content, now) = (_hall.Content, Now);
        File.Delete(_hall.RingFile);

        await IsRefusedAsync(RestoreFault.OtherHall, SealedKeyRing.Seal(content, "0008", Words, now, FewRounds));
        await IsRefusedAsync(RestoreFault.OtherDatabase, Seal(KeyRingContent.Generate(now)));
    }

    public static TheoryData<string, Func<string, string>> Damages => new()
    {
        { "emptied", _ => "" },
        { "cut", text => text[..(text.Length / 2)] },
        { "no JSON", _ => "keys" },
        { "JSON null", _ => "null" },
        { "another JSON", _ => "{}" },
        { "another hall's code", text => Put(text, "\"hall\": \"0007\"", "\"hall\": \"0008\"") },
        { "fewer rounds", text => Put(text, $"\"rounds\": {FewRounds}", "\"rounds\": 1") },
        { "too many rounds", text => Put(text, $"\"rounds\": {FewRounds}", "\"rounds\": 2000000000") },
        { "another way to derive", text => Put(text, "PBKDF2-HMAC-SM3", "PBKDF2-HMAC-MD5") },
        { "a later format", text => Put(text, "\"format\": 1", "\"format\": 2") },
        { "a member more", text => Put(text, "\"format\": 1", "\"format\": 1, \"more\": 1") },
        { "a changed letter", ChangeContent },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_export_is_said_to_be_one_whatever_the_passphrase(string damage, Func<string, string> apply)
    {
        var file = Encoding.UTF8.GetBytes(apply(Encoding.UTF8.GetString(Seal(_hall.Content))));
        File.Delete(_hall.RingFile);

        Assert.NotEmpty(damage);
        await IsRefusedAsync(RestoreFault.Damaged, file);
    }

    [Fact]
    public async Task What_was_withdrawn_since_the_export_stays_withdrawn()
    {
        var file = Seal(_hall.Content);
        var id = _hall.Content.Copies[0].Id;
        _hall.Desk.Time.Advance(TimeSpan.FromHours(1));
        await _hall.WithdrawAsync(id, KeyWithdrawal.Create(KeyWithdrawalReason.Other, "名=字"));
        var withdrawn = (await _hall.Desk.ReadLogAsync())[^1].AtUtc;
        File.Delete(_hall.RingFile);

        Assert.IsType<RestoredKeys.Done>(await RestoreAsync(file));

        var key = _hall.Content.Copies[0];
        Assert.Equal(
            (id, withdrawn, KeyWithdrawalReason.Other, "名=字"),
            (key.Id, key.WithdrawnAtUtc, key.WithdrawnFor, key.WithdrawalNote));
        Assert.Null(_hall.Content.Copies[1].WithdrawnAtUtc);
    }

    [Fact]
    public async Task An_export_from_before_keys_that_were_used_is_taken_only_when_asked_for_so()
    {
        var file = Seal(_hall.Content);
        await _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation);
        await _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation);
        var (signing, encryption) = (_hall.Content.Copies[1].Id, _hall.Ring.CurrentKeyId);
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF", Cancellation);
            db.Add(new CounterDesk.Web.Proofs.ProofContent
            {
                ProofId = Guid.CreateVersion7(), Content = _hall.Ring.Encrypt(KeyUse.Proof, [1]),
            });
            var copy = SomeCopies.Printed();
            db.Add(copy).Property(registered => registered.KeyId).CurrentValue = signing;
            await db.SaveChangesAsync(Cancellation);
        }

        File.Delete(_hall.RingFile);
        var lacking = Assert.IsType<RestoredKeys.Lacks>(await RestoreAsync(file));
        Assert.Equal(((string[])[signing, encryption]).Order(StringComparer.Ordinal), lacking.Missing);
        Assert.False(File.Exists(_hall.RingFile));

        var done = Assert.IsType<RestoredKeys.Done>(await RestoreAsync(file, takesOlder: true));

        Assert.Equal(lacking.Missing, done.Missing);
        Assert.Equal(1, (await _hall.Keys.ListAsync(Cancellation)).Unknown);
    }

    private static string Put(string text, string member, string other)
    {
        Assert.Contains(member, text, StringComparison.Ordinal);
        return text.Replace(member, other, StringComparison.Ordinal);
    }

    private static string ChangeContent(string text)
    {
        const string Member = "\"content\": \"";
        var place = text.IndexOf(Member, StringComparison.Ordinal) + Member.Length;
        return $"{text[..place]}{(text[place] is 'A' ? 'B' : 'A')}{text[(place + 1)..]}";
    }

    private byte[] Seal(KeyRingContent content) => SealedKeyRing.Seal(content, SomeAudit.Hall, Words, Now, FewRounds);

    private async Task ExportAsync() => Assert.NotNull(await _hall.Exporting.TakeAsync(
        _hall.Exporting.Offer(new("keys.json", Seal(_hall.Content), Now), TestKeys.Administrator),
        TestKeys.Administrator, Cancellation));

    private Task<RestoredKeys> RestoreAsync(byte[] file, string passphrase = Words, bool takesOlder = false) =>
        _hall.Restoring.RestoreAsync(file, passphrase, takesOlder, Cancellation);

    private async Task IsRefusedAsync(RestoreFault fault, byte[] file, string passphrase = Words) =>
        Assert.Equal(fault, Assert.IsType<RestoredKeys.Refused>(await RestoreAsync(file, passphrase)).Fault);
}
