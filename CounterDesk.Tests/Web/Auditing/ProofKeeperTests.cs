using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;

namespace CounterDesk.Tests.Web.Auditing;

public sealed class ProofKeeperTests : IAsyncLifetime
{
    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.WriteAsync(5);
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task By_day_only_what_is_new_is_proven_and_that_all_is_well_is_said_outside_alone()
    {
        await _log.Keeper.GoRoundAsync(Cancel);

        Assert.Equal(5, (await _log.ReadAsync()).Count);
        var anchor = Assert.Single(_log.ReadAnchors().Said);
        Assert.Equal((AuditAnchorKind.Proven, 1L, 5L), (anchor.Kind, anchor.First, anchor.Last));
    }

    [Fact]
    public async Task At_night_the_whole_log_is_proven_and_the_result_kept_once()
    {
        await _log.Keeper.GoRoundAsync(Cancel);
        SetTime(day: 24, hour: 0);
        await _log.Keeper.GoRoundAsync(Cancel);
        Assert.Equal(["DayClosed"], await NewAsync());

        SetTime(day: 24, hour: 2);
        await _log.Keeper.GoRoundAsync(Cancel);
        await _log.Keeper.GoRoundAsync(Cancel);

        var entries = await _log.ReadAsync();
        Assert.Equal(["DayClosed", "LogProven"], await NewAsync());
        Assert.Equal(("Done", "From=1\nTo=6", null), (entries[^1].Outcome, entries[^1].Details, entries[^1].Actor));
    }

    [Fact]
    public async Task After_nights_without_the_program_the_day_is_closed_and_the_log_proven_at_the_first_round()
    {
        SetTime(day: 28, hour: 9);
        _log.Open();
        await _log.Keeper.GoRoundAsync(Cancel);

        Assert.Equal(["DayClosed", "LogProven"], await NewAsync());
        Assert.Equal(AuditVerdict.Whole, _log.Prove().Verdict);
    }

    [Fact]
    public async Task What_is_read_again_begins_with_the_last_proven_day()
    {
        SetTime(day: 24, hour: 9);
        await _log.Keeper.GoRoundAsync(Cancel);
        await _log.WriteAsync(2);

        var proof = _log.Prove(whole: false);

        Assert.Equal((6L, 9L, AuditVerdict.Whole), (proof.From, proof.Proven, proof.Verdict));
        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 3");
        Assert.Null(_log.Prove(whole: false).Fault);
        Assert.Equal(3, _log.Prove(whole: true).Fault?.Sequence);
        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 8");
        Assert.Equal(8, _log.Prove(whole: false).Fault?.Sequence);
    }

    // The point from which the next proof begins is signed: a tamperer cannot move it beyond what she changed.
    [Fact]
    public async Task A_proven_point_that_the_hall_did_not_sign_is_none()
    {
        SetTime(day: 24, hour: 9);
        await _log.Log.CloseDayAsync(Cancel);
        var forged = new AuditAnchor
        {
            Kind = AuditAnchorKind.Proven, Hall = SomeAudit.Hall, First = 1, Last = 6, AtUtc = SomeAudit.At,
            Head = Convert.ToHexStringLower((await _log.ReadAsync())[5].Hash), Signature = new string('1', 128),
        };
        _log.Anchors.Append(forged);

        var proof = _log.Prove(whole: false);

        Assert.Equal((1L, 1, AuditVerdict.NotWhole), (proof.From, proof.DamagedAnchors, proof.Verdict));
    }

    [Fact]
    public async Task A_fault_is_recorded_when_it_is_found_and_not_every_hour()
    {
        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 3");
        await _log.Keeper.GoRoundAsync(Cancel);
        await _log.Keeper.GoRoundAsync(Cancel);

        var entry = Assert.Single(await _log.ReadAsync(), entry => entry.Action == "LogProven");
        Assert.Equal(("Failed", "From=1\nTo=2\nFault=Changed\nEntry=3"), (entry.Outcome, entry.Details));
        Assert.False(File.Exists(_log.Anchors.Path));
        var standing = await _log.Keeper.ReadAsync(Cancel);
        Assert.Equal((entry.Sequence, null), (standing.Result?.Sequence, standing.Proven));
    }

    [Fact]
    public async Task What_an_auditor_has_proven_is_announced_and_recorded_under_her_name()
    {
        var proof = await _log.Keeper.ProveWholeAsync(SomeProofs.Auditor, new Progress<long>(), Cancel);

        Assert.Equal(AuditVerdict.Whole, proof?.Verdict);
        var entries = (await _log.ReadAsync())[5..];
        Assert.Equal(
            [("LogProven", "Announced"), ("LogProven", "Done")], entries.Select(entry => (entry.Action, entry.Outcome)));
        Assert.All(entries, entry => Assert.Equal(SomeProofs.Auditor.Id, entry.Actor));
        Assert.Equal(entries[0].Sequence, entries[1].Announcement);
    }

    [Fact]
    public async Task Nobody_but_an_auditor_is_told() => await Assert.ThrowsAnyAsync<InvalidOperationException>(
        () => _log.Keeper.ProveWholeAsync(SomeClerk.Supervisor, new Progress<long>(), Cancel));

    [Fact]
    public async Task Anchors_that_cannot_be_read_are_no_yes()
    {
        Directory.CreateDirectory(_log.Anchors.Path);

        Assert.Null(await _log.Keeper.ProveWholeAsync(SomeProofs.Auditor, new Progress<long>(), Cancel));

        Assert.Equal("CouldNotBeTold", (await _log.ReadAsync())[^1].Outcome);
        Assert.Null((await _log.Keeper.ReadAsync(Cancel)).Proven);
    }

    private async Task<IEnumerable<string>> NewAsync() => (await _log.ReadAsync())[5..].Select(entry => entry.Action);

    // Told by the clock in China.
    private void SetTime(int day, int hour) =>
        _log.Time.SetUtcNow(new DateTimeOffset(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(8)));
}
