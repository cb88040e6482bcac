using CounterDesk.Web.Auditing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Auditing;

public sealed class HourlyRoundTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _putOff = [];

    [Fact]
    public async Task A_round_is_made_at_once_and_one_that_fails_is_put_off_for_an_hour()
    {
        using var stopping = new CancellationTokenSource();
        var failures = new Queue<Exception?>(
            [new AuditUnavailableException(new TimeoutException()), new SqliteException("busy", 5), null]);
        var rounds = 0;

        var going = HourlyRound.GoAsync(GoRoundAsync, _putOff.Add, _time, stopping.Token);

        Assert.Equal(1, rounds);
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, rounds);
        await AfterAnHourAsync(TimeSpan.FromMinutes(1), 2);
        await AfterAnHourAsync(TimeSpan.FromHours(1), 3);
        Assert.Equal([nameof(TimeoutException), nameof(SqliteException)], _putOff);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going);

        Task GoRoundAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref rounds);
            return failures.Dequeue() is { } failure ? Task.FromException(failure) : Task.CompletedTask;
        }

        // The timer wakes the round on another thread.
        async Task AfterAnHourAsync(TimeSpan time, int expected)
        {
            _time.Advance(time);
            for (var waited = 0; waited < 100 && Volatile.Read(ref rounds) < expected; waited++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
            }

            Assert.Equal(expected, rounds);
        }
    }

    [Fact]
    public async Task What_nobody_expected_is_not_put_off() => await Assert.ThrowsAnyAsync<InvalidOperationException>(
        () => HourlyRound.GoAsync(
            _ => throw new InvalidOperationException(), _putOff.Add, _time, TestContext.Current.CancellationToken));
}
