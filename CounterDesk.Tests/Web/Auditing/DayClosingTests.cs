using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>The day's root: carried by the next day's first entry, and outside the database.</summary>
public sealed class DayClosingTests : IAsyncLifetime
{
    private static readonly DateOnly _firstDay = new(2026, 11, 23);

    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await AnchoredLog.CreateAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task A_day_that_goes_on_is_not_closed()
    {
        await _log.WriteAsync(3);
        await _log.Log.CloseDayAsync(Cancel);

        Assert.DoesNotContain(await _log.ReadAsync(), entry => entry.Action == nameof(AuditAction.DayClosed));
        Assert.False(File.Exists(_log.Anchors.Path));
    }

    [Fact]
    public async Task The_next_days_first_entry_carries_the_root_of_all_entries_of_the_day()
    {
        await _log.WriteAsync(5);
        _log.Sleep();
        await _log.WriteAsync();

        var entries = await _log.ReadAsync();
        Assert.Equal(["DayClosed", "Search"], entries[5..].Select(entry => entry.Action));
        var anchor = AuditAnchor.Of(entries[5])!;
        Assert.Equal((_firstDay, 1L, 5L), (anchor.Day, anchor.First, anchor.Last));
        var tree = new MerkleTree();
        entries[..5].ForEach(entry => tree.Add(entry.Hash));
        Assert.Equal(Convert.ToHexStringLower(tree.Root()), anchor.Root);
        Assert.True(anchor.IsSignedBy(_log.Ring.AuditKey));
        Assert.Equal([anchor], _log.ReadAnchors().Said);
        Assert.Null(entries[5].Announcement);
    }

    [Fact]
    public async Task Days_lie_behind_each_other_without_a_gap_also_after_days_without_entries()
    {
        await _log.WriteAsync(2);
        _log.Sleep(4);
        _log.Open();
        await _log.WriteAsync(2);
        _log.Sleep();
        await _log.Log.CloseDayAsync(Cancel);
        await _log.Log.CloseDayAsync(Cancel);

        Assert.Equal(
            [(_firstDay, 1L, 2L), (_firstDay.AddDays(4), 3L, 5L)],
            _log.ReadAnchors().Said.Select(anchor => (anchor.Day!.Value, anchor.First, anchor.Last)));
        Assert.Equal(6, (await _log.ReadAsync()).Count);
    }

    // Midnight is China's, eight hours before that of the server's clock.
    [Fact]
    public async Task A_day_ends_at_midnight_in_China()
    {
        _log.Time.SetUtcNow(new(2026, 11, 23, 15, 59, 0, TimeSpan.Zero));
        await _log.WriteAsync();
        _log.Time.SetUtcNow(new(2026, 11, 23, 15, 59, 58, TimeSpan.Zero));
        await _log.WriteAsync();
        Assert.Equal(2, (await _log.ReadAsync()).Count);

        await _log.WriteAsync();

        Assert.Equal(_firstDay, Assert.Single(_log.ReadAnchors().Said).Day);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_over_midnight_closes_no_day_twice()
    {
        await _log.WriteAsync();
        _log.Sleep();
        await _log.WriteAsync();
        _log.Time.AdjustTime(_log.Time.GetUtcNow().AddDays(-1));
        await _log.WriteAsync();
        _log.Sleep();
        await _log.WriteAsync();
        Assert.Single(_log.ReadAnchors().Said);

        _log.Sleep();
        await _log.WriteAsync();

        Assert.Equal([_firstDay, _firstDay.AddDays(1)], _log.ReadAnchors().Said.Select(anchor => anchor.Day!.Value));
        Assert.Null(_log.Prove().Fault);
    }

    [Fact]
    public async Task Two_programs_at_midnight_close_the_day_once()
    {
        await _log.WriteAsync();
        var first = _log.Log;
        _log.Open();
        await _log.WriteAsync();
        _log.Sleep();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(
            number => (number % 2 is 0 ? first : _log.Log).RecordAsync(null, SomeAudit.Note(), Cancel)));

        Assert.Single(await _log.ReadAsync(), entry => entry.Action == nameof(AuditAction.DayClosed));
        Assert.Equal((null, 13L), (_log.Prove().Fault, _log.Prove().Proven));
        first.Dispose();
    }

    [Fact]
    public async Task A_root_that_could_not_be_written_outside_is_written_at_the_next_round_and_that_is_said()
    {
        await _log.WriteAsync();
        Directory.CreateDirectory(_log.Anchors.Path);
        _log.Sleep();
        await _log.WriteAsync();
        Directory.Delete(_log.Anchors.Path);

        await _log.Keeper.GoRoundAsync(Cancel);

        Assert.Equal(_firstDay, _log.ReadAnchors().Said[0].Day);
        Assert.Contains(
            await _log.ReadAsync(), entry => entry is { Action: "LogProven", Outcome: "CouldNotBeTold" }
                && entry.Details!.Contains("MissingAnchors=1", StringComparison.Ordinal));
        await _log.Keeper.GoRoundAsync(Cancel);
        Assert.Equal(AuditAnchorKind.Proven, _log.ReadAnchors().Said[^1].Kind);
    }

    [Fact]
    public async Task A_line_that_an_interrupted_program_left_unfinished_makes_way()
    {
        await _log.WriteAsync();
        await File.WriteAllTextAsync(_log.Anchors.Path, "{\"format\":1,\"ki", Cancel);
        Assert.Equal(0, _log.ReadAnchors().Damaged);
        _log.Sleep();
        await _log.WriteAsync();

        Assert.Equal((1, 0), (_log.ReadAnchors().Said.Count, _log.ReadAnchors().Damaged));
    }

    [Fact]
    public async Task The_root_of_a_day_is_there_for_whoever_prints_it()
    {
        await _log.WriteAsync();
        Assert.Null(_log.Keeper.FindRoot(_firstDay));
        _log.Sleep();
        await _log.Log.CloseDayAsync(Cancel);

        Assert.Equal(_log.ReadAnchors().Said[0], _log.Keeper.FindRoot(_firstDay));
    }
}
