using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

public sealed class ReportDeskTests : IAsyncLifetime
{
    private const string Words = "照片像换过";

    private TestDesk _desk = null!;
    private ReportDesk _reports = null!;
    private CopyNumber _number = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _reports = SomeCopyDesk.ReportsOf(_desk);
        _number = await SomeCopyDesk.PrintAsync(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_report_is_taken_together_with_its_entry_and_nothing_says_who_made_it()
    {
        Assert.True(await TakeAsync());

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.CopyReported), null, null, "顾*河", $"Number={_number}\nConcern=Picture"),
            (entry.Action, entry.Actor, entry.Role, entry.Subject, entry.Details));
        var line = Assert.Single(await _reports.ReadAsync(_number, SomeClerk.Supervisor, Cancellation));
        Assert.Equal((ReportedConcern.Picture, Words, null), (line.Concern, line.Words, line.Reply));
        Assert.Equal(1, await _reports.CountOpenAsync(Cancellation));
    }

    [Fact]
    public async Task Words_lie_encrypted()
    {
        await TakeAsync();

        await using var db = _desk.Database.CreateDbContext();
        var kept = await db.Set<CopyReportWords>().AsNoTracking().SingleAsync(Cancellation);
        Assert.DoesNotContain(Words, System.Text.Encoding.UTF8.GetString(kept.Content.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_so_many_wait_for_a_copy_and_another_copy_is_not_locked_out()
    {
        var other = await SomeCopyDesk.PrintAsync(_desk);
        for (var at = 0; at < CopyReport.MostOpen; at++)
        {
            Assert.True(await TakeAsync());
        }

        Assert.False(await TakeAsync());
        Assert.True(await TakeAsync(other));
        await _reports.ReplyAsync(_number, ReportReply.ContactUs, SomeClerk.Supervisor, Cancellation);
        Assert.True(await TakeAsync());
    }

    [Fact]
    public async Task A_copy_has_only_so_many_reports_whatever_was_answered()
    {
        for (var at = 0; at < CopyReport.MostEver; at++)
        {
            Assert.True(await TakeAsync());
            await _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation);
        }

        Assert.False(await TakeAsync());
    }

    [Fact]
    public async Task An_answer_is_for_all_that_wait_and_is_read_by_whoever_checks_again()
    {
        Assert.Null(await _reports.FindStandingAsync(_number, Cancellation));
        await TakeAsync();
        await TakeAsync();
        Assert.Equal(
            (true, null), (await StandingAsync()) is var open ? (open.OpenSince is not null, open.Reply) : default);

        Assert.Equal(
            2, await _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation));

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.CopyReportAnswered), SomeClerk.Supervisor.Id, DeskRoles.Supervisor,
                $"Number={_number}\nReply=Genuine"),
            (entry.Action, entry.Actor, entry.Role, entry.Details));
        var standing = await StandingAsync();
        Assert.Equal((null, ReportReply.Genuine), (standing.OpenSince, standing.Reply!.Value));
        Assert.Equal(0, await _reports.CountOpenAsync(Cancellation));
        Assert.Equal(0, await _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation));
    }

    [Fact]
    public async Task An_answer_that_contradicts_the_copys_state_is_refused()
    {
        await TakeAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => _reports.ReplyAsync(_number, ReportReply.Withdrawn, SomeClerk.Supervisor, Cancellation));
        Assert.Equal(1, await _reports.CountOpenAsync(Cancellation));
    }

    [Fact]
    public async Task The_list_has_the_open_ones_first()
    {
        var other = await SomeCopyDesk.PrintAsync(_desk);
        await TakeAsync(other);
        _desk.Time.Advance(TimeSpan.FromHours(1));
        await TakeAsync();
        await _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation);

        var rows = await _reports.ListAsync(SomeClerk.Supervisor, Cancellation);

        Assert.Equal([other, _number], rows.Select(row => row.Number));
        Assert.Equal([null, ReportReply.Genuine], rows.Select(row => row.Reply));
    }

    [Fact]
    public async Task Only_a_supervisor_reads_and_answers()
    {
        await TakeAsync();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Value, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _reports.ReadAsync(_number, SomeClerk.Value, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _reports.ListAsync(SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_taken_and_nothing_answered()
    {
        await TakeAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => TakeAsync());
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation));

        await _desk.MendAuditAsync();
        var line = Assert.Single(await _reports.ReadAsync(_number, SomeClerk.Supervisor, Cancellation));
        Assert.Null(line.Reply);
    }

    [Fact]
    public async Task Words_end_some_days_after_the_answer_and_the_report_stays()
    {
        await TakeAsync();
        await _reports.ReplyAsync(_number, ReportReply.Genuine, SomeClerk.Supervisor, Cancellation);
        _desk.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await _reports.WipeEndedAsync(Cancellation));

        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _reports.WipeEndedAsync(Cancellation));

        var line = Assert.Single(await _reports.ReadAsync(_number, SomeClerk.Supervisor, Cancellation));
        Assert.Equal((null, ReportReply.Genuine), (line.Words, line.Reply));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.CopyReportWordsWiped), $"Number={_number}"), (entry.Action, entry.Details));
        Assert.Equal(0, await _reports.WipeEndedAsync(Cancellation));
    }

    [Fact]
    public async Task Words_that_nobody_answered_end_too()
    {
        await TakeAsync();
        _desk.Time.Advance(TimeSpan.FromDays(179));
        Assert.Equal(0, await _reports.WipeEndedAsync(Cancellation));

        _desk.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await _reports.WipeEndedAsync(Cancellation));
    }

    private Task<bool> TakeAsync(CopyNumber? number = null) =>
        _reports.TakeAsync(number ?? _number, ReportedConcern.Picture, $" {Words}\n", Cancellation);

    private async Task<ReportStanding> StandingAsync() => (await _reports.FindStandingAsync(_number, Cancellation))!;
}
