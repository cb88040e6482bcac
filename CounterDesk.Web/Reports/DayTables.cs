using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Reports;

/// <summary>What the tables have of a hall's day. Visits are found by the log: it knows whose hall they are.</summary>
internal sealed class DayTables(CounterDeskDb db, string hall, DateOnly day)
{
    private readonly DateTime _from = DeskClock.BeginningOf(day);
    private readonly DateTime _to = DeskClock.BeginningOf(day.AddDays(1));

    /// <summary>Visits, and who came: the first party of each, unless nobody came and it was asked in writing.</summary>
    public async Task<List<VisitTally>> VisitsAsync(
        IQueryable<AuditEntry> opened, CancellationToken cancellationToken)
    {
        var tallies = await opened
            .Join(
                db.Set<Visit>().IgnoreAutoIncludes(), entry => entry.Visit, visit => (Guid?)visit.Id,
                (_, visit) => new { visit.Id, visit.Needs, visit.End })
            .GroupJoin(
                db.Set<Party>().Where(party => party.Ordinal == 1 && party.IsPresent), visit => visit.Id, party => party.VisitId,
                (visit, parties) => new { visit, parties })
            .SelectMany(
                both => both.parties.DefaultIfEmpty(),
                (both, party) => new
                {
                    both.visit.Needs, both.visit.End, Decade = party!.Age / 10, party.Method, party.BasisProof,
                })
            .GroupBy(visit => new { visit.Needs, visit.End, visit.Decade, visit.Method, visit.BasisProof })
            .Select(same => new
            {
                same.Key.Needs, same.Key.End, same.Key.Decade, same.Key.Method, same.Key.BasisProof, Count = same.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. tallies.Select(tally => new VisitTally(
                tally.Needs, tally.End, tally.Decade, tally.Method, tally.BasisProof, tally.Count)),
        ];
    }

    public async Task<ImmutableArray<PhaseTime>> TimesAsync(
        IQueryable<AuditEntry> opened, DateTime nowUtc, CancellationToken cancellationToken)
    {
        // Apart from the stretches, which are several times as many.
        var ends = await opened
            .Join(
                db.Set<Visit>().IgnoreAutoIncludes().Where(visit => visit.ClosedAtUtc != null), entry => entry.Visit,
                visit => (Guid?)visit.Id, (entry, visit) => new { entry.Sequence, visit.ClosedAtUtc })
            .ToDictionaryAsync(visit => visit.Sequence, visit => visit.ClosedAtUtc!.Value, cancellationToken);
        var phases = new PhaseClock(visit => ends.GetValueOrDefault(visit, nowUtc));
        var stretches = opened
            .Join(
                db.Set<VisitPhaseEntry>(), entry => entry.Visit, phase => (Guid?)phase.VisitId,
                (entry, phase) => new { entry.Sequence, phase.Phase, phase.FromUtc })
            .OrderBy(stretch => stretch.Sequence).ThenBy(stretch => stretch.FromUtc)
            .AsAsyncEnumerable();
        await foreach (var stretch in stretches.WithCancellation(cancellationToken))
        {
            phases.Add(new(stretch.Sequence, stretch.Phase, stretch.FromUtc));
        }

        return phases.End();
    }

    /// <summary>When nothing came from what the region publishes; a day may begin so.</summary>
    /// <param name="first">Of the day's entries.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="nowUtc">Until when the day goes on, unless it is over.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IEnumerable<SourceOutage>> FeedOutagesAsync(
        long first, long last, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var turns = db.Set<AuditEntry>().Where(entry => entry.Hall == hall
            && (entry.Action == nameof(AuditAction.LibraryFeedSilent) || entry.Action == nameof(AuditAction.LibraryFeedBack)));
        var before = await turns.Where(entry => entry.Sequence < first)
            .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Action).FirstOrDefaultAsync(cancellationToken);
        var ofDay = await turns.Where(entry => entry.Sequence >= first && entry.Sequence <= last)
            .OrderBy(entry => entry.Sequence).Select(entry => new { entry.Action, entry.AtUtc }).ToListAsync(cancellationToken);
        return SourceOutage.OfFeed(
            [
                new(IsSilent(before), _from),
                .. ofDay.Select(turn => new FeedTurn(IsSilent(turn.Action), turn.AtUtc)),
            ],
            nowUtc < _to ? nowUtc : _to);

