using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>What was kept for its time is deleted, and the rest is proven as before.</summary>
public sealed class LogDeletionTests : IAsyncLifetime
{
    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Entries 1 to 5 on 2026-11-23, 6 to 9 on the day after, and the first of 2027-05-24, when the first day is over.
    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(5);
        _log.Sleep();
        await _log.WriteAsync(3);
        await _log.Keeper.GoRoundAsync(Cancel);
        _log.Sleep(181);
        await _log.WriteAsync(2);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task Closed_days_that_are_over_go_and_the_chain_begins_behind_them()
    {
        var before = await _log.ReadAsync();

        var done = Assert.IsType<Deletion.Done>(await DeleteAsync());

        Assert.Equal((new DateOnly(2026, 11, 23), 1L, 5L, 5L), (done.UpTo.Day, done.UpTo.First, done.UpTo.Last, done.Entries));
        var left = await _log.ReadAsync();
        Assert.Equal(6, left[0].Sequence);
        Assert.Equal(before.Skip(5).Select(entry => entry.Hash), left.SkipLast(1).Select(entry => entry.Hash));
        var said = left[^1];
        Assert.Equal(nameof(AuditAction.EntriesDeleted), said.Action);
        Assert.Equal(done.UpTo, AuditAnchor.Of(said));
        Assert.Equal("root", AuditDetail.Read(said.Details)["Account"]);
        Assert.All([true, false], whole =>
        {
            var proof = _log.Prove(whole);
            Assert.Equal((AuditVerdict.Whole, null, done.UpTo), (proof.Verdict, proof.Fault, proof.Deleted));
        });
        Assert.Equal((6L, true), (_log.Prove().From, _log.Prove().IsWhole));
    }

    [Fact]
    public async Task The_log_goes_on_and_the_next_days_follow_when_they_are_over()
    {
        await DeleteAsync();
        await _log.WriteAsync(4);
        _log.Sleep();
        await _log.Keeper.GoRoundAsync(Cancel);
        _log.Open();
        Assert.Equal(AuditVerdict.Whole, _log.Prove(whole: false).Verdict);

        var done = Assert.IsType<Deletion.Done>(await DeleteAsync());

        Assert.Equal((new DateOnly(2026, 11, 24), 6L), (done.UpTo.Day, done.UpTo.First));
        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
    }

    [Fact]
    public async Task A_proof_that_begins_behind_them_counts_as_one_of_the_whole_log()
    {
        await DeleteAsync();
        await _log.Keeper.ProveWholeAsync(SomeProofs.Auditor, new Progress<long>(), Cancel);

        Assert.True((await _log.Keeper.ReadAsync(Cancel)).IsProvenWhole);
    }

    [Fact]
    public async Task Nothing_goes_before_its_time_nor_where_no_time_is_set()
    {
        Assert.IsType<Deletion.NothingIsOver>(await _log.DeletionAfter(7).DeleteAsync("root", null, Cancel));
        Assert.IsType<Deletion.KeptForGood>(await _log.DeletionAfter(null).DeleteAsync("root", null, Cancel));

        Assert.Equal(1, (await _log.ReadAsync())[0].Sequence);
        Assert.DoesNotContain(await _log.ReadAsync(), entry => entry.Action == nameof(AuditAction.EntriesDeleted));
    }

    [Fact]
    public async Task What_is_not_proven_is_kept()
    {
        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 2");

        var refused = Assert.IsType<Deletion.NotWhole>(await DeleteAsync());

        Assert.Equal(new AuditFault(2, AuditFaultKind.Changed), refused.Proof.Fault);
        Assert.Equal(1, (await _log.ReadAsync())[0].Sequence);
    }

