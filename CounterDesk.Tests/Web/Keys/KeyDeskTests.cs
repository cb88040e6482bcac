using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Keys;

public sealed class KeyDeskTests : IAsyncLifetime
{
    private static readonly KeyWithdrawal _exposed = KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, "备份盘不见了");

    private TestKeys _hall = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hall = await TestKeys.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task The_first_key_signs_and_nothing_has_been_exported()
    {
        var listing = await _hall.Keys.ListAsync(Cancellation);

        Assert.Equal((SigningKeyState.Current, null, 0), (listing.Current.State, listing.Current.UntilUtc, listing.Current.LiveCopies));
        Assert.Equal((true, 0, 0), (Assert.Single(listing.Encryption).IsCurrent, listing.Due, listing.Unknown));
        Assert.Equal((KeyExportState.NotYet, true), (listing.Export.State, listing.IsUpToDate));
    }

    [Fact]
    public async Task A_new_key_signs_and_what_the_old_one_signed_still_counts()
    {
        var before = SignedCopyCode.Sign(SomeCopies.Code, _hall.Ring.SigningKey);
        var old = (await _hall.Keys.ListAsync(Cancellation)).Current.Id;
        await AddCopyAsync(old, 1);

        await _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation);

        var after = SignedCopyCode.Sign(SomeCopies.Code, _hall.Ring.SigningKey);
        Assert.NotEqual(before.Message.KeyId, after.Message.KeyId);
        Assert.Equal(CodeSignature.Right, before.CheckSignature(_hall.Ring.PublicKeys));
        Assert.Equal(CodeSignature.Right, after.CheckSignature(_hall.Ring.PublicKeys));
        var listing = await _hall.Keys.ListAsync(Cancellation);
        Assert.Equal([SigningKeyState.Current, SigningKeyState.Retired], listing.Signing.Select(key => key.State));
        Assert.Equal((old, 1), (listing.Signing[1].Id, listing.Signing[1].LiveCopies));
        Assert.Equal(listing.Current.SinceUtc, listing.Signing[1].UntilUtc);
        await WasLoggedAsync(AuditAction.SigningKeyAdded, $"Key={listing.Current.Id}\nFormer={old}");
    }

    [Fact]
    public async Task Only_copies_that_are_out_of_the_house_and_not_over_hang_on_a_key()
    {
        var id = (await _hall.Keys.ListAsync(Cancellation)).Current.Id;
        foreach (var (at, state) in Enum.GetValues<RegisterState>().Index())
        {
            await AddCopyAsync(id, at + 1, state);
        }

        // Those that were printed: in force, and with a changed license.
        Assert.Equal(2, (await _hall.Keys.ListAsync(Cancellation)).Current.LiveCopies);
    }

    [Fact]
    public async Task What_a_withdrawn_key_signed_counts_no_longer_also_without_a_network()
    {
        var code = SignedCopyCode.Sign(SomeCopies.Code, _hall.Ring.SigningKey);
        var old = (await _hall.Keys.ListAsync(Cancellation)).Current.Id;
        await AddCopyAsync(old, 1);

        var copies = await _hall.WithdrawAsync(old, _exposed);

        Assert.Equal(1, copies);
        Assert.Equal(CodeSignature.KeyWithdrawn, code.CheckSignature(_hall.Ring.PublicKeys));
        var json = new PublishedKeys(_hall.Desk.Time.GetUtcNow().UtcDateTime, _hall.Ring.PublicKeys).ToJson();
        Assert.True(PublishedKeys.TryRead(json, out var published));
        Assert.Equal(CodeSignature.KeyWithdrawn, code.CheckSignature(published.Keys));
        var listing = await _hall.Keys.ListAsync(Cancellation);
        Assert.NotEqual(old, listing.Current.Id);
        Assert.Equal(
            (SigningKeyState.Withdrawn, KeyWithdrawalReason.Exposed, "备份盘不见了"),
            (listing.Signing[1].State, listing.Signing[1].WithdrawnFor, listing.Signing[1].WithdrawalNote));
        await WasLoggedAsync(
            AuditAction.SigningKeyWithdrawn,
            $"Key={old}\nReason=Exposed\nNote=备份盘不见了\nLiveCopies=1\nConfirmedBy=demo-0102\nNext={listing.Current.Id}");
    }

    [Fact]
    public async Task A_retired_key_is_withdrawn_without_a_new_one_and_nobody_does_it_twice()
    {
        var old = (await _hall.Keys.ListAsync(Cancellation)).Current.Id;
        await _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation);
        await _hall.WithdrawAsync(old, _exposed);
        var entries = (await _hall.Desk.ReadLogAsync()).Count;

        Assert.Null(await _hall.WithdrawAsync(old, _exposed));

        Assert.Equal(2, _hall.Content.Copies.Count);
        Assert.Equal(entries, (await _hall.Desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Without_the_log_nothing_is_changed()
    {
        var before = await File.ReadAllBytesAsync(_hall.RingFile, Cancellation);
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Keys.RenewEncryptionAsync(TestKeys.Administrator, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => _hall.WithdrawAsync(_hall.Content.Copies[0].Id, _exposed));

        Assert.Equal(before, await File.ReadAllBytesAsync(_hall.RingFile, Cancellation));
    }

    [Fact]
    public async Task What_was_done_and_could_not_be_recorded_is_undone()
    {
        var before = _hall.Content.Copies[0].Id;
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            // The announcement is taken, the outcome not.
            await db.Database.ExecuteSqlAsync(
                $"CREATE TRIGGER Once BEFORE INSERT ON AuditEntries WHEN NEW.Outcome = 'Done' BEGIN SELECT RAISE(ABORT, 'no'); END",
                Cancellation);
        }

        await Assert.ThrowsAnyAsync<Exception>(() => _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation));

        Assert.Equal(before, Assert.Single(_hall.Content.Copies).Id);
        Assert.Equal(before, Convert.ToHexString(_hall.Ring.SigningKey.Id.AsSpan()));
        Assert.Contains(await _hall.Desk.ReadLogAsync(), entry => entry.Outcome is nameof(AuditOutcome.Announced));
    }

    [Fact]
    public async Task Without_its_file_no_key_is_changed()
    {
        File.Delete(_hall.RingFile);

        await Assert.ThrowsAsync<KeyRingException>(() => _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation));

        Assert.False((await _hall.Keys.ListAsync(Cancellation)).IsUpToDate);
        Assert.False(File.Exists(_hall.RingFile));
        Assert.Empty(await _hall.Desk.ReadLogAsync());
    }

    [Fact]
    public async Task Nobody_else_changes_keys()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _hall.Keys.RotateAsync(SomeClerk.Supervisor, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _hall.Keys.RenewEncryptionAsync(SomeClerk.Value, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _hall.WithdrawAsync(_hall.Content.Copies[0].Id, _exposed, SomeProofs.Auditor));

        Assert.Single(_hall.Content.Copies);
    }

    private async Task AddCopyAsync(string key, int sequence, RegisterState state = RegisterState.Printed)
    {
        var copy = await SomeRegister.AddAsync(_hall.Desk.Database, state, sequence, new(2026, 3, 17));
        await using var db = _hall.Desk.Database.CreateDbContext();
        db.Entry(db.Attach(copy).Entity).Property(registered => registered.KeyId).CurrentValue = key;
        await db.SaveChangesAsync(Cancellation);
    }

    private async Task WasLoggedAsync(AuditAction action, string details)
    {
        var entries = (await _hall.Desk.ReadLogAsync()).TakeLast(2).ToList();
        Assert.All(entries, entry => Assert.Equal(
            (action.ToString(), TestKeys.Administrator.Id, "security-administrator"),
            (entry.Action, entry.Actor, entry.Role)));
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], entries.Select(entry => entry.Outcome));
        Assert.Equal(details, entries[1].Details);
    }
}
