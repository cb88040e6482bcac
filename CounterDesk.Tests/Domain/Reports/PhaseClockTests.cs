using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Domain.Reports;

public sealed class PhaseClockTests
{
    private static readonly DateTime _nine = new(2026, 3, 18, 1, 0, 0, DateTimeKind.Utc);

    private readonly Dictionary<long, DateTime> _closed = [];

    [Fact]
    public void A_stretch_lasts_until_the_next_and_the_last_until_the_visit_ends()
    {
        var clock = ClockAt(_nine.AddHours(1));
        Add(clock, 1, closed: 10, (VisitPhase.Reception, 0), (VisitPhase.Serving, 2), (VisitPhase.Closing, 7));

        Assert.Equal(
            [(VisitPhase.Reception, 120), (VisitPhase.Serving, 300), (VisitPhase.Closing, 180)],
            clock.End().Select(time => (time.Phase, time.Longest)));
    }

    [Fact]
    public void Stretches_of_the_same_state_at_one_visit_are_added_up_and_count_as_one()
    {
        var clock = ClockAt(_nine.AddHours(1));
        Add(clock, 1, closed: 10, (VisitPhase.Serving, 0), (VisitPhase.WaitingForApplicant, 2), (VisitPhase.Serving, 3));

        var serving = clock.End().Single(time => time.Phase is VisitPhase.Serving);

        Assert.Equal((1, 9 * 60), (serving.Visits, serving.Mean));
    }

    [Fact]
    public void An_open_visit_is_counted_up_to_now()
    {
        var clock = ClockAt(_nine.AddMinutes(30));
        Add(clock, 1, closed: null, (VisitPhase.Reception, 0));

        Assert.Equal(30 * 60, Assert.Single(clock.End()).Longest);
    }

    // A clock that was set back in between.
    [Fact]
    public void Time_that_would_run_backward_is_no_time()
    {
        var clock = ClockAt(_nine);
        Add(clock, 1, closed: 5, (VisitPhase.Serving, 10));

        Assert.Empty(clock.End());
    }

    [Fact]
    public void Middle_and_ends_are_those_of_the_visits_and_not_of_the_stretches()
    {
        var clock = ClockAt(_nine.AddHours(3));
        for (var visit = 1; visit <= 10; visit++)
        {
            Add(clock, visit, closed: visit, (VisitPhase.Serving, 0));
        }

        Assert.Equal(
            new PhaseTime(VisitPhase.Serving, 10, 330, 5 * 60, 9 * 60, 10 * 60), Assert.Single(clock.End()));
    }

    [Fact]
    public void What_was_added_up_before_counts_as_well_and_more_can_be_added_to_it()
    {
        var settled = ClockAt(_nine.AddHours(1));
        Add(settled, 1, closed: 10, (VisitPhase.Serving, 0));
        var open = new PhaseClock(_ => _nine.AddMinutes(30), settled);
        Add(open, 2, closed: null, (VisitPhase.Serving, 0));

        Assert.Equal(new PhaseTime(VisitPhase.Serving, 2, 1200, 600, 1800, 1800), Assert.Single(open.End()));

        Add(settled, 3, closed: 50, (VisitPhase.Serving, 0));
        Assert.Equal([10 * 60, 50 * 60], settled.End().Select(time => time).SelectMany(time => (int[])[time.Median, time.Longest]));
    }

    [Fact]
    public void A_day_without_visits_has_no_times() => Assert.Empty(ClockAt(_nine).End());

    private PhaseClock ClockAt(DateTime now) => new(visit => _closed.GetValueOrDefault(visit, now));

    private void Add(PhaseClock clock, long visit, int? closed, params (VisitPhase Phase, int Minute)[] stretches)
    {
        if (closed is { } end)
        {
            _closed[visit] = _nine.AddMinutes(end);
        }

        foreach (var (phase, minute) in stretches)
        {
            clock.Add(new(visit, phase, _nine.AddMinutes(minute)));
        }
    }
}
