using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Reports;

public sealed class ReportClosingTests : IAsyncLifetime
{
    private static readonly DateOnly _day = ReportTestDesk.Day;

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Nothing_is_closed_while_the_hall_is_open()
    {
        _hall.WaitUntil(17, 29);
        await _hall.Closing.CloseDueAsync(Cancel);

        Assert.Empty(await ClosedAsync());
    }

    [Fact]
    public async Task At_the_end_of_the_opening_hours_the_numbers_are_kept_with_a_root_of_what_was_counted()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);

        var closed = Assert.Single(await ClosedAsync());
        Assert.Equal((1, false, 1), (closed.Version, closed.IsWholeDay, closed.Read().Verifications.Passed));
        var tree = new MerkleTree();
        foreach (var entry in (await _hall.Desk.ReadLogAsync()).Where(entry => entry.Sequence <= closed.LastEntry))
        {
            tree.Add(entry.Hash);
        }

        Assert.Equal(Convert.ToHexStringLower(tree.Root()), closed.Root);
        var recorded = Assert.Single(await _hall.Desk.ReadLogAsync(), entry => entry.Action is nameof(AuditAction.ReportClosed));
        Assert.Contains($"Digest={Convert.ToHexStringLower(closed.Digest)}", recorded.Details, StringComparison.Ordinal);
        Assert.NotNull(closed.Read().Reconciliation);
    }

    [Fact]
    public async Task What_is_done_in_the_evening_comes_in_another_version_with_the_days_signed_root()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired");
        _hall.WaitUntil(0, 5, days: 1);
        await _hall.Log.CloseDayAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);

        var closed = await ClosedAsync();
        Assert.Equal([(1, false, 1), (2, true, 2)], closed.Select(version => (version.Version, version.IsWholeDay, version.Read().Verifications.Total)));
        Assert.Equal(_hall.Keeper.FindRoot(_day)!.Root, closed[1].Root);
        Assert.NotEqual(closed[0].Root, closed[1].Root);
    }

    [Fact]
    public async Task A_day_on_whose_evening_the_program_was_off_is_closed_whole_and_one_without_entries_is_not()
    {
        _hall.WaitUntil(9, 0, days: 3);
        await _hall.Log.CloseDayAsync(Cancel);
        await _hall.Closing.CloseDueAsync(Cancel);

        var closed = Assert.Single(await ClosedAsync());
        Assert.Equal((_day, 1, true), (closed.Day, closed.Version, closed.IsWholeDay));
    }

    [Fact]
    public async Task What_is_closed_is_shown_as_it_was_whatever_the_tables_say_later()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);

        var read = await _hall.Reports.ReadAsync(_day, SomeClerk.Supervisor, Cancel);

        Assert.Equal(1, read.Numbers!.Verifications.Total);
        Assert.Equal(1, read.Closed!.Version);
    }

    [Fact]
    public async Task Numbers_that_somebody_changed_by_hand_are_not_shown()
    {
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
        await _hall.ChangeAsync("UPDATE ClosedReports SET Numbers = CAST(REPLACE(CAST(Numbers AS TEXT), '\"passed\":1', '\"passed\":9') AS BLOB)");

        var read = await _hall.Reports.ReadAsync(_day, SomeClerk.Supervisor, Cancel);

        Assert.Null(read.Numbers);
        Assert.NotNull(read.Closed);
        Assert.Null(Assert.Single(await _hall.Reports.ListAsync(SomeClerk.Supervisor, Cancel)).Numbers);
        Assert.Equal(nameof(AuditOutcome.Failed), (await ReadsAsync())[1].Outcome);
    }

    [Fact]
    public async Task Of_the_day_that_goes_on_the_numbers_are_those_of_the_moment()
    {
        Assert.Equal(1, (await ReadAsync()).Verifications.Total);
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.Yes, "FaceDiffers");

        Assert.Equal(2, (await ReadAsync()).Verifications.Total);

        async Task<DailyReport> ReadAsync() =>
            (await _hall.Reports.ReadAsync(_day, SomeClerk.Supervisor, Cancel)).Numbers!;
    }

    [Fact]
    public async Task Reading_is_announced_and_recorded_with_the_role()
    {
        await _hall.Reports.ReadAsync(_day, SomeClerk.Supervisor, Cancel);
        await _hall.Reports.ListAsync(SomeProofs.Auditor, Cancel);

        var reads = await ReadsAsync();
        Assert.Equal(
            [("Announced", "supervisor"), ("Done", "supervisor"), ("Announced", "auditor"), ("Done", "auditor")],
            reads.Select(entry => (entry.Outcome, entry.Role!)));
        Assert.Equal("Day=2026-03-18", reads[0].Details);
    }

    [Fact]
    public async Task Nobody_else_reads_a_report()
    {
        foreach (var role in DeskRoles.All.Except([DeskRoles.Supervisor, DeskRoles.Auditor]))
        {
            var clerk = SomeClerk.Value with { Roles = [role] };
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _hall.Reports.ReadAsync(_day, clerk, Cancel));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _hall.Reports.ListAsync(clerk, Cancel));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _hall.Reports.CompleteAsync(SomeDays.Report, clerk, Cancel));
            await Assert.ThrowsAnyAsync<InvalidOperationException>(
                () => _hall.Entries.FindAsync(new(_day, CounterDesk.Web.Reports.ReportFigure.Visits), clerk, Cancel));
        }

        Assert.Empty(await ReadsAsync());
    }

    [Fact]
    public async Task Without_the_log_nothing_is_read_and_nothing_closed()
    {
        await _hall.Desk.BreakAuditAsync();
        _hall.WaitUntil(17, 30);

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _hall.Reports.ReadAsync(_day, SomeClerk.Supervisor, Cancel));
        await _hall.Desk.MendAuditAsync();
        Assert.Empty(await ClosedAsync());
    }

    private async Task<List<ClosedReport>> ClosedAsync()
    {
        await using var db = _hall.Desk.Database.CreateDbContext();
        return await db.Set<ClosedReport>().AsNoTracking().OrderBy(closed => closed.Version).ToListAsync(Cancel);
    }

    private async Task<List<AuditEntry>> ReadsAsync() =>
        [.. (await _hall.Desk.ReadLogAsync()).Where(entry => entry.Action is nameof(AuditAction.ReportRead))];
}
