using System.Diagnostics.CodeAnalysis;
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
    private static readonly Dictionary<string, AuditAction> _actions = ByName<AuditAction>();
    private static readonly Dictionary<string, AuditOutcome> _outcomes = ByName<AuditOutcome>();

    /// <param name="day">A day in China; today is read as far as it has come.</param>
    /// <param name="open">When the hall was open on it; empty when it was not.</param>
    /// <param name="unsignedDays">Earlier days whose report nobody has signed.</param>
    /// <param name="unreviewed">Rules that were opened too long ago for nobody to have reviewed it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DayRecord> ReadAsync(
        DateOnly day, IReadOnlyList<OpenSpan> open, IReadOnlyList<DateOnly> unsignedDays,
        IReadOnlyList<UnreviewedOpening> unreviewed, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var log = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall.Value.Code);
        var (first, last) = await LogDays.FindAsync(log, day, day, cancellationToken);
        var clerks = await ClerksAsync(db, cancellationToken);
        return new()
        {
            Day = day,
            Entries = await EntriesAsync(log, (first, last), clerks, cancellationToken),
            Open = open,
            Clerks = clerks,
            EarlierLooks = await EarlierLooksAsync(log, day, first, last, cancellationToken),
            UnsignedDays = unsignedDays,
            UnreviewedOpenings = unreviewed,
            SpoiledChecks = await SpoiledChecksAsync(db, day, cancellationToken),
        };
    }

    // One after the other, and only what a rule can find something by is kept: a large hall has a million a day.
    private static async Task<IReadOnlyList<DayEntry>> EntriesAsync(
        IQueryable<AuditEntry> log, (long First, long Last) day, IReadOnlyList<DayClerk> clerks,
        CancellationToken cancellationToken)
    {
        var rows = log
            .Where(entry => entry.Sequence >= day.First && entry.Sequence <= day.Last
                && entry.Outcome != nameof(AuditOutcome.Announced))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new
            {
                entry.Sequence, entry.AtUtc, entry.Action, entry.Outcome, entry.Actor, entry.Counter, entry.Visit, entry.Subject,
                entry.SubjectHash,
                LicenseHash = _asked.Contains(entry.Action) ? entry.LicenseHash : null,
                KindCode = _asked.Contains(entry.Action) ? entry.KindCode : null,
                Purpose = _asked.Contains(entry.Action) ? entry.Purpose : null,
                Details = _asked.Contains(entry.Action) ? entry.Details : null,
            })
            .AsAsyncEnumerable();
        var sieve = new DaySieve(clerks);
        var texts = new SameTexts();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            // What a later program wrote that does more than this one knows is nothing to the rules.
            if (_actions.TryGetValue(row.Action, out var action) && _outcomes.TryGetValue(row.Outcome, out var outcome))
            {
                sieve.Add(new()
                {
                    Number = row.Sequence,
                    At = DeskClock.At(row.AtUtc).DateTime,
                    Action = action,
                    Outcome = outcome,
                    Clerk = texts.Once(row.Actor),
                    Counter = texts.Once(row.Counter),
                    Visit = row.Visit,
                    Purpose = texts.Once(row.Purpose),
                    Subject = texts.Once(row.Subject),
                    Person = texts.Once(Hex(row.SubjectHash)),
                    License = texts.Once(Hex(row.LicenseHash)),
                    Kind = texts.Once(row.KindCode),
                    Details = texts.Once(row.Details),
                });
            }
        }

        return sieve.End();
    }

    private static string? Hex(byte[]? hash) => hash is null ? null : Convert.ToHexStringLower(hash);

    private static async Task<IReadOnlyList<DayClerk>> ClerksAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        var known = await db.Set<StaffMember>().AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. known.Select(member => new DayClerk(
                member.Id, member.Name, member.PersonHash is { } hash ? Convert.ToHexStringLower(hash) : null)),
        ];
    }

    private async Task<IReadOnlyList<EarlierLook>> EarlierLooksAsync(
        IQueryable<AuditEntry> log, DateOnly day, long first, long last, CancellationToken cancellationToken)
    {
        if (thresholds.Value.DaysBack is 0 || first > last)
        {
            return [];
        }

        var (from, _) = await LogDays.FindAsync(log, day.AddDays(-thresholds.Value.DaysBack), null, cancellationToken);
        var looks = log.Where(entry => entry.Action == nameof(AuditAction.LicenseOpened)
            && entry.Outcome == nameof(AuditOutcome.Done) && entry.SubjectHash != null && entry.Actor != null);
        var people = looks.Where(entry => entry.Sequence >= first && entry.Sequence <= last)
            .Select(entry => entry.SubjectHash);
        var earlier = await looks
            .Where(entry => entry.Sequence >= from && entry.Sequence < first && people.Contains(entry.SubjectHash))
            .Select(entry => new { entry.SubjectHash, entry.Actor, entry.AtUtc })
            .ToListAsync(cancellationToken);
        return
        [
            .. earlier.Select(look => new EarlierLook(
                Convert.ToHexStringLower(look.SubjectHash!), look.Actor!,
                DeskClock.DayOf(look.AtUtc))).Distinct(),
        ];
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

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value.ToString());

    /// <summary>Texts that many entries have are held once.</summary>
    private sealed class SameTexts
    {
        private readonly HashSet<string> _held = [];

        [return: NotNullIfNotNull(nameof(text))]
        public string? Once(string? text)
        {
            if (text is null)
            {
                return null;
            }

            if (!_held.TryGetValue(text, out var held))
            {
                _held.Add(held = text);
            }

            return held;
        }
    }
}
