using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>
/// Shows the hall's reports to a supervisor or an auditor: of a closed day as it was closed, of the day that goes on as it
/// is now. Reading is announced, and recorded before anything is shown.
/// </summary>
public sealed class DailyReports(
    IDbContextFactory<CounterDeskDb> databases, AuditLog log, DayCounts counts, DayFolds folds, ProofKeeper proofs,
    IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>Days in the list.</summary>
    public const int ListDays = 31;

    /// <summary>Earlier days that a day is compared with.</summary>
    private const int ComparedDays = 20;

    private string Hall => hall.Value.Code;

    /// <summary>The report of a day.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<ReadReport> ReadAsync(DateOnly day, Clerk reader, CancellationToken cancellationToken)
    {
        var note = NoteOf(reader, await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken), day);
        return await log.AnnouncedAsync(note, async announcement =>
        {
            var read = await GatherAsync(day, announcement, cancellationToken);
            return read with
            {
                Receipt = await log.RecordAsync(announcement, note with { Outcome = read.Outcome }, cancellationToken),
            };
        }, cancellationToken);
    }

    /// <summary>All that is read of a day for who has announced it.</summary>
    internal async Task<ReadReport> GatherAsync(
        DateOnly day, AuditReceipt announcement, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var versions = await OfHall(db).Where(report => report.Day == day)
            .OrderBy(report => report.Version).ToListAsync(cancellationToken);
        var closed = versions.LastOrDefault();
        var numbers = closed is null
            ? await CountAsync(day, announcement.Sequence, cancellationToken)
            : closed.TryRead();
        return new(
            day, numbers, [.. versions], await proofs.ReadAsync(cancellationToken),
            await CompareAsync(db, day, cancellationToken), announcement);
    }

    // Whole where the day is folded; otherwise what takes long comes afterward.
    private async Task<DailyReport> CountAsync(DateOnly day, long before, CancellationToken cancellationToken) =>
        await folds.ReadAsync<DailyReport>(
            day, before, async (fold, catchUpAsync) => await counts.CountAsync(fold, catchUpAsync, cancellationToken),
            cancellationToken)
        ?? await counts.CountAsync(day, before, cancellationToken);

    /// <summary>
    /// Adds to the numbers of a day that goes on what takes longer; it belongs to the reading that showed them.
    /// </summary>
    public async Task<DailyReport> CompleteAsync(DailyReport live, Clerk reader, CancellationToken cancellationToken)
    {
        await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken);
        return await counts.CompleteAsync(live, cancellationToken);
    }

    /// <summary>The latest days that have a closed report, the latest first. Recorded as reading.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<ImmutableArray<ListedReport>> ListAsync(Clerk reader, CancellationToken cancellationToken)
    {
        var note = NoteOf(reader, await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken), null);
        return await log.AnnouncedAsync(note, async announcement =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var since = clock.Today.AddDays(-ListDays);
            var closed = await OfHall(db).Where(report => report.Day > since).ToListAsync(cancellationToken);
            var signed = await db.Set<ReportSignOff>().AsNoTracking()
                .Where(signOff => signOff.Hall == Hall && signOff.Day > since)
                .ToDictionaryAsync(signOff => signOff.Day, signOff => signOff.SignedByName, cancellationToken);
            await log.RecordAsync(announcement, note, cancellationToken);
            return (ImmutableArray<ListedReport>)
            [
                .. from report in closed
                   group report by report.Day into versions
                   let last = versions.MaxBy(version => version.Version)
                   orderby last.Day descending
                   select new ListedReport(
                       last.Day, last.ClosedAtUtc, last.IsWholeDay, last.TryRead(),
                       signed.GetValueOrDefault(last.Day), last.AwaitsSignOff),
            ];
        }, cancellationToken);
    }

    // Days before this one, the earliest first: how much could not be told is a number that needs a usual one beside it.
    private async Task<ImmutableArray<EarlierDay>> CompareAsync(
        CounterDeskDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var since = day.AddDays(-2 * ComparedDays);
        var earlier = await OfHall(db).Where(report => report.Day < day && report.Day > since)
            .ToListAsync(cancellationToken);
        return
        [
            .. (from report in earlier
                group report by report.Day into versions
                orderby versions.Key
                let numbers = versions.MaxBy(version => version.Version)!.TryRead()
                where numbers is { Verifications.Total: > 0 }
                select new EarlierDay(versions.Key, numbers.Verifications.Unknown, numbers.Verifications.Total))
                .TakeLast(ComparedDays),
        ];
    }

    private IQueryable<ClosedReport> OfHall(CounterDeskDb db) =>
        db.Set<ClosedReport>().AsNoTracking().Where(report => report.Hall == Hall);

    private static AuditNote NoteOf(Clerk reader, string role, DateOnly? day) => new()
    {
        Action = AuditAction.ReportRead,
        Actor = reader.Id,
        Role = role,
        Details = day is { } read
            ? [new("Day", read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]
            : [],
    };
}

/// <summary>A report as somebody reads it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Numbers">Null when what was kept of the day was changed since, or cannot be read.</param>
/// <param name="Versions">What was closed of the day, the earliest first; none while it goes on.</param>
/// <param name="Log">How the audit log stands.</param>
/// <param name="Before">Days before it, the earliest first.</param>
/// <param name="Receipt">The entry that says who reads this.</param>
public sealed record ReadReport(
    DateOnly Day, DailyReport? Numbers, ImmutableArray<ClosedReport> Versions, AuditStanding Log,
    ImmutableArray<EarlierDay> Before, AuditReceipt Receipt)
{
    /// <summary>The version whose numbers these are; null while the day goes on.</summary>
    public ClosedReport? Closed => Versions.LastOrDefault();

    /// <summary>What reading it came to.</summary>
    internal AuditOutcome Outcome => Numbers switch
    {
        null => AuditOutcome.Failed,
        { Entries: 0 } => AuditOutcome.NothingFound,
        _ => AuditOutcome.Done,
    };
}

/// <summary>How much could not be told on an earlier day.</summary>
public sealed record EarlierDay(DateOnly Day, int Unknown, int Total);

/// <summary>A closed day in the list.</summary>
/// <param name="Day">The day.</param>
/// <param name="ClosedAtUtc">When its last version was closed.</param>
/// <param name="IsWholeDay">Whether that covers the whole day.</param>
/// <param name="Numbers">Null when what was kept was changed since, or cannot be read.</param>
/// <param name="SignedBy">The name of whoever signed it; null when nobody has.</param>
/// <param name="AwaitsSignOff">Whether somebody has to sign it.</param>
public sealed record ListedReport(
    DateOnly Day, DateTime ClosedAtUtc, bool IsWholeDay, DailyReport? Numbers, string? SignedBy, bool AwaitsSignOff);
