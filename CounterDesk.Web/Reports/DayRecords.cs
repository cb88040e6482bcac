using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>Reads a day of the hall as the rules see it: from the audit log, the register and what sign-in has told.</summary>
public sealed class DayRecords(
    IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall, IOptions<ExceptionThresholds> thresholds)
{
    private static readonly string[] _asked = [.. DaySieve.Asked.Select(action => action.ToString())];

    /// <param name="day">A day in China; today is read as far as it has come.</param>
    /// <param name="open">When the hall was open on it; empty when it was not.</param>
    /// <param name="waiting">What others have not looked at yet.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DayRecord> ReadAsync(
        DateOnly day, IReadOnlyList<OpenSpan> open, WaitingForReview waiting, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var log = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall.Value.Code);
        var (first, last) = await LogDays.FindAsync(log, day, day, cancellationToken);
        var clerks = await ClerksAsync(db, cancellationToken);
        var sieve = await SieveAsync(log, (first, last), clerks, cancellationToken);
        return await RecordAsync(
            db, day, sieve, clerks, await EarlierLooksAsync(log, day, (first, last), first, cancellationToken), open, waiting,
            cancellationToken);
    }

    /// <summary>
    /// The same, where the log was folded as it was written; null where somebody works there of whom the fold did not know.
    /// It is good as long as nothing is added to the fold.
    /// </summary>
    internal async Task<DayRecord?> ReadAsync(
        DayFold fold, IReadOnlyList<OpenSpan> open, WaitingForReview waiting, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var clerks = await ClerksAsync(db, cancellationToken);
        return fold.Knows(clerks)
            ? await RecordAsync(db, fold.Day, fold.Sieve, clerks, fold.EarlierLooks, open, waiting, cancellationToken)
            : null;
    }

    private async Task<DayRecord> RecordAsync(
        CounterDeskDb db, DateOnly day, DaySieve sieve, IReadOnlyList<DayClerk> clerks, IEnumerable<EarlierLook> earlier,
        IReadOnlyList<OpenSpan> open, WaitingForReview waiting, CancellationToken cancellationToken) => new()
    {
        Day = day,
        Entries = sieve.Entries,
        Visits = sieve.Visits(),
        Sorted = sieve.Sorted,
        Open = open,
        Clerks = clerks,
        EarlierLooks = [.. earlier],
        UnsignedDays = waiting.UnsignedDays,
        UnreviewedOpenings = waiting.Openings,
        SpoiledChecks = await SpoiledChecksAsync(db, day, cancellationToken),
    };

    // One after the other, and only what a rule can find something by is kept: a large hall has a million a day.
    private static async Task<DaySieve> SieveAsync(
        IQueryable<AuditEntry> log, (long First, long Last) day, IReadOnlyList<DayClerk> clerks,
        CancellationToken cancellationToken)
    {
        var rows = log
            .Where(entry => entry.Sequence >= day.First && entry.Sequence <= day.Last
                && entry.Outcome != nameof(AuditOutcome.Announced))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new RuleRow
            {
                Number = entry.Sequence,
                AtUtc = entry.AtUtc,
                Action = entry.Action,
                Outcome = entry.Outcome,
                Actor = entry.Actor,
                Counter = entry.Counter,
                Visit = entry.Visit,
                Subject = entry.Subject,
                SubjectHash = entry.SubjectHash,
                LicenseHash = _asked.Contains(entry.Action) ? entry.LicenseHash : null,
                KindCode = _asked.Contains(entry.Action) ? entry.KindCode : null,
                Purpose = _asked.Contains(entry.Action) ? entry.Purpose : null,
                Details = _asked.Contains(entry.Action) ? entry.Details : null,
            })
            .AsAsyncEnumerable();
        var sieve = new DaySieve(clerks);
        var reader = new RuleReader();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (reader.Read(row) is { } entry)
            {
                sieve.Add(entry);
            }
        }

        return sieve;
    }

    internal static async Task<IReadOnlyList<DayClerk>> ClerksAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        var known = await db.Set<StaffMember>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. known.Select(member => new DayClerk(
                member.Id, member.Name, member.PersonHash is { } hash ? Convert.ToHexStringLower(hash) : null)),
        ];
    }

    /// <summary>Who looked on earlier days at those who were looked at in some entries.</summary>
    /// <param name="log">Of the hall.</param>
    /// <param name="day">Of the entries.</param>
    /// <param name="entries">The first and the last.</param>
    /// <param name="firstOfDay">Before this one lie the earlier days.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<IEnumerable<EarlierLook>> EarlierLooksAsync(
        IQueryable<AuditEntry> log, DateOnly day, (long First, long Last) entries, long firstOfDay,
        CancellationToken cancellationToken)
    {
        if (thresholds.Value.DaysBack is 0 || entries.First > entries.Last)
        {
            return [];
        }

        var (from, _) = await LogDays.FindAsync(log, day.AddDays(-thresholds.Value.DaysBack), null, cancellationToken);
        if (from >= firstOfDay)
        {
            return [];
        }

        var looks = log.Where(entry => entry.Action == nameof(AuditAction.LicenseOpened)
            && entry.Outcome == nameof(AuditOutcome.Done) && entry.SubjectHash != null && entry.Actor != null);
        var people = looks.Where(entry => entry.Sequence >= entries.First && entry.Sequence <= entries.Last)
            .Select(entry => entry.SubjectHash);
        var earlier = await looks
            .Where(entry => entry.Sequence >= from && entry.Sequence < firstOfDay && people.Contains(entry.SubjectHash))
            .Select(entry => new { entry.SubjectHash, entry.Actor, entry.AtUtc })
            .ToListAsync(cancellationToken);
        return earlier.Select(look => new EarlierLook(
            Convert.ToHexStringLower(look.SubjectHash!), look.Actor!, DeskClock.DayOf(look.AtUtc))).Distinct();
    }

    private async Task<IReadOnlyList<SpoiledCheck>> SpoiledChecksAsync(
        CounterDeskDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var (from, to) = (DeskClock.BeginningOf(day), DeskClock.BeginningOf(day.AddDays(1)));
        var checks = await db.Set<CopyCheckEntry>()
            .Where(check => check.AtUtc >= from && check.AtUtc < to && check.Answer == CheckAnswer.Void)
            .Join(
                db.Set<RegisteredCopy>().Where(copy => copy.Hall == hall.Value.Code
                    && (copy.VoidFor == VoidReason.Spoiled || copy.VoidFor == VoidReason.DidNotComeOut)),
                check => check.Number, copy => copy.Number, (check, copy) => new { check.Number, check.AtUtc })
            .ToListAsync(cancellationToken);
        return
        [
            .. checks.GroupBy(check => check.Number).Select(asked => new SpoiledCheck(
                asked.Key.Value, DeskClock.At(asked.Min(check => check.AtUtc)).DateTime)),
        ];
    }
}

/// <summary>What waits, on some day, for a second pair of eyes.</summary>
/// <param name="UnsignedDays">Earlier days whose report nobody has signed.</param>
/// <param name="Openings">Rules that were opened too long ago for nobody to have reviewed it.</param>
public sealed record WaitingForReview(IReadOnlyList<DateOnly> UnsignedDays, IReadOnlyList<UnreviewedOpening> Openings);