    [Theory]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 6", 6, AuditFaultKind.Missing)]
    [InlineData("UPDATE AuditEntries SET Counter = '9' WHERE Sequence = 6", 6, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET Counter = '9' WHERE Sequence = 8", 8, AuditFaultKind.Changed)]
    public async Task Tampering_with_the_rest_is_found_as_before(string sql, long sequence, AuditFaultKind kind)
    {
        await DeleteAsync();
        await _log.TamperAsync(sql);

        Assert.Equal(new AuditFault(sequence, kind), _log.Prove().Fault);
    }

    [Fact]
    public async Task Entries_may_not_be_deleted_by_anybody_else_afterwards()
    {
        await DeleteAsync();
        await using var db = _log.Database.CreateDbContext();

        await Assert.ThrowsAsync<SqliteException>(
            () => db.Database.ExecuteSqlAsync($"DELETE FROM AuditEntries WHERE Sequence = 6", Cancel));
    }

    [Fact]
    public async Task Deleted_by_hand_with_no_word_of_it_they_are_missing()
    {
        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence <= 5");

        Assert.Equal(new AuditFault(1, AuditFaultKind.Missing), _log.Prove().Fault);
    }

    [Fact]
    public async Task A_word_that_the_hall_did_not_sign_is_none()
    {
        var forged = Said() with { Signature = new string('1', 128) };
        await _log.Log.RecordAsync(null, forged.ToNote(), Cancel);
        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence <= 5");

        Assert.Equal(new AuditFault(1, AuditFaultKind.Missing), _log.Prove().Fault);
    }

    [Fact]
    public async Task What_was_signed_too_early_is_told()
    {
        var early = (Said() with { AtUtc = new DateTime(2027, 5, 22, 0, 0, 0, DateTimeKind.Utc) }).SignedBy(_log.Ring);
        await _log.Log.RecordAsync(null, early.ToNote(), Cancel);
        _log.Anchors.Append(early);

        Assert.Equal(new AuditFault(6, AuditFaultKind.DeletedTooEarly), _log.Prove().Fault);
    }

    [Fact]
    public async Task Stopped_between_the_word_and_the_deed_it_is_done_when_run_again()
    {
        var said = Said().SignedBy(_log.Ring);
        await _log.Log.RecordAsync(null, said.ToNote(), Cancel);
        _log.Anchors.Append(said);
        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence <= 2");

        var done = Assert.IsType<Deletion.Done>(await DeleteAsync());

        Assert.Equal(3, done.Entries);
        Assert.Equal(6, (await _log.ReadAsync())[0].Sequence);
        Assert.Single(await _log.ReadAsync(), entry => entry.Action == nameof(AuditAction.EntriesDeleted));
        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
    }

    [Fact]
    public async Task Without_the_file_of_anchors_the_log_says_it_itself_and_the_next_round_puts_it_there()
    {
        await DeleteAsync();
        File.Delete(_log.Anchors.Path);
        var proof = _log.Prove();
        Assert.Equal((AuditVerdict.CouldNotBeTold, null), (proof.Verdict, proof.Fault));
        Assert.Equal(AuditAnchorKind.Deleted, proof.MissingAnchors[0].Kind);

        await _log.Keeper.GoRoundAsync(Cancel);

        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
    }

    [Fact]
    public async Task A_backup_from_before_is_explained_as_ever_and_what_it_brought_back_goes_again()
    {
        var backup = await _log.BackUpAsync();
        await DeleteAsync();
        await _log.WriteAsync(3);
        _log.Sleep();
        await _log.WriteAsync();
        _log.BringBack(backup);

        Assert.IsType<Resumption.Done>(await _log.Resumption.ResumeAsync("恢复备份", "root", Cancel));

        var proof = _log.Prove();
        Assert.Equal((AuditVerdict.Whole, 1), (proof.Verdict, proof.Gaps.Length));
        Assert.IsType<Deletion.Done>(await DeleteAsync());
        Assert.True((await _log.ReadAsync())[0].Sequence > 5);
        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
    }

    private Task<Deletion> DeleteAsync() => _log.Deletion.DeleteAsync("root", null, Cancel);

    // As the deletion says it, and does nothing.
    private AuditAnchor Said()
    {
        var day = _log.Keeper.FindRoot(new DateOnly(2026, 11, 23))!;
        return new AuditAnchor
        {
            Kind = AuditAnchorKind.Deleted, Hall = SomeAudit.Hall, Day = day.Day, First = 1, Last = day.Last,
            Head = day.Head, AtUtc = _log.Time.GetUtcNow().UtcDateTime,
        };
    }
}
