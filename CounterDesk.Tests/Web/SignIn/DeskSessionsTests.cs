using System.Security.Claims;
using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>When a session is over, for a request and for a circuit that lives on without requests.</summary>
public sealed class DeskSessionsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(8)));
    private readonly DeskSessions _sessions;

    public DeskSessionsTests() => _sessions = new DeskSessions(_time, Options.Create(new SignInOptions()));

    [Fact]
    public void A_session_is_over_when_nobody_has_done_anything_for_the_idle_time()
    {
        var user = Begin();
        _sessions.Seen(user);

        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.False(_sessions.IsOver(user));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_sessions.IsOver(user));
    }

    [Fact]
    public void However_busy_a_session_is_over_after_the_longest_time()
    {
        var user = Begin();
        for (var minutes = 0; minutes < 600; minutes += 10)
        {
            _sessions.Seen(user);
            _time.Advance(TimeSpan.FromMinutes(10));
            Assert.False(_sessions.IsOver(user));
        }

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_sessions.IsOver(user));
    }

    [Fact]
    public void A_session_that_was_ended_stays_ended_for_a_copied_cookie_too()
    {
        var (leaving, staying) = (Begin(), Begin());
        _sessions.Seen(leaving);
        _sessions.Seen(staying);

        _sessions.End(leaving, SessionEnd.Asked);
        _sessions.Seen(leaving);

        Assert.True(_sessions.IsOver(leaving));
        Assert.False(_sessions.IsOver(staying));
    }

    [Fact]
    public void A_cookie_from_before_the_program_started_again_is_good_until_its_own_time_is_over()
    {
        var user = Begin();
        var afterRestart = new DeskSessions(_time, Options.Create(new SignInOptions()));

        Assert.False(afterRestart.IsOver(user));
    }

    [Fact]
    public void Claims_without_a_beginning_are_no_session() =>
        Assert.True(_sessions.IsOver(new ClaimsPrincipal(new ClaimsIdentity(SomeClerk.Claims(SomeClerk.Value)))));

    [Fact]
    public void A_session_that_is_over_does_not_begin_again_by_a_late_key()
    {
        var user = Begin();
        _sessions.Seen(user);
        _time.Advance(TimeSpan.FromMinutes(11));

        _sessions.Seen(user);

        Assert.True(_sessions.IsOver(user));
    }

    [Fact]
    public void The_time_that_is_left_begins_anew_with_every_key_until_the_longest_time_is_near()
    {
        var user = Begin();
        _sessions.Seen(user);
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(TimeSpan.FromMinutes(6), _sessions.TimeLeft(user));

        _sessions.Seen(user);
        Assert.Equal(TimeSpan.FromMinutes(10), _sessions.TimeLeft(user));
        Assert.True(_sessions.CanGoOn(user));

        for (var minutes = 4; minutes < 595; minutes += 9)
        {
            _sessions.Seen(user);
            _time.Advance(TimeSpan.FromMinutes(9));
        }

        _sessions.Seen(user);
        Assert.Equal(TimeSpan.FromMinutes(2), _sessions.TimeLeft(user));
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.False(_sessions.CanGoOn(user));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.Zero, _sessions.TimeLeft(user));
    }

    [Fact]
    public void A_desk_is_left_when_the_last_session_at_it_is_over_and_until_that_is_settled()
    {
        var (one, other) = (Begin(), Begin());
        _sessions.Seen(one);
        _sessions.Seen(other);
        Assert.Equal(2, _sessions.Present.Count);

        _sessions.End(one, SessionEnd.Asked);
        Assert.True(_sessions.IsPresent(SomeClerk.Value));
        _sessions.End(other, SessionEnd.Asked);
        Assert.False(_sessions.IsPresent(SomeClerk.Value));
        Assert.Equal(2, _sessions.Left.Count);

        _sessions.Settle(SomeClerk.Value with { Counter = "4" });
        Assert.Equal(2, _sessions.Left.Count);
        _sessions.Settle(SomeClerk.Value);
        Assert.Empty(_sessions.Left);
    }

    private ClaimsPrincipal Begin() =>
        new(new ClaimsIdentity([.. SomeClerk.Claims(SomeClerk.Value), .. _sessions.Begin()]));
}
