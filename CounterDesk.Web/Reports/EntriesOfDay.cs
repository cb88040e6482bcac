using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Reports;

/// <summary>
/// The entries of a hall's day. Each question takes one action or one outcome, because those are what the log is indexed by.
/// </summary>
internal sealed class EntriesOfDay
{
    private const int HoursInDay = 24;

    // The counter's clock is this far ahead of UTC; China has known no other since 1991.
    private static readonly int _ahead = DeskClock.At(DateTime.UnixEpoch.AddYears(50)).Offset.Hours;

    private EntriesOfDay(IQueryable<AuditEntry> all, long first, long last) => (All, First, Last) = (all, first, last);

    /// <summary>In no order.</summary>
    public IQueryable<AuditEntry> All { get; }

    public long First { get; }

    /// <summary>One less than the first where the day has no entries.</summary>
    public long Last { get; }

    /// <param name="db">Where the log is.</param>
    /// <param name="hall">Whose log.</param>
    /// <param name="day">Which day.</param>
    /// <param name="before">Entries from here on are left out; null for none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<EntriesOfDay> FindAsync(
        CounterDeskDb db, string hall, DateOnly day, long? before, CancellationToken cancellationToken)
    {
        var ofHall = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall);
        var head = await db.Set<AuditHead>().Where(head => head.Hall == hall)
            .Select(head => head.Sequence).SingleOrDefaultAsync(cancellationToken);
        var (first, last) = await LogDays.FindAsync(ofHall, day, cancellationToken);
        last = Math.Min(Math.Min(last, head), (before ?? long.MaxValue) - 1);
        (first, last) = first > last ? (1, 0) : (first, last);
        return new(ofHall.Where(entry => entry.Sequence >= first && entry.Sequence <= last), first, last);
    }

    public IQueryable<AuditEntry> Of(AuditAction action, AuditOutcome outcome)
    {
        var (did, came) = (action.ToString(), outcome.ToString());
        return All.Where(entry => entry.Action == did && entry.Outcome == came);
    }

    /// <summary>The hour at the counter of a time in UTC.</summary>
    public static int HourOf(DateTime utc) => HourOf(utc.Hour);

    /// <summary>All that the numbers of the report are made of.</summary>
    public async Task<LoggedDay> ReadAsync(CancellationToken cancellationToken) => new()
    {
        First = First,
        Last = Last,
        Opened = await TallyAsync(AuditAction.VisitOpened, cancellationToken),
        Searches = await TallyAsync(AuditAction.Search, cancellationToken),
        ObjectionsAnswered = await TallyAsync(AuditAction.ObjectionAnswered, cancellationToken),
        Papers = await TallyAsync(AuditAction.PaperSent, cancellationToken),
        BreakGlass = await TallyAsync(AuditAction.BreakGlassOpened, cancellationToken),
        Verifications = await VerificationsAsync(cancellationToken),
        Unanswered = await UnansweredAsync(cancellationToken),
        Undone = await CopyStepsAsync(cancellationToken),
        WithoutOutcome = await ActionsAsync(AuditOutcome.Unknown, cancellationToken),
        Refused = await ActionsAsync(AuditOutcome.Refused, cancellationToken),
        Failed = await ActionsAsync(AuditOutcome.Failed, cancellationToken),
    };

    /// <summary>What was recorded of an action, by its details: for actions whose details are alike.</summary>
    private async Task<List<EntryTally>> TallyAsync(AuditAction action, CancellationToken cancellationToken)
    {
        var tallies = await Recorded(action)
            .GroupBy(entry => new { entry.Outcome, entry.Details })
            .Select(same => new { same.Key.Outcome, same.Key.Details, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return [.. tallies.Select(tally => new EntryTally(tally.Outcome, tally.Details, tally.Count))];
    }

    /// <summary>The verifications, which are the most.</summary>
    private async Task<List<VerificationTally>> VerificationsAsync(CancellationToken cancellationToken)
    {
        var tallies = await Recorded(AuditAction.LicenseVerified)
            .GroupBy(entry => new { entry.KindCode, entry.Outcome, entry.Details, entry.AtUtc.Hour })
            .Select(same => new
            {
                same.Key.KindCode, same.Key.Outcome, same.Key.Details, same.Key.Hour, Count = same.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. from tally in tallies
               select new VerificationTally(
                   tally.KindCode ?? "", HourOf(tally.Hour),
                   new EntryTally(tally.Outcome, tally.Details, tally.Count)),
        ];
    }

    /// <summary>The questions that a source left without an answer.</summary>
    private async Task<List<Unanswered>> UnansweredAsync(CancellationToken cancellationToken)
    {
        // All that could not be told, which is little: the action would be asked for by its own, much longer index.
        var asked = await All
            .Where(entry => entry.Outcome == nameof(AuditOutcome.CouldNotBeTold))
            .Select(entry => new { entry.Action, entry.AtUtc, entry.Details })
            .ToListAsync(cancellationToken);
        return [.. asked.Where(entry => DayTally.IsAsking(entry.Action)).Select(entry => DayTally.UnansweredOf(entry.Details, entry.AtUtc))];
    }

    /// <summary>What was undone on the day of papers that have a number, of whatever day.</summary>
    private async Task<ImmutableArray<Counted>> CopyStepsAsync(CancellationToken cancellationToken)
    {
        var counted = ImmutableArray.CreateBuilder<Counted>();
        foreach (var step in DayTally.CopySteps.Select(action => action.ToString()))
        {
            counted.Add(new(step, await All.CountAsync(
                entry => entry.Action == step && entry.Outcome == nameof(AuditOutcome.Done), cancellationToken)));
        }

        return counted.ToImmutable();
    }

    /// <summary>How often which action had an outcome, the most frequent first.</summary>
    private async Task<ImmutableArray<Counted>> ActionsAsync(AuditOutcome outcome, CancellationToken cancellationToken)
    {
        var came = outcome.ToString();
        var tallies = await All.Where(entry => entry.Outcome == came)
            .GroupBy(entry => entry.Action)
            .Select(same => new { same.Key, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. tallies.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Key, StringComparer.Ordinal)
                .Select(tally => new Counted(tally.Key, tally.Count)),
        ];
    }

    private static int HourOf(int hourInUtc) => (hourInUtc + _ahead) % HoursInDay;

    private IQueryable<AuditEntry> Recorded(AuditAction action)
    {
        var did = action.ToString();
        return All.Where(entry => entry.Action == did && entry.Outcome != nameof(AuditOutcome.Announced));
    }
}
