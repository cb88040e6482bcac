using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>What the rules find in a day, for who reads its report. It belongs to the reading that showed the numbers.</summary>
public sealed class DayExceptions(
    IDbContextFactory<CounterDeskDb> databases, DayRecords records, WorkCalendar calendar,
    IOptions<ReportOptions> hours, IOptions<ExceptionThresholds> thresholds, IOptions<BreakGlassOptions> breakGlass,
    IOptions<HallOptions> hall)
{
    /// <summary>The most serious first, without what was decided.</summary>
    public async Task<FoundExceptions> FindAsync(DateOnly day, Clerk reader, CancellationToken cancellationToken)
    {
        ReportReaders.Require(reader);

        // In a year whose holidays nobody has announced, the hall is taken to be open.
        OpenSpan[] open = calendar.IsWorkingDay(day) is false ? [] : [new(hours.Value.Opens, hours.Value.Closes)];
        var record = await records.ReadAsync(
            day, open, await FindUnsignedAsync(day, cancellationToken), await FindUnreviewedAsync(day, cancellationToken),
            cancellationToken);
        var found = ExceptionRules.Find(record, thresholds.Value);
        return new(
            [.. found.Shown.Select(one => new RaisedException(one, RaisedException.ConcernedBy(one, record), []))],
            found.LeftOut.Length,
            [.. found.LeftOut.SelectMany(one => RaisedException.ConcernedBy(one, record)).Distinct()]);
    }

    // Where the calendar ends nobody can tell how many working days it was: then it is asked for as soon as the day is over.
    private async Task<IReadOnlyList<UnreviewedOpening>> FindUnreviewedAsync(
        DateOnly day, CancellationToken cancellationToken)
    {
        var evening = DeskClock.BeginningOf(day.AddDays(1));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<BreakGlassOpening>().AsNoTracking()
            .Where(opening => opening.Hall == hall.Value.Code && opening.ReviewedAtUtc == null && opening.OpenedAtUtc < evening)
            .OrderBy(opening => opening.OpenedAtUtc).ToListAsync(cancellationToken);
        return
        [
            .. from opening in waiting
               let opened = DeskClock.At(opening.OpenedAtUtc).DateTime
               let due = calendar.After(DateOnly.FromDateTime(opened), breakGlass.Value.ReviewWorkingDays)
               where due is DueDay.On(var last) ? day > last : day > DateOnly.FromDateTime(opened)
               select new UnreviewedOpening(opening.Rule.ToString(), opening.Counter, opened, opening.OpenedBy),
        ];
    }

    // Whole days that wait for a signature: a day that goes on, or on which nothing happened, is none.
    private async Task<IReadOnlyList<DateOnly>> FindUnsignedAsync(DateOnly before, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<ClosedReport>()
            .Where(report => report.Hall == hall.Value.Code && report.Day < before
                && report.IsWholeDay && report.AwaitsSignOff)
            .Where(report => !db.Set<ReportSignOff>().Any(
                signOff => signOff.Hall == report.Hall && signOff.Day == report.Day))
            .Select(report => report.Day).Distinct().OrderBy(day => day)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>What was found in a day.</summary>
/// <param name="Shown">In their order.</param>
/// <param name="LeftOut">How many more there are, all of less weight.</param>
/// <param name="ConcernedBesides">Whom those concern.</param>
public sealed record FoundExceptions(
    ImmutableArray<RaisedException> Shown, int LeftOut, ImmutableArray<string> ConcernedBesides);
