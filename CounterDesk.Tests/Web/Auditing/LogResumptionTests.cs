using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>A backup brought back is no tampering, once somebody says so. Nothing else is explained away.</summary>
public sealed class LogResumptionTests : IAsyncLifetime
{
    private const string Reason = "磁盘坏了，恢复前一晚的备份";

    private AnchoredLog _log = null!;
    private string _backup = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Ten entries, a backup, ten more; the next day two.
    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(10);
        _backup = await _log.BackUpAsync();
        await _log.WriteAsync(10);
        _log.Sleep();
        await _log.WriteAsync();
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task The_first_entry_after_a_backup_names_the_last_known_root_and_the_gap_and_the_log_is_whole_but_for_it()
    {
        var root = _log.Keeper.FindRoot(new DateOnly(2026, 11, 23))!;
        _log.BringBack(_backup);

        var done = Assert.IsType<Resumption.Done>(await ResumeAsync());

        Assert.Equal((11L, 20L), (done.Gap.First, done.Gap.Last));
        var entry = (await _log.ReadAsync()).Single(entry => entry.Action == nameof(AuditAction.LogResumed));
        var details = AuditDetail.Read(entry.Details);
        Assert.Equal(
            ("11", "20", root.Head, root.Root, Reason),
            (details["From"], details["To"], details["Head"], details["Root"], details["Reason"]));
        var proof = _log.Prove();
        Assert.Equal((null, AuditVerdict.Whole, 1), (proof.Fault, proof.Verdict, proof.Gaps.Length));
    }

    [Fact]
    public async Task After_it_the_log_is_closed_proven_and_guarded_as_before()
    {
        _log.BringBack(_backup);
        await ResumeAsync();
        await _log.WriteAsync(40);
        _log.Sleep();
        await _log.Keeper.GoRoundAsync(Cancel);
        Assert.Equal((AuditVerdict.Whole, 1), (_log.Prove().Verdict, _log.Prove().Gaps.Length));

        await _log.RewriteAsync(30, entry => AnchoredLog.NoteOf(entry) with { Counter = "9" });

        Assert.Equal(AuditFaultKind.Rewritten, _log.Prove().Fault?.Kind);
    }

    [Fact]
    public async Task A_desk_that_went_on_before_anybody_said_so_is_explained_as_well()
    {
        _log.BringBack(_backup);
        await _log.WriteAsync(30);
        Assert.Equal(AuditFaultKind.Rewritten, _log.Prove().Fault?.Kind);

        Assert.IsType<Resumption.Done>(await ResumeAsync());

        Assert.Equal((AuditVerdict.Whole, 1), (_log.Prove().Verdict, _log.Prove().Gaps.Length));
    }

    [Fact]
    public async Task A_whole_log_has_nothing_to_explain()
    {
        Assert.IsType<Resumption.NothingIsMissing>(await ResumeAsync());

        Assert.DoesNotContain(await _log.ReadAsync(), entry => entry.Action == nameof(AuditAction.LogResumed));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 5", 5)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 5", 5)]
    public async Task No_backup_explains_what_was_edited_or_deleted(string sql, long sequence)
    {
        _log.BringBack(_backup);
        await _log.TamperAsync(sql);

        Assert.Equal(sequence, Assert.IsType<Resumption.NotWhole>(await ResumeAsync()).Fault.Sequence);

        Assert.Equal(10 - (sql[0] is 'D' ? 1 : 0), (await _log.ReadAsync()).Count);
    }

    [Fact]
    public async Task A_gap_that_nobody_signed_explains_nothing()
    {
        _log.BringBack(_backup);
        var gap = new AuditAnchor
        {
            Kind = AuditAnchorKind.Resumed, Hall = SomeAudit.Hall, First = 11, Last = 20, Head = new string('0', 64),
            AtUtc = SomeAudit.At, Signature = new string('1', 128),
        };
        _log.Anchors.Append(gap);

        var proof = _log.Prove();

        Assert.Equal((new AuditFault(11, AuditFaultKind.CutOff), 1), (proof.Fault, proof.DamagedAnchors));
        Assert.Empty(proof.Gaps);
    }

    private Task<Resumption> ResumeAsync() => _log.Resumption.ResumeAsync(Reason, "root", Cancel);
}
