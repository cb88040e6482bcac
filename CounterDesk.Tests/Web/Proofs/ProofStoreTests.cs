using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Proofs;

public sealed class ProofStoreTests : IAsyncLifetime
{
    private const string Reason = "核对委托书上的签名";

    private TestDesk _desk = null!;
    private ProofStore _store = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _store = SomeProofs.StoreOf(_desk);
        _visit = await _desk.OpenVisitAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_picture_is_kept_for_its_party_for_six_months_with_an_entry_in_the_log()
    {
        var proof = await KeepAsync();

        Assert.Equal(
            (_visit.Id, SomeProofs.Party, ProofKind.MandateLetter, PlainImageFormat.Jpeg, 6),
            (proof.VisitId, proof.PartyId, proof.Kind, proof.Format, proof.Orientation));
        Assert.Equal(new DateOnly(2026, 9, 18), proof.EndsOn);
        Assert.Equal([proof.Id], (await _store.ListAsync(_visit.Id, Cancellation)).Select(kept => kept.Id));
        var entry = await LastEntryAsync();
        Assert.Equal((nameof(AuditAction.ProofKept), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal(
            $"Proof={proof.Id}\nKind=MandateLetter\nEndsOn=2026-09-18\n"
                + $"Sm3={Convert.ToHexStringLower(Sm3.Hash(SomeProofs.Picture.Bytes))}",
            entry.Details);
        Assert.Equal(entry.Sequence, _desk.Contents.Of(_visit.Id).Proof!.Receipt.Sequence);
        Assert.Equal(
            (_visit.Id, SomeClerk.Value.Id, SomeClerk.Value.Counter), (entry.Visit, entry.Actor, entry.Counter));
    }

    [Fact]
    public async Task The_picture_lies_encrypted_under_a_key_of_its_own_use()
    {
        var picture = SomeProofs.Picture;
        await KeepAsync();

        await using var db = _desk.Database.CreateDbContext();
        var stored = (await db.Set<ProofContent>().AsNoTracking().SingleAsync(Cancellation)).Content;
        Assert.Equal(SomeKeys.Ring.CurrentKeyId, stored.KeyId);
        Assert.True(stored.Bytes.AsSpan().IndexOf(picture.Bytes.AsSpan(0, 16)) < 0);
        Assert.Equal(picture.Bytes, SomeKeys.Ring.Decrypt(KeyUse.Proof, stored));
        Assert.Throws<KeyRingException>(() => SomeKeys.Ring.Decrypt(KeyUse.ObjectionEvidence, stored));
    }

    [Fact]
    public async Task The_clerk_of_the_open_visit_sees_it_again_as_it_was_with_a_reason_in_the_log()
    {
        var proof = await KeepAsync();

        var shown = Assert.IsType<ProofReading.Shown>(await ReadAsync(proof, SomeClerk.Value));

        Assert.Equal(SomeProofs.Picture.Bytes, shown.Image.Bytes);
        Assert.True(shown.IsProven);
        Assert.Equal((PlainImageFormat.Jpeg, 6), (shown.Image.Format, shown.Image.Orientation));
        var entry = await LastEntryAsync();
        Assert.Equal((nameof(AuditAction.ProofRead), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal((SomeClerk.Value.Id, DeskRoles.Clerk), (entry.Actor, entry.Role));
        Assert.EndsWith($"\nReason={Reason}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_visit_an_auditor_sees_it_and_the_clerk_no_longer()
    {
        var proof = await KeepAsync();
        Assert.IsType<ProofReading.Refused>(await ReadAsync(proof, SomeProofs.Auditor));

        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);

        Assert.IsType<ProofReading.Refused>(await ReadAsync(proof, SomeClerk.Value));
        Assert.IsType<ProofReading.Shown>(await ReadAsync(proof, SomeProofs.Auditor));
        var entry = await LastEntryAsync();
        Assert.Equal((SomeProofs.Auditor.Id, DeskRoles.Auditor), (entry.Actor, entry.Role));
    }

    public static TheoryData<string[], bool> Strangers => new()
    {
        { [DeskRoles.Clerk], false }, { [DeskRoles.Supervisor], false }, { [DeskRoles.SystemAdministrator], false },
        { [DeskRoles.SecurityAdministrator], false }, { [], false }, { [DeskRoles.Clerk], true },
        { [DeskRoles.Supervisor], true }, { [DeskRoles.SystemAdministrator], true },
        { [DeskRoles.SecurityAdministrator], true }, { [], true },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Nobody_else_sees_it_and_that_they_tried_is_recorded(string[] roles, bool afterwards)
    {
        var proof = await KeepAsync();
        if (afterwards)
        {
            await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        }

        var refused = Assert.IsType<ProofReading.Refused>(
            await ReadAsync(proof, new("demo-0999", "0999", "某人", "9", [.. roles])));

        var entry = await LastEntryAsync();
        Assert.Equal(refused.Receipt.Sequence, entry.Sequence);
        Assert.Equal((nameof(AuditAction.ProofRead), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Equal(("demo-0999", null), (entry.Actor, entry.Role));
    }

    [Fact]
    public async Task The_visits_own_clerk_needs_the_role_too()
    {
        var proof = await KeepAsync();

        Assert.IsType<ProofReading.Refused>(await ReadAsync(proof, SomeClerk.Value with { Roles = [] }));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Nobody_sees_it_without_a_reason(string reason)
    {
        var proof = await KeepAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => _store.ReadAsync(proof.Id, reason, SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task Nothing_is_kept_and_nothing_is_shown_while_the_log_cannot_be_written()
    {
        var proof = await KeepAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => ReadAsync(proof, SomeClerk.Value));
        await Assert.ThrowsAsync<AuditUnavailableException>(KeepAsync);

        await _desk.MendAuditAsync();
        Assert.Single(await _store.ListAsync(_visit.Id, Cancellation));
    }

    [Fact]
    public async Task Nothing_is_kept_for_a_visit_that_is_closed_or_anothers()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _store.KeepAsync(
            _visit.Id, SomeProofs.Party, ProofKind.Signature, SomeProofs.Picture, TestDesk.Colleague, Cancellation));
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        await Assert.ThrowsAsync<VisitClosedException>(KeepAsync);

        Assert.Empty(await _store.ListAsync(_visit.Id, Cancellation));
    }

    [Fact]
    public async Task A_proof_is_wiped_the_day_after_its_last_and_what_is_known_of_it_stays()
    {
        var proof = await KeepAsync();
        _desk.Time.SetUtcNow(new(2026, 9, 18, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await _store.WipeEndedAsync(Cancellation));

        // Midnight in China.
        _desk.Time.SetUtcNow(new(2026, 9, 18, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await _store.WipeEndedAsync(Cancellation));

        await using var db = _desk.Database.CreateDbContext();
        Assert.Empty(await db.Set<ProofContent>().ToListAsync(Cancellation));
        var kept = Assert.Single(await _store.ListAsync(_visit.Id, Cancellation));
        Assert.Equal(new(2026, 9, 18, 16, 0, 0, DateTimeKind.Utc), kept.WipedAtUtc);
        var entry = await LastEntryAsync();
        Assert.Equal((nameof(AuditAction.ProofWiped), null), (entry.Action, entry.Actor));
        Assert.Equal($"Proof={proof.Id}\nKind=MandateLetter\nEndsOn=2026-09-18", entry.Details);
        Assert.Equal(0, await _store.WipeEndedAsync(Cancellation));
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        Assert.IsType<ProofReading.Ended>(await ReadAsync(proof, SomeProofs.Auditor));
        Assert.Equal(nameof(AuditOutcome.NothingFound), (await LastEntryAsync()).Outcome);
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_not_wiped_and_waits()
    {
        await KeepAsync();
        _desk.Time.Advance(TimeSpan.FromDays(400));
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _store.WipeEndedAsync(Cancellation));

        await _desk.MendAuditAsync();
        Assert.Equal(1, await _store.WipeEndedAsync(Cancellation));
    }

    [Fact]
    public async Task Bytes_that_were_changed_are_not_shown_and_that_is_recorded()
    {
        var proof = await KeepAsync();
        await SomeProofs.SpoilAsync(_desk, proof);

        Assert.IsType<ProofReading.Unreadable>(await ReadAsync(proof, SomeClerk.Value));

        Assert.Equal(nameof(AuditOutcome.Failed), (await LastEntryAsync()).Outcome);
    }

    [Fact]
    public async Task A_picture_that_was_exchanged_is_not_shown_although_it_can_be_decrypted()
    {
        var proof = await KeepAsync();
        await SomeProofs.ExchangeAsync(_desk, proof, PhotoForge.Jpeg(orientation: 1));

        var differs = Assert.IsType<ProofReading.Differs>(await ReadAsync(proof, SomeClerk.Value));

        var entry = await LastEntryAsync();
        Assert.Equal((differs.Receipt.Sequence, nameof(AuditOutcome.Failed)), (entry.Sequence, entry.Outcome));
    }

    [Fact]
    public async Task A_proof_whose_entry_names_no_digest_is_shown_and_not_said_to_be_the_one()
    {
        var proof = await SomeProofs.PutBesideTheLogAsync(_desk, _visit.Id);

        Assert.False(Assert.IsType<ProofReading.Shown>(await ReadAsync(proof, SomeClerk.Value)).IsProven);
    }

    [Fact]
    public async Task A_picture_that_is_gone_before_its_time_is_missing_and_not_ended()
    {
        var proof = await KeepAsync();
        await SomeProofs.DropAsync(_desk, proof);

        Assert.IsType<ProofReading.Missing>(await ReadAsync(proof, SomeClerk.Value));
        Assert.Equal(nameof(AuditOutcome.NothingFound), (await LastEntryAsync()).Outcome);
    }

    [Fact]
    public async Task A_proof_that_never_was_is_unknown() => Assert.IsType<ProofReading.Unknown>(
        await _store.ReadAsync(Guid.CreateVersion7(), Reason, SomeClerk.Value, Cancellation));

    private Task<Proof> KeepAsync() => _store.KeepAsync(
        _visit.Id, SomeProofs.Party, ProofKind.MandateLetter, SomeProofs.Picture, SomeClerk.Value, Cancellation);

    private Task<ProofReading> ReadAsync(Proof proof, Clerk reader) =>
        _store.ReadAsync(proof.Id, Reason, reader, Cancellation);

    private async Task<AuditEntry> LastEntryAsync() => (await _desk.ReadLogAsync())[^1];
}
