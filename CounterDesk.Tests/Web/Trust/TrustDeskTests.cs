using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Trust;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Trust;

public sealed class TrustDeskTests : IAsyncLifetime
{
    private static readonly Fingerprint _root = Fingerprint.Of(SomeSeals.Root.Certificate.Span);

    private TestTrust _hall = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hall = await TestTrust.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task A_certificate_that_was_brought_does_not_count()
    {
        var intake = await OfferAsync(SomeSeals.Root.Certificate);

        Assert.Equal(new TrustIntake.Pending(_root.Value), intake);
        Assert.Empty(_hall.Folder.Current.Anchors);
        Assert.Equal(
            [(nameof(AuditAction.TrustOffered), "Announced"), (nameof(AuditAction.TrustOffered), "Done")], await LogAsync());
        var entry = Assert.Single((await ListAsync()).Entries);
        Assert.Equal((TrustState.Pending, "root.cer", "唐宁"), (entry.State, entry.Record!.FileName, entry.Record.OfferedByName));
    }

    [Fact]
    public async Task When_the_last_group_agrees_it_counts_and_who_compared_it_by_what_letter_is_known()
    {
        await OfferAsync(SomeSeals.Root.Certificate);

        Assert.Equal(TrustComparison.Agrees, await CompareAsync(_root.Groups[^1]));

        Assert.Equal("测试根", Assert.Single(_hall.Folder.Current.Anchors).Name);
        var entry = Assert.Single((await ListAsync()).Entries);
        Assert.Equal((TrustState.InForce, "唐宁", "云数函〔2026〕7 号"), (entry.State, entry.Record!.ComparedByName, entry.Record.Letter));
        Assert.Empty(_hall.FilesIn("pending"));
        var last = (await _hall.Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.TrustCompared), "Done", "测试根", "demo-0012"), (last.Action, last.Outcome, last.Subject, last.Actor));
        Assert.Contains($"Fingerprint={_root.Value}", last.Details, StringComparison.Ordinal);
        Assert.Contains("Letter=云数函〔2026〕7 号", last.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_differs_it_does_not_count_and_that_is_recorded()
    {
        await OfferAsync(SomeSeals.Root.Certificate);

        Assert.Equal(TrustComparison.Differs, await CompareAsync(_root.Groups[0]));

        Assert.Empty(_hall.Folder.Current.Anchors);
        Assert.Equal(1, Assert.Single((await ListAsync()).Entries).Record!.WrongTries);
        Assert.Equal((nameof(AuditAction.TrustCompared), "Refused"), (await LogAsync())[^1]);
    }

    [Fact]
    public async Task A_pending_file_that_was_exchanged_is_not_what_was_compared()
    {
        await OfferAsync(SomeSeals.Root.Certificate);
        _hall.PutByHand("pending", Assert.Single(_hall.FilesIn("pending")), SomeSeals.Intermediate.Certificate);

        Assert.Equal(TrustComparison.Gone, await CompareAsync(_root.Groups[^1]));
        Assert.Empty(_hall.Folder.Current.Anchors);
    }

    [Fact]
    public async Task An_authority_below_goes_among_the_intermediates_and_counts_only_under_an_anchor()
    {
        await OfferAsync(SomeSeals.Intermediate.Certificate);
        var fingerprint = Fingerprint.Of(SomeSeals.Intermediate.Certificate.Span);
        await _hall.Trust.CompareAsync(fingerprint.Value, fingerprint.Groups[^1], "函", TestTrust.Administrator, Cancellation);

        Assert.Single(_hall.FilesIn("intermediates"));
        Assert.Equal(TrustState.NotConnected, Assert.Single((await ListAsync()).Entries).State);

        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);
        Assert.Equal([TrustState.InForce, TrustState.InForce], (await ListAsync()).Entries.Select(entry => entry.State));
    }

    [Fact]
    public async Task What_somebody_put_into_the_folder_counts_and_has_no_record()
    {
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);

        var entry = Assert.Single((await ListAsync()).Entries);
        Assert.Equal((TrustState.InForce, null), (entry.State, entry.Record));
    }

    [Fact]
    public async Task A_comparison_that_was_never_recorded_shows_as_put_into_the_folder()
    {
        await OfferAsync(SomeSeals.Root.Certificate);
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);

        Assert.Equal(
            [(TrustPart.Anchors, false), (TrustPart.Pending, true)],
            (await ListAsync()).Entries.Select(entry => (entry.Part, entry.Record is not null)));
    }

    [Fact]
    public async Task What_is_taken_out_no_longer_counts_and_is_kept()
    {
        await OfferAsync(SomeSeals.Root.Certificate);
        await CompareAsync(_root.Groups[^1]);

        Assert.True(await _hall.Trust.RemoveAsync((await ListAsync()).Entries[0], TestTrust.Administrator, Cancellation));

        Assert.Empty(_hall.Folder.Current.Anchors);
        Assert.Empty((await ListAsync()).Entries);
        Assert.Single(_hall.FilesIn("removed"));
        Assert.Equal((nameof(AuditAction.TrustRemoved), "Done"), (await LogAsync())[^1]);

        Assert.IsType<TrustIntake.Pending>(await OfferAsync(SomeSeals.Root.Certificate));
    }

    [Fact]
    public async Task What_was_taken_out_by_hand_is_compared_anew_when_it_comes_back()
    {
        await OfferAsync(SomeSeals.Root.Certificate);
        await CompareAsync(_root.Groups[^1]);
        _hall.Folder.Delete(TrustPart.Anchors, Assert.Single(_hall.FilesIn("anchors")));

        await OfferAsync(SomeSeals.Root.Certificate);

        Assert.Equal(TrustState.Pending, Assert.Single((await ListAsync()).Entries).State);
    }

    [Fact]
    public async Task Without_the_audit_log_nothing_is_changed()
    {
        await OfferAsync(SomeSeals.Root.Certificate);
        _hall.PutByHand("anchors", "other.cer", new CertificateForge { Issuer = null }.Make().Certificate);
        var entry = (await ListAsync()).Entries[0];
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => OfferAsync(SomeSeals.Intermediate.Certificate));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => CompareAsync(_root.Groups[^1]));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => CompareAsync("0"));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Trust.RemoveAsync(entry, TestTrust.Administrator, Cancellation));

        Assert.Equal(["other.cer"], _hall.FilesIn("anchors"));
        Assert.Single(_hall.FilesIn("pending"));
        Assert.Empty(_hall.FilesIn("removed"));
    }

    // The announcement is in the log by then, so the log says that it failed.
    [Fact]
    public async Task What_could_not_be_recorded_is_undone()
    {
        await RefuseAsync("INSERT");
        await Assert.ThrowsAsync<DbUpdateException>(() => OfferAsync(SomeSeals.Root.Certificate));
        Assert.Empty(_hall.FilesIn("pending"));
        Assert.Equal((nameof(AuditAction.TrustOffered), "Failed"), (await LogAsync())[^1]);

        await AllowAsync("INSERT");
        await OfferAsync(SomeSeals.Root.Certificate);
        await RefuseAsync("UPDATE");
        await Assert.ThrowsAsync<DbUpdateException>(() => CompareAsync(_root.Groups[^1]));
        Assert.Empty(_hall.FilesIn("anchors"));
        Assert.Single(_hall.FilesIn("pending"));
        Assert.Empty(_hall.Folder.Current.Anchors);

        await AllowAsync("UPDATE");
        await CompareAsync(_root.Groups[^1]);
        await RefuseAsync("DELETE");
        var entry = (await ListAsync()).Entries[0];
        await Assert.ThrowsAsync<DbUpdateException>(
            () => _hall.Trust.RemoveAsync(entry, TestTrust.Administrator, Cancellation));
        Assert.Single(_hall.FilesIn("anchors"));
        Assert.Empty(_hall.FilesIn("removed"));
        Assert.Equal((nameof(AuditAction.TrustRemoved), "Failed"), (await LogAsync())[^1]);
    }

    [Fact]
    public async Task A_newer_list_takes_the_place_of_the_older_one()
    {
        Trusted();
        var now = _hall.Desk.Time.GetUtcNow();
        await OfferAsync(CertificateMaker.MakeRevocationList(SomeSeals.Root, now.AddDays(-9), now.AddDays(-2)));
        Assert.True((await ListAsync()).Entries[0].IsOverdueAt(now));

        var newer = CertificateMaker.MakeRevocationList(SomeSeals.Root, now.AddHours(-1), now.AddDays(7));
        Assert.Equal(new TrustIntake.ListTaken("测试根", now.AddHours(-1)), await OfferAsync(newer));

        Assert.Single(_hall.FilesIn("crls"));
        Assert.Single(_hall.FilesIn("removed"));
        Assert.Equal(now.AddHours(-1), (await ListAsync()).Entries[0].Revocation.AsOf);
        Assert.Equal(new TrustIntake.Refused(TrustRefusal.AlreadyThere), await OfferAsync(newer));
        Assert.Equal((nameof(AuditAction.TrustOffered), "Refused"), (await LogAsync())[^1]);
    }

    [Fact]
    public async Task One_file_that_cannot_be_read_is_named_and_hides_no_other()
    {
        Trusted();
        _hall.PutByHand("crls", "notes.txt", "names"u8.ToArray());

        var listing = await ListAsync();

        Assert.Equal(["crls/notes.txt"], listing.Unreadable);
        Assert.Single(listing.Entries);
    }

    private Task RefuseAsync(string change) => ExecuteAsync(
        $"CREATE TRIGGER no_{change} BEFORE {change} ON TrustRecords BEGIN SELECT RAISE(ABORT, 'no'); END");

    private Task AllowAsync(string change) => ExecuteAsync($"DROP TRIGGER no_{change}");

    private async Task ExecuteAsync(string command)
    {
        await using var db = _hall.Desk.Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(command, Cancellation);
    }

    private void Trusted() => _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);

    private Task<TrustListing> ListAsync() => _hall.Trust.ListAsync(Cancellation);

    private Task<TrustIntake> OfferAsync(ReadOnlyMemory<byte> bytes) =>
        _hall.Trust.OfferAsync("root.cer", bytes, TestTrust.Administrator, Cancellation);

    private Task<TrustComparison> CompareAsync(string group) => _hall.Trust.CompareAsync(
        _root.Value, group, "云数函〔2026〕7 号", TestTrust.Administrator, Cancellation);

    private async Task<List<(string Action, string Outcome)>> LogAsync() =>
        [.. (await _hall.Desk.ReadLogAsync()).Select(entry => (entry.Action, entry.Outcome))];
}
