using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
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
        return await ReportAsync(
            await entries.ReadAsync(cancellationToken), tables, day, now,
            () => tables.VisitsAsync(entries.Of(AuditAction.VisitOpened, AuditOutcome.Done), cancellationToken),
            await tables.RatingsAsync(
                entries.Of(AuditAction.Rated, AuditOutcome.Done), AnswerDueOf(day), cancellationToken),
            cancellationToken);
    }

    /// <summary>All numbers of a day whose log is folded. What tables have is read anew.</summary>
    /// <param name="fold">Nothing is added to it meanwhile but by <paramref name="catchUpAsync"/>.</param>
    /// <param name="catchUpAsync">Brings the fold up to date.</param>
    /// <param name="cancellationToken">Ends the counting.</param>
    internal async Task<DailyReport> CountAsync(
        DayFold fold, Func<Task> catchUpAsync, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (now, day) = (clock.Now.UtcDateTime, fold.Day);
        var logged = fold.ToDay();
        var ratings = fold.Visits.Ratings(day, AnswerDueOf(day));

        // Beside each other: they read all visits of the day, all copies, and all copies once more by what is alike.
        var reading = Task.Run(ReadVisitsAsync, cancellationToken);
        var accounting = Task.Run(AccountAsync, cancellationToken);
        var counting = ReportAsync(
            logged, new DayTables(db, Hall, day), day, now, async () => (await reading).Visits, ratings, cancellationToken);
        await Task.WhenAll(reading, accounting, counting);
        var report = await counting;
        return report with
        {
            Times = (await reading).Times, Reconciliation = Reconciliation.Of(await accounting, report.Visits),
        };

        async Task<VisitsRead> ReadVisitsAsync()
        {
            await using var own = await databases.CreateDbContextAsync(cancellationToken);
            return await fold.Visits.ReadAsync(own, day, now, cancellationToken);
        }

        Task<DayAccount> AccountAsync()
        {
            var asked = 0;
            return accounts.OfAsync(
                day,
                async () =>
                {
                    if (asked++ > 0)
                    {
                        await catchUpAsync();
                    }

                    return fold.Numbers;
                },
                async () => (await reading).There,
                cancellationToken);
        }
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

    private async Task<DailyReport> ReportAsync(
        LoggedDay logged, DayTables tables, DateOnly day, DateTime now, Func<Task<List<VisitTally>>> visitsAsync,
        RatingNumbers ratings, CancellationToken cancellationToken) => new()
    {
        Hall = Hall,
        Day = day,
        CountedAtUtc = now,
        FirstEntry = logged.First,
        LastEntry = logged.Last,
        Sources = SourceNumbers.Of(
            logged.Searches, logged.Unanswered, await tables.FeedOutagesAsync(logged.First, logged.Last, now, cancellationToken)),
        Verifications = VerificationNumbers.Of(logged.Verifications),
        Copies = CopyNumbers.Of(await tables.CopiesAsync(cancellationToken), logged.Undone),
        Receivers = await tables.ReceiversAsync(cancellationToken),
        Objections = await tables.ObjectionsAsync(logged.ObjectionsAnswered, cancellationToken),
        Ratings = ratings,
        Log = new()
        {
            WithoutOutcome = logged.WithoutOutcome,
            Refused = logged.Refused,
            Failed = logged.Failed,
            Papers = LogNumbers.DoneBy(logged.Papers, "Paper"),
            BreakGlass = LogNumbers.DoneBy(logged.BreakGlass, "Rule"),
            Overrides = LogNumbers.OverridesOf(await confirmations.ListDayAsync(day, cancellationToken), now),
        },
        Visits = VisitNumbers.Of(logged.Opened, await visitsAsync()),
    };

    private DateOnly? AnswerDueOf(DateOnly day) =>
        (calendar.After(day, RatingNumbers.WorkingDaysToAnswer) as DueDay.On)?.Day;
}
