using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>
/// Whoever can write to the database's file, knowing how entries are hashed, and whoever brings an older file back. Two
/// days of ten entries and a third one of two: entries 11 and 22 close days.
/// </summary>
public sealed class TamperingTests : IAsyncLifetime
{
    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(10);
        _log.Sleep();
        await _log.WriteAsync(10);
        _log.Sleep();
        await _log.WriteAsync();
        Assert.Equal(23, (await _log.ReadAsync()).Count);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public void A_log_as_the_desk_wrote_it_is_whole()
    {
        var proof = _log.Prove();

        Assert.Equal((23L, null, AuditVerdict.Whole), (proof.Proven, proof.Fault, proof.Verdict));
        Assert.Empty(proof.Gaps);
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 5", 5, AuditFaultKind.Changed)]
    [InlineData("UPDATE AuditEntries SET Details = replace(Details, 'Root=', 'Root=0') WHERE Sequence = 11", 11, AuditFaultKind.Changed)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 5", 5, AuditFaultKind.Missing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 11", 11, AuditFaultKind.Missing)]
    [InlineData(
        """
        UPDATE AuditEntries SET Sequence = 99 WHERE Sequence = 5; UPDATE AuditEntries SET Sequence = 5 WHERE Sequence = 6;
        UPDATE AuditEntries SET Sequence = 6 WHERE Sequence = 99
        """,
        5, AuditFaultKind.Changed)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence > 15", 16, AuditFaultKind.Missing)]
    [InlineData(
        """
        DELETE FROM AuditEntries WHERE Sequence > 15;
        UPDATE AuditHeads SET Sequence = 15, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 15)
        """,
        16, AuditFaultKind.CutOff)]
    [InlineData("DELETE FROM AuditEntries; DELETE FROM AuditHeads", 1, AuditFaultKind.CutOff)]
    public async Task What_is_edited_deleted_moved_or_cut_is_named(string sql, long sequence, AuditFaultKind kind)
    {
        await _log.TamperAsync(sql);

        var proof = _log.Prove();

        Assert.Equal((new AuditFault(sequence, kind), AuditVerdict.NotWhole), (proof.Fault, proof.Verdict));
        Assert.Equal(sequence - 1, proof.Proven);
    }

    [Fact]
    public async Task An_entry_put_in_between_is_named()
    {
        await _log.TamperAsync(
            """
            UPDATE AuditEntries SET Sequence = Sequence + 1000 WHERE Sequence >= 8;
            UPDATE AuditEntries SET Sequence = Sequence - 999 WHERE Sequence >= 1008;
            UPDATE AuditHeads SET Sequence = Sequence + 1;
            INSERT INTO AuditEntries (Hall, Sequence, Format, AtUtc, Action, Outcome, PreviousHash, Hash)
            SELECT Hall, 8, Format, AtUtc, Action, Outcome, Hash, randomblob(32) FROM AuditEntries WHERE Sequence = 7
            """);

        Assert.Equal(new AuditFault(8, AuditFaultKind.Changed), _log.Prove().Fault);
    }

    // Who knows how entries are hashed puts one in that follows entry 7. What stood there before has another number now, and
    // no longer the hash that goes with it.
    [Fact]
    public async Task An_entry_put_in_that_fits_is_told_by_the_one_behind_it()
    {
        var head = AuditHead.BeforeTheFirst(SomeAudit.Hall);
        (await _log.ReadAsync()).Where(entry => entry.Sequence <= 7).ToList().ForEach(head.MoveTo);
        await _log.TamperAsync(
            """
            UPDATE AuditEntries SET Sequence = Sequence + 1000 WHERE Sequence >= 8;
            UPDATE AuditEntries SET Sequence = Sequence - 999 WHERE Sequence >= 1008;
            UPDATE AuditHeads SET Sequence = Sequence + 1
            """);
        await using (var db = _log.Database.CreateDbContext())
        {
            db.Add(new AuditEntry(head, SomeAudit.Note() with { Actor = "clerk-8" }, null, SomeAudit.At));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal((new AuditFault(9, AuditFaultKind.Changed), 8L), (_log.Prove().Fault, _log.Prove().Proven));
    }

    // The same done to the end: there is no hash behind it that could tell. The head, and the anchors, do.
    [Fact]
    public async Task An_entry_put_in_at_the_end_is_told_by_the_head()
    {
        var head = AuditHead.BeforeTheFirst(SomeAudit.Hall);
        (await _log.ReadAsync()).ForEach(head.MoveTo);
        await using (var db = _log.Database.CreateDbContext())
        {
            db.Add(new AuditEntry(head, SomeAudit.Note(), null, SomeAudit.At));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(new AuditFault(24, AuditFaultKind.AddedBehindTheHead), _log.Prove().Fault);
    }

    // Entry 5 is another, and every hash after it fits again, the head's too. The first day's anchor knows better.
    [Fact]
    public async Task A_chain_that_was_hashed_anew_is_told_by_the_anchors()
    {
        await _log.RewriteAsync(5, entry => AnchoredLog.NoteOf(entry) with
        {
            Actor = entry.Sequence is 5 ? "clerk-8" : entry.Actor,
        });

        Assert.Equal(new AuditFault(1, AuditFaultKind.Rewritten), _log.Prove().Fault);
    }

    [Fact]
    public async Task What_agreed_with_an_anchor_before_is_not_called_bad()
    {
        await _log.RewriteAsync(14, entry => AnchoredLog.NoteOf(entry) with { Counter = "9" });

        var proof = _log.Prove();

        Assert.Equal(new AuditFault(11, AuditFaultKind.Rewritten), proof.Fault);
        Assert.Equal(10, proof.Proven);
    }

    // Nor does it help to take the anchors away: the root in the log is signed.
    [Fact]
    public async Task Without_the_anchors_a_chain_hashed_anew_is_told_by_the_roots_in_it()
    {
        await _log.RewriteAsync(5, entry => AnchoredLog.NoteOf(entry) with { Counter = "9" });
        File.Delete(_log.Anchors.Path);

        Assert.Equal(new AuditFault(11, AuditFaultKind.RootWrong), _log.Prove().Fault);
    }

    [Fact]
    public async Task Nor_to_make_the_roots_anew_because_nobody_else_can_sign_them()
    {
        var root = new MerkleTree();
        await _log.RewriteAsync(5, entry => entry.Sequence is 11
            ? AnchoredLog.NoteOf(entry) with
            {
                Details =
                [
                    .. AnchoredLog.NoteOf(entry).Details.Select(detail => detail.Name is "Root"
                        ? new AuditDetail("Root", Convert.ToHexStringLower(root.Root())) : detail),
                ],
            }
            : AnchoredLog.NoteOf(entry) with { Counter = "9" });
        File.Delete(_log.Anchors.Path);

        Assert.Equal(new AuditFault(11, AuditFaultKind.RootWrong), _log.Prove().Fault);
    }

    [Fact]
    public void Without_the_anchors_nobody_can_tell_whether_the_end_was_cut()
    {
        File.Delete(_log.Anchors.Path);

        var proof = _log.Prove();

        Assert.Equal((null, AuditVerdict.CouldNotBeTold), (proof.Fault, proof.Verdict));
        Assert.Equal([10L, 21], proof.MissingAnchors.Select(anchor => anchor.Last));
    }

    [Theory]
    [InlineData("\"last\":10", "\"last\":12")]
    [InlineData("\"kind\":\"Day\"", "\"kind\":\"Resumed\"")]
    [InlineData("\"signature\":\"", "\"signature\":\"00")]
    [InlineData("{", "")]
    public async Task A_line_of_the_anchors_that_was_changed_is_no_anchor_and_is_told(string before, string after)
    {
        var text = await File.ReadAllTextAsync(_log.Anchors.Path, Cancel);
        var line = text.IndexOf(before, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            _log.Anchors.Path, text.Remove(line, before.Length).Insert(line, after), Cancel);

        var proof = _log.Prove();

        Assert.Equal((1, AuditVerdict.NotWhole), (proof.DamagedAnchors, proof.Verdict));
    }

    [Fact]
    public async Task Yesterdays_file_brought_back_is_told_and_the_first_missing_entry_named()
    {
        await using var log = await AnchoredLog.CreateAsync();
        await log.WriteAsync(10);
        var yesterday = await log.BackUpAsync();
        await log.WriteAsync(10);
        log.Sleep();
        await log.WriteAsync(3);

        log.BringBack(yesterday);
        Assert.Equal(new AuditFault(11, AuditFaultKind.CutOff), log.Prove().Fault);

        // The desk goes on, and its log grows beyond what is known of the other one.
        await log.WriteAsync(30);
        Assert.Equal(AuditFaultKind.Rewritten, log.Prove().Fault?.Kind);
    }

    // What was written since the last round, and cut before the next, nobody outside ever knew of.
    [Fact]
    public async Task A_round_makes_what_was_written_today_known_outside()
    {
        await _log.Keeper.GoRoundAsync(Cancel);
        await _log.TamperAsync(
            """
            DELETE FROM AuditEntries WHERE Sequence = 23;
            UPDATE AuditHeads SET Sequence = 22, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 22)
            """);

        Assert.Equal(new AuditFault(23, AuditFaultKind.CutOff), _log.Prove().Fault);
    }
}
