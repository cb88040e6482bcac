using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>What two servers tell each other of sessions through the database, and one tells itself over a restart.</summary>
public sealed class SessionKeeperTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private SomeAccounts _here = null!;
    private SomeAccounts _there = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        (_here, _there) = (new(_desk), new(_desk));
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Who_signed_out_here_has_signed_out_there_and_after_a_restart()
    {
        var user = await _here.SignInAsync(SomeClerk.Value);
        await _there.Keeper.RoundAsync(Cancellation);
        Assert.False(_there.Sessions.IsOver(user));
        var told = 0;
        _there.Sessions.Ended += () => told++;

        await _here.Keeper.EndAsync(user, SessionEnd.Asked, Cancellation);
        await _there.Keeper.RoundAsync(Cancellation);
        var restarted = new SomeAccounts(_desk);
        await restarted.Keeper.RoundAsync(Cancellation);

        Assert.True(_there.Sessions.IsOver(user));
        Assert.Equal(1, told);
        Assert.True(restarted.Sessions.IsOver(user));
        Assert.Equal(SessionEnd.Asked, restarted.Sessions.WhyOver(user));
    }

    [Fact]
    public async Task Who_works_here_is_not_idle_there()
    {
        var user = await _here.SignInAsync(SomeClerk.Value);
        await _there.Keeper.RoundAsync(Cancellation);
        for (var minutes = 0; minutes < 30; minutes += 5)
        {
            _desk.Time.Advance(TimeSpan.FromMinutes(5));
            _here.Sessions.Seen(user);
            await _here.Keeper.RoundAsync(Cancellation);
            await _there.Keeper.RoundAsync(Cancellation);
        }

        Assert.True(_there.Sessions.IsPresent(SomeClerk.Value));
        Assert.Empty(_there.Sessions.Left);
    }

    [Fact]
    public async Task At_another_server_a_session_counts_as_idle_only_when_it_must_have_been_told()
    {
        var user = await _here.SignInAsync(SomeClerk.Value);
        await _there.Keeper.RoundAsync(Cancellation);

        _desk.Time.Advance(TimeSpan.FromMinutes(10.5));
        Assert.True(_here.Sessions.IsOver(user));
        Assert.Empty(_there.Sessions.Left);

        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(_there.Sessions.Left);
    }

    [Fact]
    public async Task A_session_of_the_past_is_forgotten_everywhere()
    {
        await _here.SignInAsync(SomeClerk.Value);
        _desk.Time.Advance(TimeSpan.FromHours(10) + TimeSpan.FromSeconds(1));

        await _here.Keeper.RoundAsync(Cancellation);

        await using var db = _desk.Database.CreateDbContext();
        Assert.Empty(db.Set<DeskSession>());
    }

    [Fact]
    public async Task What_must_end_ends_without_the_log_and_is_recorded_when_that_is_back()
    {
        var user = await _here.SignInAsync(SomeClerk.Value);
        await using (var db = _desk.Database.CreateDbContext())
        {
            db.Add(new CounterDesk.Web.SignIn.Accounts.AccountBlock(
                SomeClerk.Value.Id, "离岗", "demo-0012", _desk.Time.GetUtcNow().UtcDateTime, null));
            await db.SaveChangesAsync(Cancellation);
        }

        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<CounterDesk.Web.Auditing.AuditUnavailableException>(
            () => _here.Keeper.RoundAsync(Cancellation));
        Assert.True(_here.Sessions.IsOver(user));

        await _desk.MendAuditAsync();
        await _here.Keeper.RoundAsync(Cancellation);
        Assert.Single(await _desk.ReadLogAsync(), entry => entry.Action == "SessionEnded");
    }
}
