using System.Collections.Immutable;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports;

/// <summary>How long the day's visits were in one state, each visit's stretches added up. Whole seconds.</summary>
/// <param name="Phase">The state.</param>
/// <param name="Visits">How many visits were in it at all.</param>
/// <param name="Mean">The average.</param>
/// <param name="Median">Half of them were in it for no longer (nearest rank).</param>
/// <param name="Percentile90">Nine of ten were in it for no longer (nearest rank).</param>
/// <param name="Longest">The longest of them.</param>
public sealed record PhaseTime(
    VisitPhase Phase, int Visits, int Mean, int Median, int Percentile90, int Longest);

/// <summary>Adds up the stretches of visits as they are read, visit by visit.</summary>
/// <param name="endOf">When a visit was closed, by its number; for an open one, now.</param>
/// <param name="before">What was added up of other visits; they count as well.</param>
public sealed class PhaseClock(Func<long, DateTime> endOf, PhaseClock? before = null)
{
    private static readonly VisitPhase[] _phases = Enum.GetValues<VisitPhase>();

    private readonly List<int>[] _seconds = [.. _phases.Select(_ => new List<int>())];
    private readonly TimeSpan[] _ofVisit = new TimeSpan[_phases.Length];
    private PhaseStretch? _last;

    /// <summary>Stretches of one visit come together, the earliest first.</summary>
    public void Add(PhaseStretch stretch)
    {
        if (_last is { } last)
        {
            Count(last, last.Visit == stretch.Visit ? stretch.FromUtc : null);
        }

        if (_last?.Visit != stretch.Visit)
        {
            EndVisit();
        }

        _last = stretch;
    }

    /// <summary>The times of every state that any visit was in. More may be added afterward, of other visits.</summary>
    public ImmutableArray<PhaseTime> End()
    {
        EndLast();
        before?.EndLast();
        return
        [
            .. from phase in _phases
               let seconds = (List<int>)[.. before?._seconds[(int)phase] ?? [], .. _seconds[(int)phase]]
               where seconds.Count > 0
               select TimeOf(phase, seconds),
        ];
    }

    private void EndLast()
    {
        if (_last is { } last)
        {
            Count(last, null);
            EndVisit();
            _last = null;
        }
    }

    private void Count(PhaseStretch stretch, DateTime? next)
    {
        var length = (next ?? endOf(stretch.Visit)) - stretch.FromUtc;
        _ofVisit[(int)stretch.Phase] += length > TimeSpan.Zero ? length : TimeSpan.Zero;
    }

    private void EndVisit()
    {
        for (var phase = 0; phase < _ofVisit.Length; phase++)
        {
            if (_ofVisit[phase] > TimeSpan.Zero)
            {
                _seconds[phase].Add((int)_ofVisit[phase].TotalSeconds);
                _ofVisit[phase] = TimeSpan.Zero;
            }
        }
    }

    private static PhaseTime TimeOf(VisitPhase phase, List<int> seconds)
    {
        seconds.Sort();
        return new(
            phase, seconds.Count, (int)seconds.Average(), Rank(50), Rank(90), seconds[^1]);

        int Rank(int percent) => seconds[Math.Max(0, ((seconds.Count * percent) + 99) / 100 - 1)];
    }
}

/// <summary>One stretch of a visit.</summary>
/// <param name="Visit">Stretches with the same number are of one visit.</param>
/// <param name="Phase">The state it was in.</param>
/// <param name="FromUtc">When the stretch began; it lasts until the next, or until the visit ends.</param>
public readonly record struct PhaseStretch(long Visit, VisitPhase Phase, DateTime FromUtc);
