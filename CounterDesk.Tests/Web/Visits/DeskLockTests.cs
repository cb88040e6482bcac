using System.Security.Claims;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>A clerk who leaves the desk, and comes back or does not.</summary>
public sealed class DeskLockTests : IAsyncLifetime
{
    private TestDesk _desk = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(SessionEnd.Locked)]
    [InlineData(SessionEnd.Over)]
    public async Task A_locked_visit_keeps_its_step_and_what_was_fetched_and_shows_nothing(SessionEnd end)
    {
        var visit = await OpenAtLicenseAsync();

        await LockAsync(end);

        var locked = Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id)).Visit;
        Assert.Equal((VisitStep.License, _desk.Time.GetUtcNow().UtcDateTime), (locked.Step, locked.LockedAtUtc));
        Assert.NotNull(_desk.Contents.Of(visit.Id).License);
        await Assert.ThrowsAsync<VisitClosedException>(
            () => _desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.DeskLocked), SomeClerk.Value.Id), (entry.Action, entry.Actor));
        Assert.Contains(end.ToString(), entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_locks_and_wipes()
    {
        var visit = await OpenAtLicenseAsync();

        await LockAsync(SessionEnd.Asked);

        Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id));
        Assert.Null(_desk.Contents.Find(visit.Id));
    }

    [Fact]
    public async Task Whoever_signs_in_again_at_her_counter_goes_on_at_the_same_step()
    {
        var visit = await OpenAtLicenseAsync();
        await LockAsync(SessionEnd.Locked);

        var address = await _desk.Lock.UnlockAsync(SomeClerk.Value, Cancellation);

        Assert.Equal($"/desk/visits/{visit.Id}", address);
        Assert.Equal(VisitStep.License, Assert.IsType<VisitEntry.Open>(await EnterAsync(visit.Id)).Visit.Step);
        Assert.Equal(nameof(AuditAction.DeskUnlocked), (await _desk.ReadLogAsync())[^1].Action);
    }

    [Fact]
    public async Task A_colleague_who_signs_in_at_the_counter_unlocks_nothing()
    {
        var visit = await OpenAtLicenseAsync();
        await LockAsync(SessionEnd.Locked);

        Assert.Null(await _desk.Lock.UnlockAsync(TestDesk.Colleague with { Counter = "3" }, Cancellation));

        Assert.NotNull((await _desk.ReadVisitAsync(visit.Id)).LockedAtUtc);
    }

    [Fact]
    public async Task At_another_counter_it_stays_locked_until_she_takes_it_along()
    {
        var visit = await OpenAtLicenseAsync();
        await LockAsync(SessionEnd.Locked);
        var there = SomeClerk.Value with { Counter = "5" };

        Assert.Null(await _desk.Lock.UnlockAsync(there, Cancellation));
        Assert.IsType<VisitEntry.Locked>(await _desk.Visits.EnterAsync(visit.Id, there, Cancellation));
        Assert.True(await _desk.Lock.BringAsync(visit.Id, there, Cancellation));
        Assert.False(await _desk.Lock.BringAsync(visit.Id, there, Cancellation));

        var brought = await _desk.ReadVisitAsync(visit.Id);
        Assert.Equal(("5", null), (brought.Counter, brought.LockedAtUtc));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.DeskUnlocked), "5"), (entry.Action, entry.Counter));
        Assert.Contains("3", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_ran_out_locks_nothing_while_another_of_hers_goes_on_at_the_counter()
    {
        var (one, other) = (SignIn(), SignIn());
        var visit = await _desk.OpenVisitAsync();
        _desk.Sessions.End(one, SessionEnd.Asked);

        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.IsType<VisitEntry.Open>(await EnterAsync(visit.Id));

        _desk.Sessions.End(other, SessionEnd.Asked);
        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id));
    }

    [Fact]
    public async Task Whoever_locks_the_desk_locks_it_also_where_an_old_session_of_hers_was_never_ended()
    {
        SignIn();
        var visit = await OpenAtLicenseAsync();

        await LockAsync(SessionEnd.Locked);

        Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id));
    }

    [Fact]
    public async Task A_browser_that_was_closed_without_a_word_is_locked_when_its_time_is_over()
    {
        SignIn();
        var visit = await _desk.OpenVisitAsync();
        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.IsType<VisitEntry.Open>(await EnterAsync(visit.Id));

        _desk.Time.Advance(new SignInOptions().Idle + TimeSpan.FromSeconds(1));
        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id));

        // And once is enough.
        var entries = (await _desk.ReadLogAsync()).Count;
        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.Equal(entries, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task A_visit_at_which_somebody_types_for_long_is_not_forgotten()
    {
        var user = SignIn();
        var visit = await _desk.OpenVisitAsync();
        for (var minutes = 0; minutes < 40; minutes += 8)
        {
            _desk.Time.Advance(TimeSpan.FromMinutes(8));
            _desk.Sessions.Seen(user);
            await _desk.Lock.LockLeftAsync(Cancellation);
            await _desk.Visits.CloseForgottenAsync(new VisitOptions().IdleTime, Cancellation);
        }

        Assert.IsType<VisitEntry.Open>(await EnterAsync(visit.Id));
    }

    [Fact]
    public async Task A_locked_visit_to_which_nobody_comes_back_is_closed_and_wiped()
    {
        SignIn();
        var visit = await OpenAtLicenseAsync();
        _desk.Time.Advance(new SignInOptions().Idle + TimeSpan.FromSeconds(1));
        await _desk.Lock.LockLeftAsync(Cancellation);

        _desk.Time.Advance(new VisitOptions().IdleTime - new SignInOptions().Idle);
        await _desk.Visits.CloseForgottenAsync(new VisitOptions().IdleTime, Cancellation);

        var closed = Assert.IsType<VisitEntry.Closed>(await EnterAsync(visit.Id)).Visit;
        Assert.Equal(VisitEnd.TimedOut, closed.End);
        Assert.Null(_desk.Contents.Find(visit.Id));
    }

    [Fact]
    public async Task Where_locking_cannot_be_recorded_what_was_fetched_goes_and_locking_is_tried_again()
    {
        var user = SignIn();
        var visit = await OpenAtLicenseAsync();
        _desk.Sessions.End(user, SessionEnd.Asked);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => LockAsync(SessionEnd.Locked));
        Assert.Null(_desk.Contents.Find(visit.Id));

        await _desk.MendAuditAsync();
        await _desk.Lock.LockLeftAsync(Cancellation);
        Assert.IsType<VisitEntry.Locked>(await EnterAsync(visit.Id));
    }

    [Fact]
    public async Task The_applicants_screen_says_that_the_clerk_is_away_and_takes_no_answer()
    {
        var visit = await _desk.OpenVisitAsync();
        visit = await _desk.Consent.AskAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Purpose.Kinds, reason: null, Cancellation);
        await LockAsync(SessionEnd.Locked);

        Assert.False(await _desk.Screen.AnswerAsync(
            "3", visit.Question!.Id, ConsentAnswer.Agreed, Cancellation));
        await _desk.Lock.UnlockAsync(SomeClerk.Value, Cancellation);
        Assert.True(await _desk.Screen.AnswerAsync(
            "3", visit.Question.Id, ConsentAnswer.Agreed, Cancellation));
    }

    private async Task<Visit> OpenAtLicenseAsync()
    {
        var visit = await _desk.OpenVisitAsync();
        await _desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.License, Cancellation);
        _desk.Contents.Of(visit.Id).Show(SomeOpenLicenses.Passed());
        return visit;
    }

    private ClaimsPrincipal SignIn()
    {
        var user = new ClaimsPrincipal(
            new ClaimsIdentity([.. SomeClerk.Claims(SomeClerk.Value), .. _desk.Sessions.Begin()]));
        _desk.Sessions.Seen(user);
        return user;
    }

    private Task LockAsync(SessionEnd end) => _desk.Lock.LockAsync(SomeClerk.Value, end, Cancellation);

    private Task<VisitEntry> EnterAsync(Guid visit) => _desk.Visits.EnterAsync(visit, SomeClerk.Value, Cancellation);
}
