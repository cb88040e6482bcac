using System.Collections.Concurrent;
using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
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

/// <summary>
/// What the rules find in a day, for who reads its report. It belongs to the reading that showed the numbers. What was found
/// in a day that is closed is kept in memory, and holds as long as nothing of what the rules see has changed.
/// </summary>
public sealed class DayExceptions(
    IDbContextFactory<CounterDeskDb> databases, DayRecords records, DayFolds folds, WorkCalendar calendar,
    IOptions<ReportOptions> hours, IOptions<ExceptionThresholds> thresholds, IOptions<BreakGlassOptions> breakGlass,
    IOptions<HallOptions> hall)
{
    // Of so many days it is found before somebody asks.
    private const int KeptDays = 3;
    private const int MostKept = 40;

    private readonly ConcurrentDictionary<DateOnly, KeptFindings> _kept = [];

    private string Hall => hall.Value.Code;

    /// <summary>The most serious first, without what was decided.</summary>
    public async Task<FoundExceptions> FindAsync(DateOnly day, Clerk reader, CancellationToken cancellationToken)
    {
        ReportReaders.Require(reader);
        var waiting = await FindWaitingAsync(day, cancellationToken);
        return await FindFoldedAsync(day, waiting, cancellationToken) ?? await FindKeptAsync(day, waiting, cancellationToken);
    }

    /// <summary>
    /// Finds once what is to be found in a day that is folded, so that whoever reads it first after a start waits no longer than
    /// who comes next.
    /// </summary>
    /// <returns>Whether the day is folded.</returns>
    internal async Task<bool> PrepareAsync(DateOnly day, CancellationToken cancellationToken) =>
        await FindFoldedAsync(day, new([], []), cancellationToken) is not null;

    /// <summary>The same, read from the log itself whatever is kept: for who signs.</summary>
    internal async Task<FoundExceptions> FindInLogAsync(DateOnly day, CancellationToken cancellationToken) =>
        await FindInLogAsync(day, await FindWaitingAsync(day, cancellationToken), cancellationToken);

    /// <summary>Finds what is to be found in the latest days that wait for a signature, before somebody asks.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        var unsigned = await FindUnsignedAsync(DateOnly.MaxValue, cancellationToken);
        foreach (var day in unsigned.TakeLast(KeptDays))
        {
            await FindKeptAsync(day, await FindWaitingAsync(day, cancellationToken), cancellationToken);
        }
    }

    private Task<FoundExceptions?> FindFoldedAsync(
        DateOnly day, WaitingForReview waiting, CancellationToken cancellationToken) =>
        folds.ReadAsync(
            day, before: null,
            async (fold, _) =>
                await records.ReadAsync(fold, OpenOn(day), waiting, cancellationToken) is { } record ? Find(record) : null,
            cancellationToken);

    private async Task<FoundExceptions> FindKeptAsync(
        DateOnly day, WaitingForReview waiting, CancellationToken cancellationToken)
    {
        if (await FindSeenAsync(day, waiting, cancellationToken) is not { } seen)
        {
            return await FindInLogAsync(day, waiting, cancellationToken);
        }

        if (_kept.TryGetValue(day, out var kept) && kept.Seen == seen)
        {
            return kept.Found;
        }

        var found = await FindInLogAsync(day, waiting, cancellationToken);
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        _kept[day] = new(seen, found);
        return found;
    }

    // What the rules see of a closed day: its entries by their number and by the last hash, in which all are; who works
    // there; and what waits for a signature or a review. Null while the day is not closed.
    private async Task<string?> FindSeenAsync(
        DateOnly day, WaitingForReview waiting, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var closed = await db.Set<ClosedReport>()
            .Where(report => report.Hall == Hall && report.Day == day && report.IsWholeDay)
            .Select(report => new { report.FirstEntry, report.LastEntry }).FirstOrDefaultAsync(cancellationToken);
        if (closed is null)
        {
            return null;
        }

        var entries = db.Set<AuditEntry>().Where(entry =>
            entry.Hall == Hall && entry.Sequence >= closed.FirstEntry && entry.Sequence <= closed.LastEntry);
        var hash = await entries.Where(entry => entry.Sequence == closed.LastEntry)
            .Select(entry => entry.Hash).SingleOrDefaultAsync(cancellationToken);
        return string.Join(
            '\n',
            [
                $"{await entries.CountAsync(cancellationToken)} {Convert.ToHexStringLower(hash ?? [])}",
                .. waiting.UnsignedDays.Select(one => $"{one.DayNumber}"),
                .. waiting.Openings.Select(one => $"{one}"),
                .. await DayRecords.ClerksAsync(db, cancellationToken),
            ]);
    }

    private async Task<FoundExceptions> FindInLogAsync(
        DateOnly day, WaitingForReview waiting, CancellationToken cancellationToken) =>
        Find(await records.ReadAsync(day, OpenOn(day), waiting, cancellationToken));

    private FoundExceptions Find(DayRecord record)
    {
        var found = ExceptionRules.Find(record, thresholds.Value);
        return new(
            [.. found.Shown.Select(one => new RaisedException(one, RaisedException.ConcernedBy(one, record), []))],
            found.LeftOut.Length,
            [.. found.LeftOut.SelectMany(one => RaisedException.ConcernedBy(one, record)).Distinct()]);
    }

    // In a year whose holidays nobody has announced, the hall is taken to be open.
    private OpenSpan[] OpenOn(DateOnly day) =>
        calendar.IsWorkingDay(day) is false ? [] : [new(hours.Value.Opens, hours.Value.Closes)];

    private async Task<WaitingForReview> FindWaitingAsync(DateOnly day, CancellationToken cancellationToken) =>
        new(await FindUnsignedAsync(day, cancellationToken), await FindUnreviewedAsync(day, cancellationToken));

    // Where the calendar ends nobody can tell how many working days it was: then it is asked for as soon as the day is over.
    private async Task<IReadOnlyList<UnreviewedOpening>> FindUnreviewedAsync(
        DateOnly day, CancellationToken cancellationToken)
    {
        var evening = DeskClock.BeginningOf(day.AddDays(1));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Set<BreakGlassOpening>().AsNoTracking()
            .Where(opening => opening.Hall == Hall && opening.ReviewedAtUtc == null && opening.OpenedAtUtc < evening)
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
            .Where(report => report.Hall == Hall && report.Day < before
                && report.IsWholeDay && report.AwaitsSignOff)
            .Where(report => !db.Set<ReportSignOff>().Any(
                signOff => signOff.Hall == report.Hall && signOff.Day == report.Day))
            .Select(report => report.Day).Distinct().OrderBy(day => day)
            .ToListAsync(cancellationToken);
    }

    private sealed record KeptFindings(string Seen, FoundExceptions Found);
}

/// <summary>What was found in a day.</summary>
/// <param name="Shown">In their order.</param>
/// <param name="LeftOut">How many more there are, all of less weight.</param>
/// <param name="ConcernedBesides">Whom those concern.</param>
public sealed record FoundExceptions(
    ImmutableArray<RaisedException> Shown, int LeftOut, ImmutableArray<string> ConcernedBesides);
