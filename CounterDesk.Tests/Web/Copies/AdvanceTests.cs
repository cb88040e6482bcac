using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>Copies made ahead, from the written request until they wait no longer.</summary>
public sealed class AdvanceTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private FetchDesk _fetching = null!;
    private AdvanceDesk _advance = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _fetching = SomeAdvance.FetchingOf(_desk);
        _advance = SomeAdvance.AdvanceOf(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_request_is_in_the_log_with_the_fetchers_name_masked_and_is_the_basis_from_then_on()
    {
        var visit = await SomeAdvance.OpenAsync(_desk);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.WrittenRequestRecorded), entry.Action);
        Assert.Equal("Form=Letter\nWrittenOn=2026-03-12\nFetcher=顾*河\nEndsOn=2026-04-02", entry.Details);
        Assert.Equal("WrittenRequest, RequestLetter, 2026-03-12", entry.Basis);
        Assert.True(visit.MayLook);
        var request = await SomeAdvance.RequestsOf(_desk).FindAsync(visit.Id, Cancellation);
        Assert.Equal(
            ("顾*河", false, SomeAdvance.Until), (request!.MaskedFetcher, request.IsFetchedByHolder, request.Until));
    }

    [Fact]
    public async Task Whoever_is_named_with_the_holders_own_number_is_the_holder()
    {
        var visit = await SomeAdvance.ReceiveAsync(_desk);
        await SomeAdvance.RequestsOf(_desk).RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, SomeAdvance.WrittenOn, SomeAdvance.Until, SomeVisits.Lin, Cancellation);

        Assert.True((await SomeAdvance.RequestsOf(_desk).FindAsync(visit.Id, Cancellation))!.IsFetchedByHolder);
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_no_request_is_recorded()
    {
        var visit = await SomeAdvance.ReceiveAsync(_desk);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => SomeAdvance.RequestsOf(_desk).RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, SomeAdvance.WrittenOn, SomeAdvance.Until, null, Cancellation));

        Assert.Null(await SomeAdvance.RequestsOf(_desk).FindAsync(visit.Id, Cancellation));
        Assert.False((await _desk.ReadVisitAsync(visit.Id)).MayLook);
    }

    [Fact]
    public async Task Where_the_hall_lets_no_copy_wait_none_is_asked_for_and_none_is_made()
    {
        var visit = await SomeAdvance.ReceiveAsync(_desk);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => SomeAdvance.RequestsOf(_desk, days: 0).RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, SomeAdvance.WrittenOn, SomeAdvance.Until, null, Cancellation));

        // As after the hall has switched it off in the middle of a visit.
        await SomeAdvance.RequestsOf(_desk).RecordAsync(
            visit.Id, SomeClerk.Value, RequestForm.Letter, SomeAdvance.WrittenOn, SomeAdvance.Until, null, Cancellation);
        using var copies = SomeCopyDesk.Of(_desk, advanceDays: 0);

        Assert.IsType<PreparedCopy.NotAllowed>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        Assert.Contains("NoWrittenRequest", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
        Assert.Empty(await SomeAdvance.KeptAsync(_desk));
    }

    [Fact]
    public async Task The_very_file_waits_encrypted_beside_its_number_and_nothing_of_it_can_be_read()
    {
        var visit = await SomeAdvance.OpenAsync(_desk);
        using var copies = SomeCopyDesk.Of(_desk, advanceDays: SomeAdvance.Days);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));

        var found = await SomeAdvance.ReadAsync(_desk, ready.Copy.Number);

        Assert.Equal((CopyState.Waiting, SomeAdvance.Until), (found.Copy.State, found.Kept.EndsOn));
        Assert.Equal(ready.Pdf, SomeKeys.Ring.Decrypt(KeyUse.AdvanceCopy, found.Kept.Content!));
        Assert.True(found.Kept.Content!.Bytes.AsSpan().IndexOf("%PDF"u8) < 0);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.CopyReserved), entry.Action);
        Assert.Contains("Ahead=Yes\nFetcher=顾*河\nEndsOn=2026-04-02", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_recorded_takes_no_number_and_keeps_no_file()
    {
        var visit = await SomeAdvance.OpenAsync(_desk);
        using var copies = SomeCopyDesk.Of(_desk, advanceDays: SomeAdvance.Days);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));

        Assert.Empty(await SomeAdvance.KeptAsync(_desk));
    }

    // Its visit is over, and nobody at the counter owes an answer: nothing was sent anywhere.
    [Fact]
    public async Task A_file_that_waits_asks_nobody_how_it_came_out()
    {
        var number = await SomeAdvance.MakeAsync(_desk);
        using var copies = SomeCopyDesk.Of(_desk, advanceDays: SomeAdvance.Days);
        Assert.Empty(await copies.UnansweredAsync("3", Cancellation));

        await copies.RecordSendingAsync(number, SomeClerk.Value, Cancellation);

        Assert.Equal(number, Assert.Single(await copies.UnansweredAsync("3", Cancellation)).Number);
    }

    [Fact]
    public async Task Once_it_is_on_paper_the_file_is_wiped_and_the_copy_waits_all_the_same()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);

        var found = await SomeAdvance.ReadAsync(_desk, number);

        Assert.Equal((CopyState.Waiting, true), (found.Copy.State, found.Copy.IsPaperWaiting));
        Assert.Null(found.Kept.Content);
    }

    [Fact]
    public async Task Spoiled_paper_is_void_at_once_and_its_file_is_wiped()
    {
        var number = await SomeAdvance.MakeAsync(_desk);

        await SomeAdvance.PrintAsync(_desk, number, PrintOutcome.Spoiled);

        var found = await SomeAdvance.ReadAsync(_desk, number);
        Assert.Equal((CopyState.Void, VoidReason.Spoiled), (found.Copy.State, found.Copy.VoidFor!.Value));
        Assert.Null(found.Kept.Content);
    }

    [Fact]
    public async Task What_nobody_fetches_in_time_is_void_wiped_and_in_the_log()
    {
        var file = await SomeAdvance.MakeAsync(_desk);
        var paper = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        _desk.Time.Advance(TimeSpan.FromDays(15));
        Assert.Equal(0, await _advance.EndOverdueAsync(Cancellation));
        Assert.NotNull((await SomeAdvance.ReadAsync(_desk, file)).Kept.Content);
        _desk.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal(2, await _advance.EndOverdueAsync(Cancellation));

        foreach (var number in new[] { file, paper })
        {
            var found = await SomeAdvance.ReadAsync(_desk, number);
            Assert.Equal((CopyState.Void, VoidReason.NotFetched), (found.Copy.State, found.Copy.VoidFor!.Value));
            Assert.Null(found.Kept.Content);
        }

        var entries = (await _desk.ReadLogAsync()).Where(entry => entry.Action is nameof(AuditAction.CopyWaitEnded));
        Assert.Equal(
            [$"Number={file}\nReason=NotFetched\nPaper=No", $"Number={paper}\nReason=NotFetched\nPaper=Yes"],
            entries.Select(entry => entry.Details));
        Assert.Equal(0, await _advance.EndOverdueAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_void_already_is_not_ended_a_second_time()
    {
        var number = await SomeAdvance.MakeAsync(_desk);

        Assert.True(await _advance.VoidAsync(number, VoidReason.CalledOff, SomeClerk.Value, Cancellation));
        Assert.False(await _advance.VoidAsync(number, VoidReason.Spoiled, SomeClerk.Value, Cancellation));

        var found = await SomeAdvance.ReadAsync(_desk, number);
        Assert.Equal(VoidReason.CalledOff, found.Copy.VoidFor);
        Assert.Null(found.Kept.Content);
        await Assert.ThrowsAsync<ArgumentException>(
            () => _advance.VoidAsync(number, VoidReason.NotFetched, SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task A_clerk_sees_what_waits_at_her_counter_and_a_supervisor_the_halls()
    {
        await SomeAdvance.MakeAsync(_desk);

        Assert.Single(await _advance.ListAsync(SomeClerk.Value, Cancellation));
        Assert.Empty(await _advance.ListAsync(TestDesk.Colleague, Cancellation));
        Assert.Single(await _advance.ListAsync(SomeClerk.Supervisor, Cancellation));
        Assert.Equal(1, await _advance.CountAsync(SomeClerk.Supervisor, Cancellation));
    }

    [Fact]
    public async Task The_account_of_the_day_knows_what_waits_what_was_fetched_and_what_was_not()
    {
        await SomeAdvance.MakeAsync(_desk);
        await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var fetched = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var off = await SomeAdvance.MakeAsync(_desk);
        await _advance.VoidAsync(off, VoidReason.CalledOff, SomeClerk.Supervisor, Cancellation);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);
        await _fetching.HandOutAsync(visit.Id, SomeClerk.Value, fetched, ReceiptWay.BySignature, Cancellation);

        var account = await SomeCopyDesk.AccountsOf(_desk.Database).OfAsync(SomeAdvance.Today, Cancellation);

        Assert.Empty(account.Differences);
        Assert.Equal(
            (4, 2, 1, 1),
            (account.Taken, account[CopyState.Waiting], account[CopyState.Printed], account[CopyState.Void]));

        await using (var db = _desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE Copies SET State = 'Printed' WHERE Sequence = 2", Cancellation);
        }

        account = await SomeCopyDesk.AccountsOf(_desk.Database).OfAsync(SomeAdvance.Today, Cancellation);
        Assert.Equal(
            (DayFault.OtherState, (CopyState?)CopyState.Printed, (CopyState?)CopyState.Waiting),
            Assert.Single(account.Differences) is var one ? (one.Fault, one.Register, one.Log) : default);
    }
}
