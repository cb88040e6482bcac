using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Keys;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.Keys;

/// <summary>A key is withdrawn by two people, or not at all.</summary>
public sealed class KeyWithdrawingTests : IAsyncLifetime
{
    private static readonly KeyWithdrawal _exposed = KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, "备份盘不见了");

    private static readonly Clerk _other =
        TestKeys.Administrator with { Id = "demo-0013", Number = "0013", Name = "何勤" };

    private TestKeys _hall = null!;

    /// <summary>Who may not confirm, and why.</summary>
    public static TheoryData<Clerk, KeyWitnessFault> NotTheSecond => new()
    {
        { TestKeys.Administrator, KeyWitnessFault.OwnRequest },
        { TestKeys.Administrator with { Id = "another-account" }, KeyWitnessFault.OwnRequest },
        { TestKeys.Supervisor with { Roles = [DeskRoles.Clerk] }, KeyWitnessFault.RoleNotAllowed },
        { TestKeys.Supervisor with { Roles = [DeskRoles.Auditor] }, KeyWitnessFault.RoleNotAllowed },
        { TestKeys.Supervisor with { Roles = [DeskRoles.SystemAdministrator] }, KeyWitnessFault.RoleNotAllowed },
        { TestKeys.Supervisor with { Roles = [DeskRoles.Supervisor, DeskRoles.Auditor] }, KeyWitnessFault.RoleNotAllowed },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private KeyRingKey Key => new(_hall.Content.Copies[0].Id, _hall.Content.Copies[0].WithdrawnAtUtc is not null);

    public async ValueTask InitializeAsync() => _hall = await TestKeys.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_supervisor_or_another_security_administrator_confirms_and_both_stand_in_the_log(bool isSupervisor)
    {
        var second = isSupervisor ? TestKeys.Supervisor : _other;
        var asked = await AskAsync();
        Assert.False(Key.IsWithdrawn);

        var entry = await DecideAsync(asked, second);

        Assert.Equal(WithdrawalEnd.Withdrawn, Assert.IsType<WithdrawalEntry.Ended>(entry).Outcome.End);
        Assert.True(Key.IsWithdrawn);
        var log = (await _hall.Desk.ReadLogAsync()).Where(line => line.Outcome == nameof(AuditOutcome.Done)).ToList();
        Assert.Equal(
            [nameof(AuditAction.KeyWithdrawalAsked), nameof(AuditAction.KeyWithdrawalAnswered), nameof(AuditAction.SigningKeyWithdrawn)],
            log.Select(line => line.Action));
        Assert.Equal(
            [TestKeys.Administrator.Id, second.Id, TestKeys.Administrator.Id], log.Select(line => line.Actor));
        Assert.Contains($"ConfirmedBy={second.Id}", log[^1].Details, StringComparison.Ordinal);
        Assert.Equal(WithdrawalEnd.Withdrawn, _hall.Withdrawing.TakeEnded(TestKeys.Administrator)!.End);
        Assert.Null(_hall.Withdrawing.TakeEnded(TestKeys.Administrator));
    }

    [Theory]
    [MemberData(nameof(NotTheSecond))]
    public async Task Whoever_may_not_confirm_changes_nothing_and_the_attempt_is_recorded(Clerk second, KeyWitnessFault fault)
    {
        var asked = await AskAsync();

        var entry = await DecideAsync(asked, second);

        Assert.Equal(new WithdrawalEntry.Refused(fault), entry);
        Assert.False(Key.IsWithdrawn);
        var refused = (await _hall.Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.AccessRefused), nameof(AuditOutcome.Refused), second.Id),
            (refused.Action, refused.Outcome, refused.Actor));
        Assert.Contains($"Fault={fault}", refused.Details, StringComparison.Ordinal);

        // It still waits for somebody who may.
        Assert.IsType<WithdrawalEntry.Ended>(await DecideAsync(asked, TestKeys.Supervisor));
    }

    [Fact]
    public async Task A_no_is_a_no_and_asking_again_is_another_request()
    {
        var asked = await AskAsync();

        var entry = await DecideAsync(asked, TestKeys.Supervisor, ConfirmationAnswer.Declined);

        Assert.Equal(WithdrawalEnd.Declined, Assert.IsType<WithdrawalEntry.Ended>(entry).Outcome.End);
        Assert.False(Key.IsWithdrawn);
        Assert.Equal(nameof(AuditOutcome.Refused), (await _hall.Desk.ReadLogAsync())[^1].Outcome);
        Assert.IsType<WithdrawalEntry.Unknown>(await DecideAsync(asked, _other));
        Assert.NotEqual(asked.Request.Id, (await AskAsync()).Request.Id);
    }

    [Fact]
    public async Task Nobody_s_answer_in_time_is_no_yes()
    {
        var asked = await AskAsync();
        _hall.Desk.Time.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<WithdrawalEntry.Unknown>(await DecideAsync(asked, TestKeys.Supervisor));

        Assert.False(Key.IsWithdrawn);
        Assert.Equal(WithdrawalEnd.Expired, _hall.Withdrawing.TakeEnded(TestKeys.Administrator)!.End);
        Assert.Contains("Answer=Expired", (await _hall.Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_confirmed_of_a_key_that_has_changed_meanwhile_does_not_count()
    {
        var asked = await AskAsync();
        await _hall.Keys.RotateAsync(TestKeys.Administrator, Cancellation);

        var entry = await DecideAsync(asked, TestKeys.Supervisor);

        Assert.Equal(WithdrawalEnd.KeyChanged, Assert.IsType<WithdrawalEntry.Ended>(entry).Outcome.End);
        Assert.False(Key.IsWithdrawn);
        Assert.DoesNotContain(
            await _hall.Desk.ReadLogAsync(), line => line.Action == nameof(AuditAction.SigningKeyWithdrawn));
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_one_does()
    {
        var asked = await AskAsync();

        var entries = await Task.WhenAll(DecideAsync(asked, TestKeys.Supervisor), DecideAsync(asked, _other));

        Assert.Single(entries.OfType<WithdrawalEntry.Ended>());
        Assert.Single(
            await _hall.Desk.ReadLogAsync(),
            line => line.Action == nameof(AuditAction.SigningKeyWithdrawn) && line.Outcome == nameof(AuditOutcome.Done));
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_done_and_still_waits()
    {
        var asked = await AskAsync();
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => DecideAsync(asked, TestKeys.Supervisor));

        Assert.False(Key.IsWithdrawn);
        await _hall.Desk.MendAuditAsync();
        Assert.IsType<WithdrawalEntry.Ended>(await DecideAsync(asked, TestKeys.Supervisor));
    }

    [Fact]
    public async Task Another_administrator_is_led_to_the_request_that_waits_and_finds_only_what_is_hers_to_answer()
    {
        var asked = await AskAsync();

        Assert.Equal(asked, await _hall.Withdrawing.AskAsync(Key.Id, _exposed, _other, Cancellation));
        Assert.Equal(asked, await _hall.Withdrawing.FindFirstForAsync(_other, Cancellation));
        Assert.Null(await _hall.Withdrawing.FindFirstForAsync(TestKeys.Administrator, Cancellation));
        Assert.Null(await _hall.Withdrawing.FindOwnAsync(_other, Cancellation));

        await _hall.Withdrawing.TakeBackAsync(asked.Request.Id, _other, Cancellation);
        Assert.Equal(asked, await _hall.Withdrawing.FindOwnAsync(TestKeys.Administrator, Cancellation));
    }

    private async Task<PendingWithdrawal> AskAsync() =>
        (await _hall.Withdrawing.AskAsync(Key.Id, _exposed, TestKeys.Administrator, Cancellation))!;

    private Task<WithdrawalEntry> DecideAsync(
        PendingWithdrawal asked, Clerk second, ConfirmationAnswer answer = ConfirmationAnswer.Confirmed) =>
        _hall.Withdrawing.DecideAsync(asked.Request.Id, second, ConfirmationWay.AtTheDesk, answer, Cancellation);

    private sealed record KeyRingKey(string Id, bool IsWithdrawn);
}