        static bool IsSilent(string? action) => action is nameof(AuditAction.LibraryFeedSilent);
    }

    public async Task<List<CopyTally>> CopiesAsync(CancellationToken cancellationToken)
    {
        var tallies = await db.Set<RegisteredCopy>()
            .Where(copy => copy.Hall == hall && copy.Day == day)
            .GroupBy(copy => new { copy.KindCode, copy.Form, copy.Edition, copy.State, copy.VoidFor, copy.ReprintedFor })
            .Select(same => new
            {
                same.Key.KindCode, same.Key.Form, same.Key.Edition, same.Key.State, same.Key.VoidFor, same.Key.ReprintedFor,
                Count = same.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. tallies.Select(tally => new CopyTally(
                tally.KindCode, tally.Form, tally.Edition, tally.State, tally.VoidFor, tally.ReprintedFor, tally.Count)),
        ];
    }

    public async Task<ReceiverNumbers> ReceiversAsync(CancellationToken cancellationToken)
    {
        var checks = await db.Set<CopyCheckEntry>()
            .Where(check => check.AtUtc >= _from && check.AtUtc < _to)
            .Join(
                db.Set<RegisteredCopy>().Where(copy => copy.Hall == hall), check => check.Number, copy => copy.Number,
                (check, copy) => new { copy.KindCode, check.Answer })
            .GroupBy(check => new { check.KindCode, check.Answer })
            .Select(same => new { same.Key.KindCode, same.Key.Answer, Count = same.Count() })
            .ToListAsync(cancellationToken);
        var ofHall = db.Set<CopyReport>().Where(report => report.Hall == hall);
        var reports = await ofHall.Where(report => report.AtUtc >= _from && report.AtUtc < _to)
            .GroupBy(report => report.Concern)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return new()
        {
            Checks =
            [
                .. from check in checks
                   orderby check.KindCode, check.Answer
                   select new KindCount(check.KindCode, check.Answer.ToString(), check.Count),
            ],
            Reports = [.. from report in reports orderby report.Key select new Counted(report.Key.ToString(), report.Count)],
            Waiting = await ofHall.CountAsync(report => report.RepliedAtUtc == null, cancellationToken),
        };
    }

    /// <param name="answered">The entries that record issuers' answers.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ObjectionNumbers> ObjectionsAsync(
        IEnumerable<EntryTally> answered, CancellationToken cancellationToken)
    {
        var ofHall = db.Set<Objection>().Where(objection => objection.Hall == hall);
        var filed = await ofHall.Where(objection => objection.Day == day)
            .GroupBy(objection => objection.Fault)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancellationToken);
        var open = ofHall.Where(objection => objection.State == ObjectionState.Open);
        return new()
        {
            Filed = [.. from fault in filed orderby fault.Key select new Counted(fault.Key.ToString(), fault.Count)],
            Answered = LogNumbers.DoneBy(answered, "Answer"),
            Open = await open.CountAsync(cancellationToken),
            Overdue = await open.CountAsync(objection => objection.DueOn < day, cancellationToken),
        };
    }

    /// <param name="rated">The entries that say a visit was rated; they do not say how.</param>
    /// <param name="due">By when low ratings are to be answered.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<RatingNumbers> RatingsAsync(
        IQueryable<AuditEntry> rated, DateOnly? due, CancellationToken cancellationToken)
    {
        var grades = await rated
            .Join(db.Set<Rating>(), entry => entry.Visit, rating => (Guid?)rating.VisitId, (_, rating) => rating.Grade)
            .GroupBy(grade => grade)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancellationToken);

        // From the low ones, which are few, to their entries.
        var low = await db.Set<Rating>()
            .Where(rating => rating.Grade == RatingGrade.Dissatisfied || rating.Grade == RatingGrade.VeryDissatisfied)
            .Where(rating => rating.AtUtc >= _from && rating.AtUtc < _to)
            .Where(rating => rated.Any(entry => entry.Visit == rating.VisitId))
            .OrderBy(rating => rating.AtUtc)
            .Take(RatingNumbers.MostNamed)
            .Select(rating => new RatedVisit(rating.VisitId, rating.Counter, rating.Grade, rating.AtUtc))
            .ToListAsync(cancellationToken);
        return RatingNumbers.Of(grades.Select(grade => KeyValuePair.Create(grade.Key, grade.Count)), low, due);
    }
}
