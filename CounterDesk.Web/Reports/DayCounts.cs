using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>
/// Counts a day of the hall: the database adds up what is alike, and Domain makes the numbers of it. What is counted by the
/// log is of the day as the log has closed it.
/// </summary>
public sealed class DayCounts(
    IDbContextFactory<CounterDeskDb> databases, ConfirmationDesk confirmations, DayAccounts accounts,
    WorkCalendar calendar, IOptions<HallOptions> hall, DeskClock clock)
{
    private string Hall => hall.Value.Code;

    /// <summary>The numbers of a day, but for those that <see cref="CompleteAsync"/> adds.</summary>
    /// <param name="day">The day.</param>
    /// <param name="before">Entries from here on are not counted: that somebody reads is no work of the day.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    public async Task<DailyReport> CountAsync(DateOnly day, long? before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.Now.UtcDateTime;
        var entries = await EntriesOfDay.FindAsync(db, Hall, day, before, cancellationToken);
        var tables = new DayTables(db, Hall, day);
        return new()
        {
            Hall = Hall,
            Day = day,
            CountedAtUtc = now,
            FirstEntry = entries.First,
            LastEntry = entries.Last,
            Visits = VisitNumbers.Of(
                await entries.TallyAsync(AuditAction.VisitOpened, cancellationToken),
                await tables.VisitsAsync(entries.Of(AuditAction.VisitOpened, AuditOutcome.Done), cancellationToken)),
            Sources = SourceNumbers.Of(
                await entries.TallyAsync(AuditAction.Search, cancellationToken),
                await entries.UnansweredAsync(cancellationToken)),
            Verifications = VerificationNumbers.Of(await entries.VerificationsAsync(cancellationToken)),
            Copies = CopyNumbers.Of(
                await tables.CopiesAsync(cancellationToken), await entries.CopyStepsAsync(cancellationToken)),
            Receivers = await tables.ReceiversAsync(cancellationToken),
            Objections = await tables.ObjectionsAsync(
                await entries.TallyAsync(AuditAction.ObjectionAnswered, cancellationToken), cancellationToken),
            Ratings = await tables.RatingsAsync(
                entries.Of(AuditAction.Rated, AuditOutcome.Done), calendar, cancellationToken),
            Log = new()
            {
                WithoutOutcome = await entries.ActionsAsync(AuditOutcome.Unknown, cancellationToken),
                Refused = await entries.ActionsAsync(AuditOutcome.Refused, cancellationToken),
                Failed = await entries.ActionsAsync(AuditOutcome.Failed, cancellationToken),
                Papers = await PapersAsync(entries, cancellationToken),
                Overrides = LogNumbers.OverridesOf(await confirmations.ListDayAsync(day, cancellationToken), now),
            },
        };
    }

    /// <summary>
    /// Adds what is read visit by visit and number by number: of a large hall it takes seconds.
    /// </summary>
    public async Task<DailyReport> CompleteAsync(DailyReport report, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = await EntriesOfDay.FindAsync(db, Hall, report.Day, report.LastEntry + 1, cancellationToken);
        var opened = entries.Of(AuditAction.VisitOpened, AuditOutcome.Done);
        return report with
        {
            Times = await new DayTables(db, Hall, report.Day).TimesAsync(opened, report.CountedAtUtc, cancellationToken),
            Reconciliation = Reconciliation.Of(await accounts.OfAsync(report.Day, cancellationToken), report.Visits),
        };
    }

    private static async Task<ImmutableArray<Counted>> PapersAsync(
        EntriesOfDay entries, CancellationToken cancellationToken)
    {
        var papers = await entries.TallyAsync(AuditAction.PaperSent, cancellationToken);
        return
        [
            .. from tally in papers
               where tally.IsDone
               group tally by tally["Paper"] into same
               orderby same.Key
               select new Counted(same.Key, same.Sum(tally => tally.Count)),
        ];
    }
}
