using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>What is printed a second time for the same matter and recipient, and what is too old to be printed at all.</summary>
public sealed class ReprintTests : IAsyncLifetime
{
    private static readonly ReprintOptions _hall = new() { Most = 1, Days = 7, Asks = ReprintPermission.ClerkWithReason };

    private TestDesk _desk = null!;
    private CopyDesk _copies = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _copies = SomeCopyDesk.Of(_desk, _hall);
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_second_printing_is_noticed_before_a_number_is_taken_and_then_names_the_first_with_its_reason()
    {
        var first = await PrintAsync();
        var request = await RequestAsync();

        var told = Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(request, Cancellation));
        Assert.Equal(first, told.Decision.Last);
        Assert.Single(await ReadRegisterAsync());

        var again = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(
            request with { Again = new(first, Reprint.Create(ReprintReason.Damaged, "淋了雨")) }, Cancellation));

        var second = (await ReadRegisterAsync())[1];
        Assert.Equal((again.Copy.Number, first), (second.Number, second.Replaces));
        Assert.Equal((ReprintReason.Damaged, "淋了雨"), (second.ReprintedFor, second.ReprintNote));
        Assert.Contains(
            $"\nReplaces={first.Value}\nAgain=Damaged\nNote=淋了雨\n", (await _desk.ReadLogAsync())[^1].Details,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_printed_as_often_as_the_hall_allows_is_refused_and_recorded()
    {
        var first = await PrintAsync();
        var second = await PrintAsync(new(first, Reprint.Create(ReprintReason.Lost, "")));

        var refused = await _copies.PrepareAsync(
            await RequestAsync(new(second, Reprint.Create(ReprintReason.Lost, ""))), Cancellation);

        Assert.Equal(2, Assert.IsType<PreparedCopy.PrintedTooOften>(refused).Decision.Earlier.Length);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.CopyRefused), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Equal($"Reason=PrintedTooOften\nNumber={second.Value}", entry.Details);
        Assert.Equal(2, (await ReadRegisterAsync()).Count);
    }

    [Fact]
    public async Task Another_matter_another_recipient_or_another_license_is_no_second_printing()
    {
        await PrintAsync();
        foreach (var purpose in (Purpose[])
        [
            Purpose.Create(SomeVisits.Purpose.Text, "云山市第一小学"), Purpose.Create("低保申请", SomeVisits.Purpose.Recipient),
        ])
        {
            var visit = await _desk.OpenVisitAsync(purpose);
            Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        }

        var other = SomeLicenses.Of(SomeLicenses.MarriageCertificate, serial: "20260101000002");
        var same = await _desk.OpenVisitAsync();
        Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(SomeCopyDesk.Request(same.Id, license: other), Cancellation));
    }

    [Fact]
    public async Task When_the_days_are_over_nobody_is_asked()
    {
        await PrintAsync();
        _desk.Time.Advance(TimeSpan.FromDays(7));

        Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(await RequestAsync(), Cancellation));
    }

    [Fact]
    public async Task A_kind_has_a_rule_of_its_own_and_a_second_person_lets_one_more_be_printed_and_no_other()
    {
        var license = SomeLicenses.Of(SomeLicenses.RealEstateCertificate);
        var first = await PrintAsync(license: license);
        var request = await RequestAsync(license: license);
        var answered = request with { Again = new(first, Reprint.Create(ReprintReason.Lost, "")) };

        var told = Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(answered, Cancellation));
        Assert.Equal(
            (ReprintPermission.SecondPerson, first, ConfirmationSubject.Reprint),
            (told.Decision.Asks, told.Matter.Copy, told.Matter.Subject));

        var confirmations = SomeConfirmations.DeskOf(_desk, SomeConfirmations.OpenOf(_desk));
        await ConfirmAsync(confirmations, told.Matter with { Copy = null }, ConfirmationAnswer.Confirmed);
        Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(answered, Cancellation));
        await ConfirmAsync(confirmations, told.Matter, ConfirmationAnswer.Declined);
        Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(answered, Cancellation));
        await ConfirmAsync(confirmations, told.Matter, ConfirmationAnswer.Confirmed, SomeConfirmations.Supervisor);
        var second = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(answered, Cancellation)).Copy.Number;
        await AnswerAsync(second, PrintOutcome.CameOutWell);

        // The confirmation was for the first, and is used up with it.
        Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(
            request with { Again = new(second, Reprint.Create(ReprintReason.Lost, "")) }, Cancellation));
    }

    [Fact]
    public async Task One_of_the_same_visit_that_nobody_has_answered_for_comes_first()
    {
        var request = await RequestAsync();
        var open = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(request, Cancellation)).Copy.Number;

        Assert.Equal(new PreparedCopy.AnswerFirst(open), await _copies.PrepareAsync(request, Cancellation));
        Assert.Single(await ReadRegisterAsync());
    }

    [Fact]
    public async Task A_page_older_than_the_limit_is_void_and_not_printed_and_the_next_names_it()
    {
        var request = await RequestAsync();
        var old = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(request, Cancellation)).Copy.Number;
        _desk.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        var refused = Assert.IsType<SentCopy.Refused>(
            await _copies.RecordSendingAsync(old, SomeClerk.Value, Cancellation));

        Assert.Equal(SendingFault.PageTooOld, refused.Fault);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((refused.Receipt!.Sequence, nameof(AuditAction.CopyOutdated)), (entry.Sequence, entry.Action));
        Assert.Equal(VoidReason.PageTooOld, Assert.Single(await ReadRegisterAsync()).VoidFor);
        Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(request, Cancellation));
        Assert.Equal(old, (await ReadRegisterAsync())[1].Replaces);
        Assert.True((await SomeCopyDesk.AccountsOf(_desk.Database).OfAsync(old.Day, Cancellation)).IsEven);
    }

    [Fact]
    public async Task A_page_that_is_not_too_old_goes_and_once_sent_it_waits_for_its_answer()
    {
        var request = await RequestAsync();
        var copy = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(request, Cancellation)).Copy.Number;
        _desk.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.IsType<SentCopy.Went>(await _copies.RecordSendingAsync(copy, SomeClerk.Value, Cancellation));
        _desk.Time.Advance(TimeSpan.FromSeconds(1));

        var again = await _copies.RecordSendingAsync(copy, SomeClerk.Value, Cancellation);

        Assert.Equal(new SentCopy.Refused(SendingFault.PageTooOldToRepeat, null), again);
        Assert.Equal(CopyState.Reserved, Assert.Single(await ReadRegisterAsync()).State);
    }

    [Fact]
    public async Task What_was_answered_in_another_window_does_not_go_to_the_printer()
    {
        var copy = Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(await RequestAsync(), Cancellation)).Copy.Number;
        await AnswerAsync(copy, PrintOutcome.DidNotComeOut);
        var entries = (await _desk.ReadLogAsync()).Count;

        Assert.Equal(
            new SentCopy.Refused(SendingFault.Answered, null),
            await _copies.RecordSendingAsync(copy, SomeClerk.Value, Cancellation));
        Assert.Equal(entries, (await _desk.ReadLogAsync()).Count);
    }

    private async Task ConfirmAsync(
        ConfirmationDesk confirmations, ConfirmationMatter matter, ConfirmationAnswer answer,
        Clerk? second = null)
    {
        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        var asked = await confirmations.AskAsync(matter, "顾*河", "丢了", SomeClerk.Value, Cancellation);
        await confirmations.DecideAsync(
            asked.Id, second ?? TestDesk.Colleague, ConfirmationWay.OwnBrowser, answer, null, Cancellation);
    }

    private async Task<CopyRequest> RequestAsync(
        ReprintAnswer? again = null, License? license = null)
    {
        var visit = await _desk.OpenVisitAsync();
        return SomeCopyDesk.Request(visit.Id, license: license) with { Again = again };
    }

    private async Task<CopyNumber> PrintAsync(
        ReprintAnswer? again = null, License? license = null)
    {
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(await RequestAsync(again, license), Cancellation));
        await AnswerAsync(ready.Copy.Number, PrintOutcome.CameOutWell);
        return ready.Copy.Number;
    }

    private Task<AnsweredCopy> AnswerAsync(CopyNumber number, PrintOutcome outcome) =>
        _copies.RecordOutcomeAsync(number, outcome, SomeClerk.Value, Cancellation);

    private async Task<List<RegisteredCopy>> ReadRegisterAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<RegisteredCopy>().AsNoTracking().OrderBy(copy => copy.Sequence).ToListAsync(Cancellation);
    }
}
