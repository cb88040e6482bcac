using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Confirmations;

/// <summary>Two people at two desks, one request, one answer, and an entry for everything.</summary>
public sealed class ConfirmationDeskTests : IAsyncLifetime
{
    private readonly Guid _party = Guid.CreateVersion7();
    private TestDesk _desk = null!;
    private OpenConfirmations _open = null!;
    private ConfirmationDesk _confirmations = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private ConfirmationMatter Matter => new(_visit.Id, _party, ConfirmationSubject.FaceUnsure);

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _open = SomeConfirmations.OpenOf(_desk);
        _confirmations = SomeConfirmations.DeskOf(_desk, _open);
        _visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Asking_is_an_entry_and_shows_to_everybody_who_may_answer()
    {
        var asked = await AskAsync();

        Assert.Equal(asked.Id, Assert.Single(_open.For(TestDesk.Colleague)).Id);
        Assert.Single(_open.For(SomeConfirmations.Supervisor));
        Assert.Empty(_open.For(SomeClerk.Value));
        Assert.Empty(_open.For(SomeConfirmations.Auditor));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.OverrideAsked), SomeClerk.Value.Id, "3", _visit.Id, "林*兰"),
            (entry.Action, entry.Actor, entry.Counter, entry.Visit, entry.Subject));
        Assert.Equal(
            $"Confirmation={asked.Id}\nOverride=FaceUnsure\nReason={SomeConfirmations.Reason}", entry.Details);
        Assert.Equal(AuditAction.OverrideAsked, _desk.Contents.Of(_visit.Id).Proof!.Action);
    }

    [Fact]
    public async Task What_is_confirmed_may_be_gone_past_and_says_by_whom()
    {
        var asked = await AskAsync();
        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));

        var entry = await DecideAsync(asked, TestDesk.Colleague, note: "左手有疤，对得上");

        Assert.IsType<ConfirmationEntry.Decided>(entry);
        var holding = await _confirmations.FindHoldingAsync(Matter, Cancellation);
        Assert.Equal(
            (TestDesk.Colleague.Id, TestDesk.Colleague.Number, SecondPersonRole.Clerk, ConfirmationWay.OwnBrowser),
            (holding!.DecidedBy, holding.DecidedByNumber, holding.DecidedByRole, holding.Way));
        Assert.Empty(_open.For(SomeConfirmations.Supervisor));
        var logged = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.OverrideConfirmed), TestDesk.Colleague.Id, DeskRoles.Clerk, "3", "林*兰"),
            (logged.Action, logged.Actor, logged.Role, logged.Counter, logged.Subject));
        Assert.Equal(
            $"Confirmation={asked.Id}\nOverride=FaceUnsure\nAskedBy={SomeClerk.Value.Id}\nWay=OwnBrowser\n"
            + "ValidUntil=2026-03-18T03:28:00Z\nNote=左手有疤，对得上",
            logged.Details);
    }

    [Fact]
    public async Task A_confirmation_ends_with_its_time_and_with_the_visit()
    {
        var asked = await AskAsync();
        await DecideAsync(asked, SomeConfirmations.Supervisor);
        Assert.NotNull(await _confirmations.FindHoldingAsync(Matter, Cancellation));
        Assert.Null(await _confirmations.FindHoldingAsync(
            Matter with { Subject = ConfirmationSubject.CardExpired }, Cancellation));
        Assert.Null(await _confirmations.FindHoldingAsync(Matter with { PartyId = _visit.Id }, Cancellation));

        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));
    }

    [Fact]
    public async Task A_confirmation_ends_after_its_minutes()
    {
        await DecideAsync(await AskAsync(), SomeConfirmations.Supervisor);

        _desk.Time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromTicks(1));
        Assert.NotNull(await _confirmations.FindHoldingAsync(Matter, Cancellation));
        _desk.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));
    }

    [Fact]
    public async Task What_is_declined_is_not_gone_past_and_only_a_supervisor_is_asked_after_it()
    {
        await DecideAsync(await AskAsync(), TestDesk.Colleague, ConfirmationAnswer.Declined);

        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));
        Assert.Equal(nameof(AuditAction.OverrideDeclined), (await _desk.ReadLogAsync())[^1].Action);
        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        var again = await AskAsync();
        Assert.Empty(_open.For(TestDesk.Colleague));
        Assert.Equal(again.Id, Assert.Single(_open.For(SomeConfirmations.Supervisor)).Id);

        await DecideAsync(again, SomeConfirmations.Supervisor, ConfirmationAnswer.Declined);

        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => AskAsync());
    }

    [Fact]
    public async Task Whoever_asked_does_not_answer_and_the_attempt_is_in_the_log()
    {
        var asked = await AskAsync();

        Assert.Equal(ConfirmationFault.OwnRequest, FaultOf(await DecideAsync(asked, SomeClerk.Value)));

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.AccessRefused), nameof(AuditOutcome.Refused), SomeClerk.Value.Id),
            (entry.Action, entry.Outcome, entry.Actor));
        Assert.EndsWith("Way=OwnBrowser\nReason=OwnRequest", entry.Details, StringComparison.Ordinal);
        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));
    }

    [Fact]
    public async Task An_auditor_does_not_answer() =>
        Assert.Equal(
            ConfirmationFault.RoleNotAllowed, FaultOf(await DecideAsync(await AskAsync(), SomeConfirmations.Auditor)));

    [Fact]
    public async Task Somebody_with_a_role_that_must_stand_alone_does_not_answer() =>
        Assert.Equal(
            ConfirmationFault.RoleNotAllowed,
            FaultOf(await DecideAsync(
                await AskAsync(),
                new Clerk("both", "0400", "某某", "6", [DeskRoles.Clerk, DeskRoles.Auditor]))));

    [Fact]
    public async Task Of_two_people_who_answer_at_once_one_answers()
    {
        var asked = await AskAsync();

        var entries = await Task.WhenAll(
            DecideAsync(asked, TestDesk.Colleague),
            DecideAsync(asked, SomeConfirmations.Supervisor, ConfirmationAnswer.Declined));

        Assert.Single(entries, entry => entry is ConfirmationEntry.Decided);
        Assert.Equal(
            ConfirmationFault.AlreadyDecided, Assert.Single(entries.OfType<ConfirmationEntry.Refused>()).Fault);
        Assert.Single(
            await _desk.ReadLogAsync(),
            entry => entry.Action is nameof(AuditAction.OverrideConfirmed) or nameof(AuditAction.OverrideDeclined));
    }

    [Fact]
    public async Task An_answer_to_a_request_that_changed_meanwhile_is_not_recorded()
    {
        var asked = await AskAsync();
        using var theirLog = SomeAudit.Log(_desk.Database, _desk.Time);
        var otherProcess = SomeConfirmations.DeskOf(_desk, SomeConfirmations.OpenOf(_desk), theirLog);
        var slow = SomeConfirmations.DeskOf(_desk, _open, _desk.Audit, new Overtaken(_desk.Database, () =>
            otherProcess.DecideAsync(
                asked.Id, SomeConfirmations.Supervisor, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Declined, null,
                Cancellation)));

        var entry = await slow.DecideAsync(
            asked.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, null, Cancellation);

        Assert.Equal(ConfirmationFault.AlreadyDecided, FaultOf(entry));
        Assert.Equal(ConfirmationState.Declined, entry.About!.State);
        Assert.Null(await _confirmations.FindHoldingAsync(Matter, Cancellation));
    }

    [Fact]
    public async Task What_is_asked_twice_is_asked_once()
    {
        var first = await AskAsync();

        Assert.Equal(first.Id, (await AskAsync()).Id);

        Assert.Single(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.OverrideAsked));
    }

    [Fact]
    public async Task Only_the_visits_clerk_asks_and_only_while_it_is_open()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _confirmations.AskAsync(
            Matter, "林*兰", SomeConfirmations.Reason, TestDesk.Colleague, Cancellation));
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        await Assert.ThrowsAsync<VisitClosedException>(() => AskAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_answered()
    {
        var asked = await AskAsync();

        Assert.True(await _confirmations.WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation));

        Assert.Equal(nameof(AuditAction.OverrideWithdrawn), (await _desk.ReadLogAsync())[^1].Action);
        Assert.Empty(_open.For(TestDesk.Colleague));
        Assert.Equal(ConfirmationFault.Withdrawn, FaultOf(await DecideAsync(asked, TestDesk.Colleague)));
        Assert.False(await _confirmations.WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task What_nobody_answered_in_time_ends_and_can_be_asked_again()
    {
        var asked = await AskAsync();
        _desk.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(_open.For(TestDesk.Colleague));
        Assert.Equal(ConfirmationFault.Expired, FaultOf(await DecideAsync(asked, TestDesk.Colleague)));

        await _confirmations.EndUnansweredAsync(Cancellation);
        await _confirmations.EndUnansweredAsync(Cancellation);

        var entry = Assert.Single(
            await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.OverrideExpired));
        Assert.Null(entry.Actor);
        Assert.EndsWith("Why=Time", entry.Details, StringComparison.Ordinal);
        Assert.NotEqual(asked.Id, (await AskAsync()).Id);
    }

    [Fact]
    public async Task Asking_again_before_the_end_was_recorded_records_it_first()
    {
        await AskAsync();
        _desk.Time.Advance(TimeSpan.FromMinutes(10));

        await AskAsync();

        Assert.Equal(
            [nameof(AuditAction.OverrideExpired), nameof(AuditAction.OverrideAsked)],
            (await _desk.ReadLogAsync())[^2..].Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_request_ends_with_its_visit()
    {
        var asked = await AskAsync();
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);
        Assert.Equal(ConfirmationFault.VisitClosed, FaultOf(await DecideAsync(asked, TestDesk.Colleague)));

        await _confirmations.EndUnansweredAsync(Cancellation);

        Assert.EndsWith("Why=VisitClosed", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
        Assert.Empty(_open.For(TestDesk.Colleague));
    }

    [Fact]
    public async Task Nothing_is_asked_or_answered_while_the_audit_log_cannot_be_written()
    {
        var asked = await AskAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => DecideAsync(asked, TestDesk.Colleague));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => _confirmations.AskAsync(
            Matter with { Subject = ConfirmationSubject.CardExpired }, null, "卡刚过期", SomeClerk.Value, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _confirmations.WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation));

        Assert.Equal(ConfirmationState.Asked, (await _confirmations.FindLastAsync(Matter, Cancellation))!.State);
        Assert.Single(_open.For(TestDesk.Colleague));
    }

    [Fact]
    public async Task A_supervisor_finds_every_request_of_the_day_however_it_ended()
    {
        var confirmed = await AskAsync();
        await DecideAsync(confirmed, TestDesk.Colleague);
        _desk.Time.Advance(TimeSpan.FromHours(20)); // 06:28 of the next day in China
        var tomorrow = await _confirmations.AskAsync(
            Matter with { Subject = ConfirmationSubject.CardExpired }, null, "卡刚过期", SomeClerk.Value, Cancellation);

        Assert.Equal(confirmed.Id, Assert.Single(await _confirmations.ListDayAsync(new(2026, 3, 18), Cancellation)).Id);
        Assert.Equal(tomorrow.Id, Assert.Single(await _confirmations.ListDayAsync(new(2026, 3, 19), Cancellation)).Id);
    }

    [Fact]
    public async Task Nobody_finds_a_request_that_was_never_made()
    {
        Assert.IsType<ConfirmationEntry.Unknown>(await _confirmations.EnterAsync(
            Guid.NewGuid(), TestDesk.Colleague, ConfirmationWay.OwnBrowser, Cancellation));
        Assert.IsType<ConfirmationEntry.Unknown>(await _confirmations.DecideAsync(
            Guid.NewGuid(), TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, null,
            Cancellation));
    }

    private static ConfirmationFault FaultOf(ConfirmationEntry entry) =>
        Assert.IsType<ConfirmationEntry.Refused>(entry).Fault;

    private Task<Confirmation> AskAsync() => _confirmations.AskAsync(
        Matter, "林*兰", SomeConfirmations.Reason, SomeClerk.Value, Cancellation);

    private Task<ConfirmationEntry> DecideAsync(
        Confirmation asked, Clerk second, ConfirmationAnswer answer = ConfirmationAnswer.Confirmed,
        string? note = null) =>
        _confirmations.DecideAsync(asked.Id, second, ConfirmationWay.OwnBrowser, answer, note, Cancellation);

    /// <summary>Lets somebody else be faster, once, just before the first change is saved.</summary>
    private sealed class Overtaken(IDbContextFactory<CounterDeskDb> inner, Func<Task> faster)
        : IDbContextFactory<CounterDeskDb>
    {
        private bool _isOvertaken;

        public CounterDeskDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.SavingChanges += (_, _) =>
            {
                if (!_isOvertaken)
                {
                    _isOvertaken = true;
                    faster().GetAwaiter().GetResult();
                }
            };
            return db;
        }
    }
}
