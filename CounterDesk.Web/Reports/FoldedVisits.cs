using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Reports;

/// <summary>
/// What the tables have of the visits of a day that is folded. A visit that was closed is read once and not again, but for
/// whether it is still there; so is a rating. Those that are open are read whenever somebody asks.
/// </summary>
internal sealed class FoldedVisits
{
    // A portion goes as one parameter: a statement with one for each of 400 open visits is made anew whenever it is asked,
    // which takes a third of a second.
    private const int Portion = 500;

    // What belongs to the end of a visit is written with it; the margin is for clocks of several servers.
    private static readonly TimeSpan _margin = TimeSpan.FromMinutes(1);

    private readonly Dictionary<Guid, long> _open = [];
    private readonly Dictionary<Guid, VisitTally> _closed = [];
    private readonly Dictionary<long, DateTime> _ends = [];
    private readonly PhaseClock _times;
    private readonly List<Guid> _unread = [];
    private readonly List<RatedVisit> _ratings = [];

    public FoldedVisits() => _times = new(visit => _ends[visit]);

    public void Add(AuditEntry entry)
    {
        if (entry is { Outcome: nameof(AuditOutcome.Done), Visit: { } visit })
        {
            switch (entry.Action)
            {
                case nameof(AuditAction.VisitOpened):
                    _open.TryAdd(visit, entry.Sequence);
                    break;
                case nameof(AuditAction.Rated):
                    _unread.Add(visit);
                    break;
            }
        }
    }

    /// <summary>Reads what does not change any more.</summary>
    public async Task SettleAsync(CounterDeskDb db, DateTime nowUtc, CancellationToken cancellationToken)
    {
        foreach (var portion in _open.Keys.ToArray().Chunk(Portion))
        {
            var closed = (await VisitsAsync(db, portion, cancellationToken))
                .Where(visit => visit.ClosedAtUtc < nowUtc - _margin).ToDictionary(visit => visit.Id);
            foreach (var visit in closed.Values)
            {
                _ends[_open[visit.Id]] = visit.ClosedAtUtc!.Value;
            }

            await AddStretchesAsync(db, _times, [.. closed.Keys], cancellationToken);
            foreach (var visit in closed.Values)
            {
                _closed.Add(visit.Id, visit.ToTally());
                _open.Remove(visit.Id);
            }
        }

        foreach (var portion in _unread.ToArray().Chunk(Portion))
        {
            var read = await db.Set<Rating>().AsNoTracking().Where(rating => EF.Parameter(portion).Contains(rating.VisitId))
                .Select(rating => new RatedVisit(rating.VisitId, rating.Counter, rating.Grade, rating.AtUtc))
                .ToListAsync(cancellationToken);
            _ratings.AddRange(read);
            _unread.RemoveAll(read.Select(rating => rating.Visit).ToHashSet().Contains);
        }
    }

    /// <summary>What <see cref="DayTables.VisitsAsync"/> finds, and <see cref="DayTables.TimesAsync"/>.</summary>
    public async Task<VisitsRead> ReadAsync(
        CounterDeskDb db, DateOnly day, DateTime nowUtc, CancellationToken cancellationToken)
    {
        // Where one is gone that was there, the numbers say so.
        var began = DeskClock.BeginningOf(day);
        var there = await db.Set<Visit>().Where(visit => visit.ClosedAtUtc >= began)
            .Select(visit => visit.Id).ToHashSetAsync(cancellationToken);
        var tallies = there.Select(id => _closed.GetValueOrDefault(id)).OfType<VisitTally>().ToList();
        Dictionary<long, DateTime> ends = [];
        var times = new PhaseClock(visit => ends.GetValueOrDefault(visit, nowUtc), _times);
        foreach (var portion in _open.Keys.Chunk(Portion))
        {
            foreach (var visit in await VisitsAsync(db, portion, cancellationToken))
            {
                tallies.Add(visit.ToTally());
                there.Add(visit.Id);
                if (visit.ClosedAtUtc is { } end)
                {
                    ends[_open[visit.Id]] = end;
                }
            }

            await AddStretchesAsync(db, times, portion, cancellationToken);
        }

        return new([.. tallies.CountBy(tally => tally).Select(same => same.Key with { Count = same.Value })], times.End(), there);
    }

    /// <summary>What <see cref="DayTables.RatingsAsync"/> finds.</summary>
    public RatingNumbers Ratings(DateOnly day, DateOnly? due)
    {
        var (from, to) = (DeskClock.BeginningOf(day), DeskClock.BeginningOf(day.AddDays(1)));
        return RatingNumbers.Of(
            _ratings.GroupBy(rating => rating.Grade).Select(same => KeyValuePair.Create(same.Key, same.Count())),
            _ratings.Where(rating => rating is { Grade: RatingGrade.Dissatisfied or RatingGrade.VeryDissatisfied }
                && rating.AtUtc >= from && rating.AtUtc < to),
            due);
    }

    private async Task AddStretchesAsync(
        CounterDeskDb db, PhaseClock times, Guid[] visits, CancellationToken cancellationToken)
    {
        var stretches = await db.Set<VisitPhaseEntry>().Where(phase => EF.Parameter(visits).Contains(phase.VisitId))
            .OrderBy(phase => phase.VisitId).ThenBy(phase => phase.FromUtc)
            .Select(phase => new { phase.VisitId, phase.Phase, phase.FromUtc })
            .ToListAsync(cancellationToken);
        foreach (var stretch in stretches)
        {
            times.Add(new(_open[stretch.VisitId], stretch.Phase, stretch.FromUtc));
        }
    }

    private static Task<List<VisitRow>> VisitsAsync(CounterDeskDb db, Guid[] ids, CancellationToken cancellationToken) =>
        db.Set<Visit>().IgnoreAutoIncludes().Where(visit => EF.Parameter(ids).Contains(visit.Id))
            .GroupJoin(
                db.Set<Party>().Where(party => party.Ordinal == 1 && party.IsPresent), visit => visit.Id, party => party.VisitId,
                (visit, parties) => new { visit, parties })
            .SelectMany(
                both => both.parties.DefaultIfEmpty(),
                (both, party) => new VisitRow(
                    both.visit.Id, both.visit.ClosedAtUtc, both.visit.Needs, both.visit.End, party!.Age / 10, party.Method,
                    party.BasisProof))
            .ToListAsync(cancellationToken);

    private sealed record VisitRow(
        Guid Id, DateTime? ClosedAtUtc, VisitNeeds Needs, VisitEnd? End, int? Decade, IdentityMethod? Method, BasisProof? Proof)
    {
        public VisitTally ToTally() => new(Needs, End, Decade, Method, Proof, 1);
    }
}

/// <summary>What the tables have of the visits of a day.</summary>
/// <param name="Visits">What is alike, and how many.</param>
/// <param name="Times">How long they were in which state.</param>
/// <param name="There">Of each visit that was open on the day or is.</param>
internal sealed record VisitsRead(List<VisitTally> Visits, ImmutableArray<PhaseTime> Times, HashSet<Guid> There);
