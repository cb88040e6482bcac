using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

public sealed class WithdrawalDeskTests : IAsyncLifetime
{
    private const string Serial = "20260102000001";

    private static readonly Withdrawal _lost = Withdrawal.Create(WithdrawalReason.Lost, "来电话说丢了");

    private TestDesk _desk = null!;
    private WithdrawalDesk _withdrawals = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _withdrawals = SomeCopyDesk.WithdrawalsOf(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task One_copy_is_withdrawn_together_with_its_entry()
    {
        var number = await SomeCopyDesk.PrintAsync(_desk, purpose: SomeVisits.Purpose);
        await SomeCopyDesk.PrintAsync(_desk);

        var done = await _withdrawals.WithdrawAsync(number, _lost, SomeClerk.Supervisor, Cancellation);

        Assert.Equal([SomeVisits.Purpose.Recipient], Assert.IsType<WithdrawnCopies.Done>(done).Recipients);
        Assert.Equal([CopyState.Withdrawn, CopyState.Printed], await StatesAsync());
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.CopyWithdrawn), SomeClerk.Supervisor.Id, DeskRoles.Supervisor, "3", "顾*河"),
            (entry.Action, entry.Actor, entry.Role, entry.Counter, entry.Subject));
        Assert.Equal($"Number={number}\nReason=Lost\nNote=来电话说丢了\nTogether=1", entry.Details);
    }

    [Fact]
    public async Task All_copies_in_use_of_a_license_are_withdrawn_whatever_its_version_and_no_others()
    {
        var old = await SomeCopyDesk.PrintAsync(_desk, SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial));
        await SomeCopyDesk.PrintAsync(_desk, SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial, version: 2));
        var before = await SomeCopyDesk.PrintAsync(_desk, SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial));
        await _withdrawals.WithdrawAsync(before, _lost, SomeClerk.Supervisor, Cancellation);
        await SomeCopyDesk.PrintAsync(_desk);
        var logged = (await _desk.ReadLogAsync()).Count;

        var done = await _withdrawals.WithdrawAllAsync(old, _lost, SomeClerk.Supervisor, Cancellation);

        Assert.Equal(2, Assert.IsType<WithdrawnCopies.Done>(done).Recipients.Length);
        Assert.Equal(
            [CopyState.Withdrawn, CopyState.Withdrawn, CopyState.Withdrawn, CopyState.Printed], await StatesAsync());
        var entries = (await _desk.ReadLogAsync()).Skip(logged).ToList();
        Assert.Equal(
            [nameof(AuditAction.CopyWithdrawn), nameof(AuditAction.CopyWithdrawn)], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.EndsWith("Together=2", entry.Details, StringComparison.Ordinal));
        Assert.Null(Assert.Single(SomeAudit.Prove(_desk.Database)).Fault);
    }

    [Fact]
    public async Task All_of_a_license_can_be_withdrawn_from_a_copy_of_it_that_is_void_itself()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial);
        var spoiled = await SpoilAsync(license);
        await SomeCopyDesk.PrintAsync(_desk, license);

        await _withdrawals.WithdrawAllAsync(spoiled, _lost, SomeClerk.Supervisor, Cancellation);

        Assert.Equal([CopyState.Void, CopyState.Withdrawn], await StatesAsync());
    }

    [Fact]
    public async Task What_is_not_out_of_the_house_is_answered_and_nothing_is_recorded()
    {
        var reserved = await ReserveAsync();
        var spoiled = await SpoilAsync();
        var withdrawn = await SomeCopyDesk.PrintAsync(_desk);
        await _withdrawals.WithdrawAsync(withdrawn, _lost, SomeClerk.Supervisor, Cancellation);
        var expired = await SomeCopyDesk.PrintAsync(_desk);
        _desk.Time.Advance(TimeSpan.FromDays(31));
        var logged = (await _desk.ReadLogAsync()).Count;

        CopyNumber[] numbers = [reserved, spoiled, withdrawn, expired];
        var faults = new List<WithdrawalFault>();
        foreach (var number in numbers)
        {
            foreach (var answer in (WithdrawnCopies[])
            [
                await _withdrawals.WithdrawAsync(number, _lost, SomeClerk.Supervisor, Cancellation),
                await _withdrawals.WithdrawAllAsync(number, _lost, SomeClerk.Supervisor, Cancellation),
            ])
            {
                faults.Add(Assert.IsType<WithdrawnCopies.None>(answer).Fault);
            }
        }

        Assert.Equal(
            [
                WithdrawalFault.NotHandedOver, WithdrawalFault.NotHandedOver, WithdrawalFault.Void,
                WithdrawalFault.Void, WithdrawalFault.AlreadyWithdrawn, WithdrawalFault.AlreadyWithdrawn,
                WithdrawalFault.Expired, WithdrawalFault.Expired,
            ],
            faults);
        Assert.Equal(logged, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task Of_two_supervisors_at_once_one_withdraws_and_the_other_is_told()
    {
        await using var file = FileDatabase.Create();
        var number = SomeCopies.Number;
        await using (var db = file.CreateDbContext())
        {
            db.Add(SomeCopies.Printed());
            await db.SaveChangesAsync(Cancellation);
        }

        using var audit = SomeAudit.Log(file);
        var desk = SomeCopyDesk.WithdrawalsOf(file, audit, _desk.Time);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => desk.WithdrawAsync(number, _lost, SomeClerk.Supervisor, Cancellation), Cancellation)));

        Assert.Single(answers.OfType<WithdrawnCopies.Done>());
        Assert.Equal(
            [WithdrawalFault.AlreadyWithdrawn, WithdrawalFault.AlreadyWithdrawn, WithdrawalFault.AlreadyWithdrawn],
            answers.OfType<WithdrawnCopies.None>().Select(answer => answer.Fault));
        await using var after = file.CreateDbContext();
        Assert.Equal(1, await after.Set<AuditEntry>().CountAsync(Cancellation));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_withdrawn()
    {
        var number = await SomeCopyDesk.PrintAsync(_desk);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _withdrawals.WithdrawAllAsync(number, _lost, SomeClerk.Supervisor, Cancellation));

        Assert.Equal([CopyState.Printed], await StatesAsync());
    }

    [Fact]
    public async Task A_clerk_withdraws_nothing()
    {
        var number = await SomeCopyDesk.PrintAsync(_desk);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _withdrawals.WithdrawAsync(number, _lost, SomeClerk.Value, Cancellation));

        Assert.Equal([CopyState.Printed], await StatesAsync());
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_a_mistake_of_the_program() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => _withdrawals.WithdrawAsync(SomeCopies.Code.Number, _lost, SomeClerk.Supervisor, Cancellation));

    private async Task<CopyNumber> ReserveAsync(License? license = null)
    {
        using var copies = SomeCopyDesk.Of(_desk);
        var visit = await _desk.OpenVisitAsync();
        var prepared = await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id, license: license), Cancellation);
        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        return Assert.IsType<PreparedCopy.Ready>(prepared).Copy.Number;
    }

    private async Task<CopyNumber> SpoilAsync(License? license = null)
    {
        var number = await ReserveAsync(license);
        using var copies = SomeCopyDesk.Of(_desk);
        await copies.RecordOutcomeAsync(number, PrintOutcome.Spoiled, SomeClerk.Value, Cancellation);
        return number;
    }

    private async Task<List<CopyState>> StatesAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<RegisteredCopy>().OrderBy(copy => copy.Sequence).Select(copy => copy.State)
            .ToListAsync(Cancellation);
    }
}
