using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>Handing out copies made ahead: to whom, and in what state.</summary>
public sealed class FetchDeskTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private FetchDesk _fetching = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _fetching = SomeAdvance.FetchingOf(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Whoever_it_waits_for_finds_it_and_nobody_else_does()
    {
        var number = await SomeAdvance.MakeAsync(_desk);

        var hers = await _fetching.ListAsync(await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu), Cancellation);
        var others = await _fetching.ListAsync(await SomeAdvance.ComeAsync(_desk, SomeVisits.Lin), Cancellation);
        var nobodys = await _fetching.ListAsync(await _desk.ReceiveAsync(), Cancellation);

        Assert.Equal(number, Assert.Single(hers).Copy.Number);
        Assert.Empty(others);
        Assert.Empty(nobodys);
    }

    // Her number stands at the visit, but nobody has seen her.
    [Fact]
    public async Task Somebody_who_is_only_named_at_a_visit_fetches_nothing()
    {
        var number = await SomeAdvance.MakeAsync(_desk, byHolder: true);
        var visit = await SomeAdvance.ReceiveAsync(_desk);

        Assert.Empty(await _fetching.ListAsync(visit, Cancellation));
        Assert.Equal(FetchFault.NotForThem, await _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));
    }

    [Fact]
    public async Task The_wrong_person_gets_nothing_and_the_attempt_is_in_the_log()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Shen);

        Assert.Equal(FetchFault.NotForThem, await _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));
        Assert.Equal(
            FetchFault.NotForThem,
            await _fetching.HandOutAsync(visit.Id, SomeClerk.Value, number, ReceiptWay.BySignature, Cancellation));

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.CopyFetchRefused), nameof(AuditOutcome.Refused), $"Number={number}\nReason=NotForThem"),
            (entry.Action, entry.Outcome, entry.Details));
        Assert.Null(_desk.Contents.Of(visit.Id).Fetch);
        Assert.Equal(CopyState.Waiting, (await SomeAdvance.ReadAsync(_desk, number)).Copy.State);
    }

    [Fact]
    public async Task A_number_that_waits_for_nobody_is_said_to_be_unknown()
    {
        var printed = await SomeCopyDesk.PrintAsync(_desk);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);

        Assert.Equal(FetchFault.Unknown, await _fetching.OpenAsync(visit.Id, SomeClerk.Value, printed, Cancellation));
    }

    [Fact]
    public async Task It_is_printed_when_it_is_fetched_and_handed_out_with_a_receipt()
    {
        var number = await SomeAdvance.MakeAsync(_desk);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);
        Assert.Null(await _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));
        var pdf = _desk.Contents.Of(visit.Id).Fetch!.Pdf!;
        Assert.Equal(pdf, SomeKeys.Ring.Decrypt(
            KeyUse.AdvanceCopy, (await SomeAdvance.ReadAsync(_desk, number)).Kept.Content!));
        await SomeAdvance.PrintAsync(_desk, number);

        Assert.Null(await _fetching.HandOutAsync(
            visit.Id, SomeClerk.Value, number, ReceiptWay.ByMark, Cancellation));

        var found = await SomeAdvance.ReadAsync(_desk, number);
        Assert.Equal((CopyState.Printed, visit.Id), (found.Copy.State, found.Copy.HandedOutVisit!.Value));
        var log = await _desk.ReadLogAsync();
        var entry = log[^1];
        Assert.Equal((nameof(AuditAction.CopyHandedOut), (Guid?)found.Copy.Visit), (entry.Action, entry.Visit));
        Assert.Equal(
            $"Number={number}\nFetchedAt={VisitNumber.Of(visit.Id)}\nFetcher=顾*河\nReceipt=ByMark", entry.Details);
        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)],
            log.Where(one => one.Action is nameof(AuditAction.CopyFetched)).Select(one => one.Outcome));
        Assert.Equal(number, Assert.Single((await _desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies).Number);
        Assert.Equal(
            FetchFault.HandedOut,
            await _fetching.HandOutAsync(visit.Id, SomeClerk.Value, number, ReceiptWay.ByMark, Cancellation));
    }

    [Fact]
    public async Task The_file_is_not_opened_where_the_log_cannot_say_so()
    {
        var number = await SomeAdvance.MakeAsync(_desk);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));

        Assert.Null(_desk.Contents.Of(visit.Id).Fetch);
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_not_handed_out()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _fetching.HandOutAsync(visit.Id, SomeClerk.Value, number, ReceiptWay.BySignature, Cancellation));

        Assert.Equal(CopyState.Waiting, (await SomeAdvance.ReadAsync(_desk, number)).Copy.State);
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_that_was_registered_is_not_shown()
    {
        var number = await SomeAdvance.MakeAsync(_desk);
        var other = SomeKeys.Ring.Encrypt(KeyUse.AdvanceCopy, "%PDF-1.7 another"u8.ToArray());
        await using (var db = _desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"UPDATE AdvanceCopies SET Content_Bytes = {other.Bytes}", Cancellation);
        }

        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);

        Assert.Equal(FetchFault.Unreadable, await _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));
        Assert.Null(_desk.Contents.Of(visit.Id).Fetch);
        Assert.Equal(nameof(AuditOutcome.Failed), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task A_copy_whose_license_has_changed_meanwhile_is_not_handed_out()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        await using (var db = _desk.Database.CreateDbContext())
        {
            var copy = await db.Set<RegisteredCopy>().SingleAsync(Cancellation);
            Assert.True(copy.Hear(new(LicenseStatus.Revoked, _desk.Time.GetUtcNow().UtcDateTime)));
            await db.SaveChangesAsync(Cancellation);
        }

        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);

        Assert.Equal(
            FetchFault.LicenseChanged, await _fetching.OpenAsync(visit.Id, SomeClerk.Value, number, Cancellation));
    }

    [Fact]
    public async Task Somebody_else_at_the_same_moment_gets_it_once()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);
        await using var db = _desk.Database.CreateDbContext();
        var copy = await db.Set<RegisteredCopy>().SingleAsync(Cancellation);

        Assert.Null(await _fetching.HandOutAsync(
            visit.Id, SomeClerk.Value, number, ReceiptWay.BySignature, Cancellation));

        copy.EndWaiting(VoidReason.CalledOff, _desk.Time.GetUtcNow().UtcDateTime);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task Another_clerks_visit_hands_nothing_out()
    {
        var number = await SomeAdvance.MakeAsync(_desk, onPaper: true);
        var visit = await SomeAdvance.ComeAsync(_desk, SomeVisits.Gu);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _fetching.HandOutAsync(
            visit.Id, TestDesk.Colleague, number, ReceiptWay.BySignature, Cancellation));
        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        await Assert.ThrowsAsync<VisitClosedException>(() => _fetching.HandOutAsync(
            visit.Id, SomeClerk.Value, number, ReceiptWay.BySignature, Cancellation));
    }
}
